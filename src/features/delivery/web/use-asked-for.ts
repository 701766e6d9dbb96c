import { useGo, useSearchParam } from '#platform/web/navigation.tsx';
import { useSession } from '#platform/web/session.ts';
import { SubscriptionSubject, type SubscriptionValues } from '../contract/subscription.routes.ts';
import { useSubjectName } from './subject-words.ts';

/** The subscription an address asks for: `?dashboard=…&filter=…` or `?list=…`; to oneself, Mondays at nine, until changed. */
export function useAskedFor(): { readonly values: SubscriptionValues | undefined; readonly close: () => void } {
  const session = useSession();
  const go = useGo();
  const [dashboard] = useSearchParam('dashboard');
  const [filter] = useSearchParam('filter');
  const [list] = useSearchParam('list');
  const nameOf = useSubjectName();
  const close = () => go('/subscriptions', { isReplacing: true });
  const subject = SubscriptionSubject.safeParse(
    dashboard === undefined
      ? { kind: 'list', request: readJson(list) }
      : { kind: 'dashboard', id: dashboard, ...(filter && { filter: readJson(filter) }) },
  );
  const name = subject.success ? nameOf(subject.data) : '…';
  // The name is part of the draft, so the draft begins when it is known.
  if (!subject.success || name === '…' || !session) return { values: undefined, close };
  const values: SubscriptionValues = {
    name,
    subject: subject.data,
    format: subject.data.kind === 'dashboard' ? 'pdf' : 'xlsx',
    rhythm: { every: 'week', weekday: 1, hour: 9, workDaysOnly: true },
    members: [session.member.id],
    addresses: [],
  };
  return { values, close };
}

function readJson(text: string | undefined): unknown {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'asOf')) : undefined;
  } catch {
    return undefined;
  }
}
