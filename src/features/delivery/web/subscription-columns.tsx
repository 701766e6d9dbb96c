import type { DataColumn } from '#platform/web/kit/data-table.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { Subscription } from '../contract/subscription.routes.ts';
import { subscriptionMessages } from '../contract/subscription.messages.ts';
import { useRhythmWords } from './rhythm-words.ts';
import { useSubjectWords } from './subject-words.ts';
import { SubscriptionMenu, type SubscriptionTasks } from './subscription-menu.tsx';

/** The columns of the page of subscriptions. */
export function useSubscriptionColumns(tasks: SubscriptionTasks): readonly DataColumn<Subscription>[] {
  const t = useMessages(subscriptionMessages);
  const words = useRhythmWords();
  return [
    { id: 'what', title: t('subscription.what'), minWidth: 220, render: (row) => <What row={row} /> },
    { id: 'when', title: t('subscription.when'), width: 220, render: (row) => <span className="clip">{words.rhythm(row.rhythm)}</span> },
    { id: 'to', title: t('subscription.to'), minWidth: 160, render: (row) => <Receivers row={row} /> },
    { id: 'next', title: t('subscription.next'), width: 136, render: (row) => <Next row={row} /> },
    { id: 'last', title: t('subscription.last'), width: 200, render: (row) => <Last row={row} /> },
    { id: 'menu', title: '', width: 48, render: (row) => <SubscriptionMenu row={row} tasks={tasks} /> },
  ];
}

/** A subscription as a card. */
export function PhoneSubscription({ row, tasks }: { readonly row: Subscription; readonly tasks: SubscriptionTasks }) {
  const words = useRhythmWords();
  return (
    <span className="row g2">
      <span className="spread">
        <b className="clip">{row.name}</b>
        <span className="muted t12 row">
          <span className="clip">{words.rhythm(row.rhythm)}</span>
        </span>
      </span>
      <Next row={row} />
      <SubscriptionMenu row={row} tasks={tasks} />
    </span>
  );
}

function What({ row }: { readonly row: Subscription }) {
  const t = useMessages(subscriptionMessages);
  const subject = useSubjectWords();
  return (
    <span className="clip" title={subject(row.subject)}>
      <span className="ink">{row.name}</span>{' '}
      <span className="muted">
        {t(`subscription.${row.format}`)}
        {!row.can_edit && ` · ${t('subscription.by', { name: row.owner.name })}`}
      </span>
    </span>
  );
}

function Receivers({ row }: { readonly row: Subscription }) {
  const t = useMessages(subscriptionMessages);
  const present = row.receivers.filter((each) => each.unsubscribed_at === null);
  if (present.length === 0) return <span className="watch">{t('subscription.nobody_left')}</span>;
  const names = row.receivers.map((each) => (each.unsubscribed_at === null ? each.name : `${each.name}（${t('subscription.unsubscribed')}）`));
  return (
    <span className="clip" title={names.join('\n')}>
      {present.map((each) => each.name).join('、')}
    </span>
  );
}

function Next({ row }: { readonly row: Subscription }) {
  const t = useMessages(subscriptionMessages);
  if (row.status === 'paused') return <Tag>{t('subscription.paused')}</Tag>;
  return row.next_at ? <DateText value={row.next_at} /> : <span className="muted">—</span>;
}

function Last({ row: { last } }: { readonly row: Subscription }) {
  const t = useMessages(subscriptionMessages);
  if (!last) return <span className="muted">{t('subscription.never')}</span>;
  return (
    <span className="row g2">
      <DateText value={last.due_at} />
      {last.failed > 0 ? (
        <Tag tone="bad">{t('subscription.failed_count', { count: last.failed })}</Tag>
      ) : last.waiting > 0 ? (
        <Tag tone="watch">{t('subscription.waiting_count', { count: last.waiting })}</Tag>
      ) : (
        <span className="muted t12">{t('subscription.sent_count', { count: last.sent })}</span>
      )}
    </span>
  );
}
