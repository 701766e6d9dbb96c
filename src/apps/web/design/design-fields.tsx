import { useState } from 'react';
import type { FilterScalar, FilterTree } from '#engine/contract/expression/filter-tree.ts';
import type { Field, FieldKind, FieldValue } from '#engine/contract/objects/fields.ts';
import { ExpressionEditor } from '#engine/web/expression/expression-editor.tsx';
import { fieldKindsWeb, webOf } from '#engine/web/fields/field-kinds.tsx';
import { FilterBar } from '#engine/web/filters/filter-bar.tsx';
import { DraftOffer } from '#engine/web/form/draft-offer.tsx';
import { useLabel } from '#platform/web/locale.ts';
import { useNow } from '#platform/web/reading.ts';
import { Sample } from './design-sample.tsx';
import { fieldSamples } from './design-field-samples.ts';

const kinds = Object.keys(fieldKindsWeb).filter((kind): kind is FieldKind => kind in fieldSamples);
const filtered: Readonly<Record<string, Field>> = {
  stage: fieldSamples.choice.field,
  amount: fieldSamples.money.field,
  close_date: fieldSamples.date.field,
  owner: fieldSamples.member.field,
};

/** What the engine makes of metadata: every kind of field shown, written, changed and asked for; filters, expressions, a draft that was kept. */
export function DesignFields() {
  const label = useLabel();
  const now = useNow();
  const [parts, setParts] = useState<readonly FilterTree[]>([
    { field: 'stage', op: 'in', value: ['need', 'proof'] },
    { field: 'amount', op: 'gte', value: { number: '100000' } },
  ]);
  const [expression, setExpression] = useState("forecast_category == 'commit' && amount > 100000");
  return (
    <div className="page page-scroll">
      <Sample name="FilterBar">
        <div className="design-full">
          <FilterBar fields={filtered} parts={parts} onChange={setParts} isChanged onRestore={() => setParts([])} onSaveAsView={() => undefined} />
        </div>
      </Sample>
      <Sample name="ExpressionEditor">
        <div className="design-wide">
          <ExpressionEditor value={expression} onChange={setExpression} object="opportunity" expects="condition" canTry={false} />
        </div>
      </Sample>
      <Sample name="DraftOffer">
        <DraftOffer at={new Date(now.getTime() - 12 * 60_000)} formId="design" onUse={() => undefined} onDrop={() => undefined} />
      </Sample>
      <section className="section">
        <h2 className="muted t12">Field</h2>
        <div className="design-fields" role="table" aria-label="Field">
          <div className="design-field head" role="row">
            {[
              { zh: '类型', en: 'Kind' },
              { zh: '显示', en: 'Shown' },
              { zh: '空着', en: 'Empty' },
              { zh: '填写', en: 'Filled' },
              { zh: '筛选', en: 'Asked for' },
            ].map((title) => (
              <span key={title.en} role="columnheader">
                {label(title)}
              </span>
            ))}
          </div>
          {kinds.map((kind) => (
            <FieldStates key={kind} kind={kind} />
          ))}
        </div>
      </section>
    </div>
  );
}

/** One kind: its cell, its input without and with a value, and what asks for it. */
function FieldStates({ kind }: { readonly kind: FieldKind }) {
  const label = useLabel();
  const sample: { readonly field: Field; readonly value: FieldValue; readonly name?: string } = fieldSamples[kind];
  const { field, name } = sample;
  const { Cell, Input, FilterInput } = webOf(field);
  const [empty, setEmpty] = useState<FieldValue>(null);
  const [filled, setFilled] = useState<FieldValue>(sample.value);
  const [asked, setAsked] = useState<FilterScalar>();
  const none = <span className="muted">—</span>;
  return (
    <div className="design-field" role="row">
      <span role="rowheader">
        {label(field.label)} <span className="muted t12">{kind}</span>
      </span>
      <span role="cell" className="clip">
        {sample.value !== null && <Cell field={field} value={sample.value} name={name} />}
      </span>
      <span role="cell">{Input ? <Input field={field} value={empty} onChange={setEmpty} label={label(field.label)} /> : none}</span>
      <span role="cell">{Input ? <Input field={field} value={filled} onChange={setFilled} name={name} label={label(field.label)} /> : none}</span>
      <span role="cell">{FilterInput ? <FilterInput field={field} value={asked} onChange={setAsked} /> : none}</span>
    </div>
  );
}
