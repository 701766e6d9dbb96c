import { Suspense, useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { isWritable } from '#engine/contract/records/record-schemas.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { webOf } from '../fields/field-kinds.tsx';
import { useRuleEffects } from '../form/use-rule-effects.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { readValue } from '../objects/read-value.ts';
import { FactField } from './fact-field.tsx';

interface FactsColumnProps {
  readonly web: WebObject;
  readonly record: RecordRow;
  readonly fields: Readonly<Record<string, Field>>;
  /** Only these, without captions. */
  readonly names?: readonly string[];
  readonly isFlat?: boolean;
}

/** The facts of a record by section, each changed in place; empty ones fold away but for the writable ones. */
export function FactsColumn({ web, record, fields, names, isFlat = false }: FactsColumnProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const [isOpen, setIsOpen] = useState(false);
  const isPast = usePastDay() !== undefined;
  const canUpdate = !isPast && record._can?.update !== false;
  const effects = useRuleEffects(web, record);
  const row = (name: string) => {
    const field = fields[name];
    if (!field || effects.isHidden(name)) return null;
    const canEdit = canUpdate && !effects.isReadOnly(name) && isWritable(field) && webOf(field).Input !== null && !web.ownFields?.includes(name);
    return <FactField key={name} web={web} record={record} name={name} field={field} canEdit={canEdit} />;
  };
  if (isFlat) return <dl>{(names ?? []).map(row)}</dl>;
  const isEmpty = (name: string) => readValue(record, name) === null;
  const hidden = web.object.layout.flatMap((section) => section.fields).filter((name) => isEmpty(name) && !isAsked(fields[name], canUpdate));
  return (
    <>
      {web.object.layout.map((section, at) => {
        const shown = section.fields.filter((name) => isOpen || !hidden.includes(name));
        if (shown.length === 0 || !effects.isShown(section.visibleWhen)) return null;
        return (
          <PanelSection
            key={section.label.en}
            title={label(section.label)}
            extra={
              at === 0 && web.FactsNote ? (
                <Suspense fallback={null}>
                  <web.FactsNote object={web} record={record} />
                </Suspense>
              ) : undefined
            }
          >
            <dl {...(section.columns !== undefined && section.columns > 1 && { 'data-columns': section.columns })}>{shown.map(row)}</dl>
          </PanelSection>
        );
      })}
      {hidden.length > 0 && (
        <Button kind="link" size="small" onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? t('records.hide_empty') : t('records.show_empty', { count: hidden.length })}
        </Button>
      )}
    </>
  );
}

/** Empty fields worth showing: those somebody may still fill in. */
function isAsked(field: Field | undefined, canUpdate: boolean): boolean {
  return canUpdate && field !== undefined && isWritable(field);
}
