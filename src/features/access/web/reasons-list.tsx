import { StatusText } from '#platform/web/kit/tag.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { AccessExplanation } from '#engine/contract/records/query.ts';
import { sharingMessages } from '../contract/sharing.messages.ts';
import './access.css';

const icons = { opens: 'tick', closes: 'ban', missing: 'minus' } as const;
const tones = { opens: 'good', closes: 'bad', missing: 'muted' } as const;

/** What somebody may do with a record, and every ground for it or against it. */
export function ReasonsList({ explained }: { readonly explained: AccessExplanation }) {
  const t = useMessages(sharingMessages);
  const label = useLabel();
  const { canSee, canUpdate, canDelete, reasons } = explained;
  return (
    <div>
      <div className="access-verdict">
        <StatusText tone={canSee ? 'good' : 'bad'}>{canSee ? t('sharing.can_see') : t('sharing.cannot_see')}</StatusText>
        <StatusText tone={canUpdate ? 'good' : 'neutral'}>{canUpdate ? t('sharing.can_update') : t('sharing.cannot_update')}</StatusText>
        <StatusText tone={canDelete ? 'good' : 'neutral'}>{canDelete ? t('sharing.can_delete') : t('sharing.cannot_delete')}</StatusText>
      </div>
      <ul className="access-reasons">
        {reasons.map((reason, at) => (
          <li key={`${reason.code} ${reason.action} ${at}`}>
            <span className={tones[reason.effect]}>
              <Icon name={icons[reason.effect]} size={14} />
            </span>
            <span>{label(reason.message)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
