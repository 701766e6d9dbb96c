import { useState } from 'react';
import type { ReactNode } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { Button } from './button.tsx';
import { Overlay } from './overlay.tsx';
import './confirm.css';

interface ConfirmProps {
  readonly title: string;
  /** What will happen, with numbers: 将删除 12 个商机，30 天内可以恢复。 */
  readonly children?: ReactNode;
  readonly confirmLabel: string;
  readonly isDanger?: boolean;
  /** The dialog closes when it settles without an error. */
  readonly onConfirm: () => void | Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks before what is hard to take back; what can be undone needs no question but a toast with undo. */
export function Confirm({ title, children, confirmLabel, isDanger = false, onConfirm, onClose }: ConfirmProps) {
  const t = useMessages(kitMessages);
  const [isBusy, setIsBusy] = useState(false);
  const confirm = async () => {
    setIsBusy(true);
    try {
      await onConfirm();
      onClose();
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Overlay label={title} onClose={onClose} place="center">
      <div className="k-confirm">
        <h2 aria-level={1}>{title}</h2>
        {children && <div className="k-confirm-text">{children}</div>}
        <div className="k-confirm-foot">
          <Button onClick={onClose} data-autofocus={isDanger || undefined}>
            {t('kit.cancel')}
          </Button>
          <Button kind={isDanger ? 'danger' : 'primary'} isBusy={isBusy} onClick={() => void confirm()} data-autofocus={!isDanger || undefined}>
            {confirmLabel}
          </Button>
        </div>
      </div>
    </Overlay>
  );
}
