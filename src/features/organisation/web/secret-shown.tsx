import { Button } from '#platform/web/kit/button.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { accessMessages } from '../contract/access.messages.ts';
import './access.css';

/** A secret or link that is shown once, with a button to copy it. */
export function SecretShown({ text }: { readonly text: string }) {
  const t = useMessages(accessMessages);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    showToast({ text: t('access.copied'), tone: 'good' });
  };
  return (
    <div className="secret">
      <code>{text}</code>
      {/* Only pages served securely or from this machine may write to the clipboard; elsewhere one click selects the text. */}
      {window.isSecureContext && (
        <Button size="small" icon="copy" onClick={() => void copy()}>
          {t('access.copy')}
        </Button>
      )}
    </div>
  );
}
