import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { builderMessages, dashboardsMessages } from '../../contract/dashboards.messages.ts';
import type { Draft } from './use-draft.ts';

interface BuilderHeadProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly draft: Draft;
  readonly onPublish: () => void;
  readonly isBusy: boolean;
}

/** Name, whether the draft is saved, undo and redo, publish. */
export function BuilderHead({ name, onName, draft, onPublish, isBusy }: BuilderHeadProps) {
  const t = useMessages(builderMessages);
  const words = useMessages(dashboardsMessages);
  const said = { saved: t('builder.draft_saved'), saving: t('builder.saving'), failed: t('builder.save_failed', { why: draft.error?.detail ?? '' }) };
  return (
    <header className="builder-head">
      <h1 className="sr-only">{name}</h1>
      <input
        className="builder-name"
        value={name}
        maxLength={80}
        aria-label={words('dashboards.name')}
        onChange={(event) => onName(event.target.value)}
      />
      <span className="muted t12" role="status">
        {said[draft.state]}
      </span>
      <span className="spread" />
      <IconButton icon="undo" label={t('builder.undo')} disabled={!draft.canUndo} onClick={draft.undo} />
      <IconButton icon="cycle" label={t('builder.redo')} disabled={!draft.canRedo} onClick={draft.redo} />
      <Button kind="primary" icon="tick" isBusy={isBusy} disabled={draft.body.tiles.length === 0} onClick={onPublish}>
        {t('builder.publish')}
      </Button>
    </header>
  );
}
