import { useQueryClient } from '@tanstack/react-query';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Overlay } from '#platform/web/kit/overlay.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useSession } from '#platform/web/session.ts';
import { stayHere, useHasMoved } from '#platform/web/shown-workspace.ts';
import '#platform/web/kit/confirm.css';
import { chooseWorkspace } from './switch-workspace.ts';

/** Stands before everything when the session went to another workspace in another window: back, or along. */
export function WorkspaceMoved() {
  const t = useMessages(shellMessages);
  const session = useSession();
  const client = useQueryClient();
  if (!useHasMoved() || !session) return null;
  const { id, name } = session.workspace;
  const goBack = async () => {
    await chooseWorkspace(id);
    stayHere();
    await client.invalidateQueries();
  };
  return (
    <Overlay label={t('shell.moved')} onClose={() => undefined} place="center">
      <div className="k-confirm">
        <h2 aria-level={1}>{t('shell.moved')}</h2>
        <p className="k-confirm-text">{t('shell.moved_text', { name })}</p>
        <div className="k-confirm-foot">
          <Button onClick={() => window.location.assign('/')}>{t('shell.moved_follow')}</Button>
          <Button kind="primary" data-autofocus onClick={() => void goBack()}>
            {t('shell.moved_back', { name })}
          </Button>
        </div>
      </div>
    </Overlay>
  );
}
