import type { RouteRequest } from '#platform/contract/route.ts';
import { useRoute } from '#platform/web/api.ts';
import { useLocale, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { assignmentMessages } from '../contract/assignment.messages.ts';
import { previewAssignmentRoute } from '../contract/organisation.routes.ts';
import { today } from './today.ts';

/** In a sentence, who comes to see whose records by a change, and who no longer. */
export function AssignmentPreview({ change }: { readonly change: RouteRequest<typeof previewAssignmentRoute> }) {
  const t = useMessages(assignmentMessages);
  const locale = useLocale();
  const now = today(useReading());
  const preview = useRoute(previewAssignmentRoute, change, { keepPrevious: true, staleTimeMs: 0 });
  if (!preview.data) return null;
  const { on, member: name, gains, loses, seenBy, unseenBy } = preview.data;
  const listed = ({ count, names }: typeof gains) => {
    const joined = names.join(locale === 'zh' ? '、' : ', ');
    return count > names.length ? t('assignment.and_more', { names: joined, count }) : joined;
  };
  const sentences = [
    gains.count > 0 && t('assignment.gains', { name, people: listed(gains) }),
    loses.count > 0 && t('assignment.loses', { name, people: listed(loses) }),
    seenBy.count > 0 && t('assignment.seen_by', { name, people: listed(seenBy) }),
    unseenBy.count > 0 && t('assignment.unseen_by', { name, people: listed(unseenBy) }),
  ].filter((sentence) => sentence !== false);
  return (
    <div className="assignment-preview" aria-live="polite">
      <b>{t('assignment.effect')}</b>
      <p>
        {on > now && sentences.length > 0 && `${t('assignment.from_day', { day: on })} `}
        {sentences.length > 0 ? sentences.join(' ') : t('assignment.effect_none')}
      </p>
    </div>
  );
}
