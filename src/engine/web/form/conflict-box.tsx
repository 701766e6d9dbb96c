import type { ApiError } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';

interface ConflictBoxProps {
  readonly error: ApiError;
  readonly onKeepMine: () => void;
  readonly onKeepTheirs: () => void;
}

/** Somebody saved in between: each field with both values, and the choice which to keep. */
export function ConflictBox({ error, onKeepMine, onKeepTheirs }: ConflictBoxProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  return (
    <div className="records-conflict" role="alert">
      <b className="row g2">
        <Icon name="warning" className="watch" /> {t('records.conflict_title')}
      </b>
      <ul>
        {error.issues.map((issue, at) => (
          <li key={issue.field ?? at}>{typeof issue.message === 'string' ? issue.message : label(issue.message)}</li>
        ))}
      </ul>
      <div className="row g2">
        <Button size="small" onClick={onKeepMine}>
          {t('records.keep_mine')}
        </Button>
        <Button size="small" kind="quiet" onClick={onKeepTheirs}>
          {t('records.keep_theirs')}
        </Button>
      </div>
    </div>
  );
}
