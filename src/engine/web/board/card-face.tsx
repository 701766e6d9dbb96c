import type { ReactNode } from 'react';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { DateText, MoneyText } from '#platform/web/kit/values.tsx';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord, readValue } from '../objects/read-value.ts';

interface CardFaceProps {
  readonly web: WebObject;
  readonly card: RecordRow;
  /** What to worry about, in a few words. */
  readonly note?: ReactNode;
}

/** A card: name, whom it is about, one warning, amount, date, owner. */
export function CardFace({ web, card, note }: CardFaceProps) {
  const shown = Object.entries(web.object.fields).filter(([name]) => web.headerFields.includes(name));
  const of = (kind: string) => shown.find(([, field]) => field.kind === kind)?.[0];
  const reference = of('reference');
  const money = of('money');
  const date = of('date') ?? of('datetime');
  const amount = money === undefined ? null : readValue(card, money);
  const day = date === undefined ? null : readValue(card, date);
  const owner = web.object.ownerField === undefined ? null : card._names?.[web.object.ownerField];
  const name = nameOfRecord(card, web.object.nameField);
  return (
    <>
      <div className="ink w5 clip" title={name}>
        {name}
      </div>
      {reference !== undefined && card._names?.[reference] && <div className="muted t12 clip">{card._names[reference]}</div>}
      {note}
      <div className="row g2 records-card-line">
        <span className="spread ink w5">{amount !== null && typeof amount === 'object' && 'currency' in amount && <MoneyText value={amount} />}</span>
        {typeof day === 'string' && (
          <span className="t12">
            <DateText value={day} isDue />
          </span>
        )}
        {owner && <Avatar name={owner} />}
      </div>
    </>
  );
}
