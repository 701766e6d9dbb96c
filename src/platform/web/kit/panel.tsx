import type { ReactNode } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useHotkeys } from '../hotkeys.ts';
import { useMessages } from '../locale.ts';
import { useIsPhone } from '../reading.ts';
import { IconButton } from './button.tsx';
import { Overlay } from './overlay.tsx';
import './panel.css';

interface DrawerProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Stays at the bottom: the primary action right on desktop, full width on the phone. */
  readonly footer?: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: number;
}

/** A panel over the page from the right (a sheet on the phone) for one task: create, edit, explain. */
export function Drawer({ title, note, onClose, children, footer, actions, width }: DrawerProps) {
  const t = useMessages(kitMessages);
  return (
    <Overlay label={title} onClose={onClose} place="side" {...(width && { width })}>
      <div className="k-panel-head">
        {/* What lies behind is out of reach, so this is the first heading there is. */}
        <h2 className="clip" aria-level={1}>
          {title}
        </h2>
        <span className="spread clip muted t12">{note}</span>
        {actions}
        <IconButton icon="close" label={t('kit.close')} onClick={onClose} />
      </div>
      <div className="k-panel-body">{children}</div>
      {footer && <div className="k-panel-foot">{footer}</div>}
    </Overlay>
  );
}

interface PeekPanelProps {
  readonly title: string;
  /** Where the record stands in the list: `{ index: 1, count: 8 }`. */
  readonly position?: { readonly index: number; readonly count: number; readonly note?: string };
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
  readonly onOpen?: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** A record beside its list: the list stays usable; Esc closes. On the phone it is a sheet. */
export function PeekPanel(props: PeekPanelProps) {
  const t = useMessages(kitMessages);
  const isPhone = useIsPhone();
  useHotkeys({ Escape: props.onClose }, { isEnabled: !isPhone });
  const content = (
    <>
      <div className="k-panel-head">
        <span className="spread clip muted t12">
          {props.position && t('kit.position', { index: props.position.index, count: props.position.count })}
          {props.position?.note && ` · ${props.position.note}`}
        </span>
        <IconButton icon="chevron-up" label={t('kit.previous')} onClick={props.onPrevious} disabled={!props.onPrevious} />
        <IconButton icon="chevron-down" label={t('kit.next')} onClick={props.onNext} disabled={!props.onNext} />
        {props.onOpen && <IconButton icon="open" label={t('kit.open')} onClick={props.onOpen} />}
        <IconButton icon="close" label={t('kit.close')} onClick={props.onClose} />
      </div>
      <div className="k-panel-body">
        <h2 className="k-peek-title" aria-level={isPhone ? 1 : undefined}>
          {props.title}
        </h2>
        {props.children}
      </div>
      {props.footer && <div className="k-panel-foot">{props.footer}</div>}
    </>
  );
  if (isPhone)
    return (
      <Overlay label={props.title} onClose={props.onClose} place="side">
        {content}
      </Overlay>
    );
  return (
    <aside className="k-peek" aria-label={props.title}>
      {content}
    </aside>
  );
}

/** A list with its peek panel at the right: `<WithPeek peek={open && <PeekPanel …/>}>list</WithPeek>`. */
export function WithPeek({ children, peek }: { readonly children: ReactNode; readonly peek: ReactNode }) {
  return (
    <div className="k-with-peek">
      <div className="k-with-peek-list">{children}</div>
      {peek}
    </div>
  );
}

/** A part of a panel or side column with its caption. */
export function PanelSection({ title, extra, children }: { readonly title: ReactNode; readonly extra?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="k-panel-section">
      <div className="k-panel-section-head">
        <h2>{title}</h2>
        <span className="spread" />
        {extra && <span className="muted t12">{extra}</span>}
      </div>
      {children}
    </section>
  );
}
