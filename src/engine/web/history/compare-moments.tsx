import { useState } from 'react';
import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { Field as FieldFrame } from '#platform/web/kit/field.tsx';
import { CheckInput } from '#platform/web/kit/inputs.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { historyMessages } from '#engine/contract/history/history.messages.ts';
import { getRecordAtRoute, type RecordAt } from '#engine/contract/history/history.routes.ts';
import { isWritable } from '#engine/contract/records/record-schemas.ts';
import { MomentInput } from '../fields/inputs.tsx';
import { useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { useRestore } from './use-restore.ts';

interface RecordProps {
  readonly web: WebObject;
  readonly id: string;
}

const momentField = { kind: 'datetime', label: historyMessages['history.moment'] } as const;

/** A record as it was at a moment beside another, the present by default; what differs can be set back. */
export function CompareMoments({ web, id }: RecordProps) {
  const t = useMessages(historyMessages);
  const { now } = useReading();
  const [at, setAt] = useState<string | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const [until] = useState(() => now.toISOString());
  return (
    <>
      <div className="history-choice">
        <FieldFrame label={t('history.moment')}>
          <MomentInput field={momentField} value={at} onChange={setAt} />
        </FieldFrame>
        <FieldFrame label={t('history.other_moment')}>
          <MomentInput field={momentField} value={other} onChange={setOther} />
        </FieldFrame>
      </div>
      {at === null ? (
        <p className="muted">{t('history.choose_moment')}</p>
      ) : (
        <Comparison web={web} id={id} at={at} other={other ?? until} isNow={other === null} />
      )}
    </>
  );
}

function Comparison({ web, id, at, other, isNow }: RecordProps & { readonly at: string; readonly other: string; readonly isNow: boolean }) {
  const t = useMessages(historyMessages);
  const then = useRoute(getRecordAtRoute, { object: web.object.id, id, at });
  const later = useRoute(getRecordAtRoute, { object: web.object.id, id, at: other });
  if (!then.data) return <PageState of={then} />;
  if (!later.data) return <PageState of={later} />;
  if (!then.data.exists) return <p className="muted">{t('history.not_there')}</p>;
  return <Beside web={web} id={id} then={then.data} later={later.data} isNow={isNow} />;
}

function Beside({ web, id, then, later, isNow }: RecordProps & { readonly then: RecordAt; readonly later: RecordAt; readonly isNow: boolean }) {
  const t = useMessages(historyMessages);
  const label = useLabel();
  const { timeZone } = useReading();
  const fields = useFields(web);
  const restore = useRestore(web.object.id);
  const isPast = usePastDay() !== undefined;
  const [onlyDifferences, setOnlyDifferences] = useState(true);
  const [isAsking, setIsAsking] = useState(false);
  const differs = (name: string): boolean => JSON.stringify(then.values[name]?.value ?? null) !== JSON.stringify(later.values[name]?.value ?? null);
  const all = Object.keys(then.values).filter((name) => fields[name]);
  const names = onlyDifferences ? all.filter(differs) : all;
  const momentOf = (instant: string): string => formatMomentExact(new Date(instant), timeZone);
  const canRestore = isNow && !isPast && all.some(differs);
  const textOf = (state: RecordAt, name: string): string => {
    const value = state.values[name];
    return (value && label(value.text)) || t('history.empty');
  };
  return (
    <>
      <div className="row g4 wrap">
        <CheckInput label={t('history.only_differences')} isOn={onlyDifferences} onChange={setOnlyDifferences} />
        {canRestore && (
          <Button icon="undo" onClick={() => setIsAsking(true)}>
            {t('history.restore_all')}
          </Button>
        )}
      </div>
      {names.length === 0 && <p className="muted">{t('history.no_difference')}</p>}
      {names.length > 0 && (
        <div className="history-scroll" tabIndex={0}>
          <table className="history-table">
            <thead>
              <tr>
                <th>{t('history.field')}</th>
                <th className="num">{momentOf(then.at)}</th>
                <th className="num">{isNow ? t('history.now') : momentOf(later.at)}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {names.map((name) => (
                <tr key={name} className={differs(name) ? 'differs' : undefined}>
                  <td>{fields[name] && label(fields[name].label)}</td>
                  <td>{textOf(then, name)}</td>
                  <td>{textOf(later, name)}</td>
                  <td>
                    {canRestore && differs(name) && fields[name] && isWritable(fields[name]) && (
                      <Button
                        size="small"
                        kind="quiet"
                        icon="undo"
                        isBusy={restore.isPending}
                        onClick={() => restore.mutate({ object: web.object.id, id, at: then.at, fields: [name] })}
                      >
                        {t('history.restore')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isAsking && (
        <Confirm
          title={t('history.restore_title', { at: momentOf(then.at) })}
          confirmLabel={t('history.restore')}
          onConfirm={() => restore.mutateAsync({ object: web.object.id, id, at: then.at, version: later.version })}
          onClose={() => setIsAsking(false)}
        >
          {t('history.restore_text')}
        </Confirm>
      )}
    </>
  );
}
