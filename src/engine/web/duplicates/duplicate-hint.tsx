import { useEffect, useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { PercentText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { duplicateMessages } from '#engine/contract/duplicates/duplicates.messages.ts';
import { checkDuplicatesRoute } from '#engine/contract/duplicates/duplicates.routes.ts';
import { formMessages } from '#engine/contract/records/form.messages.ts';
import { recordPath } from '../objects/object-registry.ts';
import './duplicates.css';

/** So long nobody has typed before the server is asked. */
const pauseMs = 300;

interface DuplicateHintProps {
  readonly object: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The record being changed. */
  readonly id?: string;
  /** Takes the one that is there already instead of the one being written. */
  readonly onUse?: (id: string, name: string) => void;
}

/** Shows, while somebody types, which records are or may be the one being written. */
export function DuplicateHint({ object, values, id, onUse }: DuplicateHintProps) {
  const f = useMessages(formMessages);
  const t = useMessages(duplicateMessages);
  const settled = useSettled(JSON.stringify(values));
  const filled: Record<string, unknown> = JSON.parse(settled);
  const isWorthAsking = Object.values(filled).some((value) => typeof value === 'string' && value.trim().length >= 2);
  const found = useRoute(checkDuplicatesRoute, { object, values: filled, ...(id && { id }) }, { enabled: isWorthAsking, keepPrevious: true });
  const matches = isWorthAsking ? (found.data?.matches ?? []) : [];
  if (matches.length === 0) return null;
  return (
    <ul className="duplicates-hint" role="status">
      {matches.slice(0, 5).map((match, at) => (
        <li key={match.id ?? at} className="row g2">
          <StatusText tone={match.verdict === 'certain' ? 'bad' : 'watch'}>
            {match.verdict === 'certain' ? t('duplicates.hint_certain') : t('duplicates.hint_possible')}
          </StatusText>
          {match.id === null ? (
            <span className="spread clip muted">{t('duplicates.hint_hidden')}</span>
          ) : (
            <Link className="link spread clip" to={recordPath(object, match.id)}>
              {match.name ?? ''}
            </Link>
          )}
          {onUse && match.id !== null && (
            <Button size="small" onClick={() => match.id !== null && onUse(match.id, match.name ?? '')}>
              {f('form.use_instead')}
            </Button>
          )}
          <span className="muted t12">
            <PercentText value={match.confidence / 100} digits={0} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
