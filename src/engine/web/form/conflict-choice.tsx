import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { historyMessages } from '#engine/contract/history/history.messages.ts';
import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { type PickSource, useNamesOf } from '../fields/pickers.tsx';
import { FieldCell } from '../list/list-columns.tsx';
import { routesOf, useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { readValue } from '../objects/read-value.ts';
import { type Draft, writableFields } from './record-form.tsx';
import './conflict.css';

interface ConflictChoiceProps {
  readonly web: WebObject;
  /** The record as it was when editing began. */
  readonly base: RecordRow;
  readonly mine: Draft;
  /** The version that stands now. */
  readonly version: number;
  readonly isBusy: boolean;
  /** What is kept of one's own; nothing when all of theirs stays. */
  readonly onSave: (kept: Draft, version: number) => void;
}

type Side = 'mine' | 'theirs';

/** Somebody saved in between: both values of each field side by side, and the person chooses. */
export function ConflictChoice({ web, base, mine, version, isBusy, onSave }: ConflictChoiceProps) {
  const t = useMessages(historyMessages);
  const words = useMessages(recordMessages);
  const route = routesOf(web.object).get;
  const now = useQuery({ queryKey: [route.id, 'conflict', base.id, version], queryFn: ({ signal }) => callRoute(route, { id: base.id }, signal) });
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  if (!now.data) return <PageState of={now} shape="record" />;
  const current = now.data;
  const names = Object.keys(mine);
  const sideOf = (name: string): Side | undefined => chosen[name] ?? (isSame(current, base, name) ? 'mine' : undefined);
  const save = (side: (name: string) => Side | undefined) => {
    const kept = Object.entries(mine).filter(([name]) => side(name) === 'mine');
    onSave(Object.fromEntries(kept), current.version);
  };
  return (
    <section className="conflict" role="alertdialog" aria-label={words('records.conflict_title')}>
      <b className="row g2">
        <Icon name="warning" className="watch" /> {words('records.conflict_title')}
      </b>
      <p>{t('conflict.intro')}</p>
      {names.map((name) => (
        <FieldChoice
          key={name}
          web={web}
          name={name}
          current={current}
          mine={mine[name] ?? null}
          isCollision={!isSame(current, base, name)}
          side={sideOf(name)}
          onChoose={(side) => setChosen({ ...chosen, [name]: side })}
        />
      ))}
      <AlsoChanged web={web} base={base} current={current} mine={mine} />
      <div className="row g2 wrap">
        <Button kind="primary" isBusy={isBusy} disabled={names.some((name) => sideOf(name) === undefined)} onClick={() => save(sideOf)}>
          {t('conflict.save')}
        </Button>
        <Button isBusy={isBusy} onClick={() => save(() => 'mine')}>
          {t('conflict.all_mine')}
        </Button>
        <Button kind="quiet" onClick={() => save(() => 'theirs')}>
          {t('conflict.all_theirs')}
        </Button>
      </div>
    </section>
  );
}

interface FieldChoiceProps {
  readonly web: WebObject;
  readonly name: string;
  readonly current: RecordRow;
  readonly mine: FieldValue;
  readonly isCollision: boolean;
  readonly side: Side | undefined;
  readonly onChoose: (side: Side) => void;
}

function FieldChoice({ web, name, current, mine, isCollision, side, onChoose }: FieldChoiceProps) {
  const t = useMessages(historyMessages);
  const words = useMessages(recordMessages);
  const label = useLabel();
  const field = useFields(web)[name];
  const mineRow = useNamedRow(current, name, field, mine);
  if (!field) return null;
  const one = (which: Side, row: RecordRow) => (
    <label className="conflict-side" data-side={which}>
      <input type="radio" name={`conflict-${name}`} checked={side === which} onChange={() => onChoose(which)} />
      <span className="muted t12">{which === 'mine' ? words('records.conflict_mine') : words('records.conflict_theirs')}</span>
      <span className="conflict-value">
        <FieldCell field={field} row={row} path={name} />
      </span>
    </label>
  );
  return (
    <fieldset className="conflict-field" data-field={name}>
      <legend>
        {label(field.label)}{' '}
        <span className={isCollision ? 'watch t12' : 'muted t12'}>{isCollision ? t('conflict.both') : t('conflict.only_you')}</span>
      </legend>
      {one('theirs', current)}
      {one('mine', mineRow)}
    </fieldset>
  );
}

/** My value as a row, with the name of what it refers to. */
function useNamedRow(current: RecordRow, name: string, field: Field | undefined, mine: FieldValue): RecordRow {
  const source: PickSource = field?.kind === 'reference' ? { object: field.object } : field?.kind === 'department' ? 'department' : 'member';
  const refers = field?.kind === 'reference' || field?.kind === 'department' || field?.kind === 'member';
  const [named] = useNamesOf(source, refers && typeof mine === 'string' ? [mine] : []);
  return { id: current.id, version: current.version, [name]: mine, _names: { [name]: named?.name ?? null } };
}

function AlsoChanged({
  web,
  base,
  current,
  mine,
}: {
  readonly web: WebObject;
  readonly base: RecordRow;
  readonly current: RecordRow;
  readonly mine: Draft;
}) {
  const t = useMessages(historyMessages);
  const label = useLabel();
  const fields = useFields(web);
  const others = writableFields(web).filter((name) => !(name in mine) && !isSame(current, base, name));
  if (others.length === 0) return null;
  const names = others.flatMap((name) => (fields[name] ? [label(fields[name].label)] : []));
  return <p className="muted">{t('conflict.also', { fields: names.join('、') })}</p>;
}

function isSame(left: RecordRow, right: RecordRow, name: string): boolean {
  return JSON.stringify(readValue(left, name)) === JSON.stringify(readValue(right, name));
}
