import { useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Field, Form } from '#platform/web/kit/field.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { Popover } from '#platform/web/kit/popover.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { ExpressionEditor } from '#engine/web/expression/expression-editor.tsx';
import { findWebObject } from '#engine/web/objects/object-registry.ts';
import type { Condition, Gate } from '../contract/definition.ts';
import { processPageMessages } from '../contract/process-page.messages.ts';
import { OriginNote } from './origin-note.tsx';

interface GateListProps {
  readonly gate: Gate;
  readonly onChange?: (gate: Gate) => void;
}

/** What a gate asks for: fields, conditions with their rule and origin, items to confirm. */
export function GateList({ gate, onChange }: GateListProps) {
  const t = useMessages(processPageMessages);
  const label = useLabel();
  const fields = findWebObject('opportunity')?.object.fields ?? {};
  const without = (condition: Condition) => onChange?.({ ...gate, conditions: gate.conditions.filter((each) => each.id !== condition.id) });
  const isEmpty = gate.required.length + gate.conditions.length + gate.checklist.length === 0;
  return (
    <div className="process-gate">
      {isEmpty && <span className="muted">{t('process.no_entry')}</span>}
      {gate.required.length > 0 && (
        <div className="process-gate-row">
          <span className="muted t12">{t('process.required')}</span>
          <span className="row g1 wrap">
            {gate.required.map((name) => (
              <Tag key={name}>{label(fields[name]?.label ?? { zh: name, en: name })}</Tag>
            ))}
          </span>
        </div>
      )}
      {gate.conditions.map((condition) => (
        <div key={condition.id} className="process-gate-row">
          <span className="muted t12">{t('process.conditions')}</span>
          <span className="stack">
            <span className="ink">
              {label(condition.message)}
              {onChange && (
                <IconButton
                  icon="close"
                  size="small"
                  label={t('process.remove', { name: label(condition.message) })}
                  onClick={() => without(condition)}
                />
              )}
            </span>
            <code className="mono muted">{condition.expression}</code>
            {condition.origin !== undefined && <OriginNote origin={condition.origin} />}
          </span>
        </div>
      ))}
      {gate.checklist.map((item) => (
        <div key={item.id} className="process-gate-row">
          <span className="muted t12">{t('process.checklist')}</span>
          <span className="row g2">
            <Icon name="checklist" size={14} /> {label(item.label)}
          </span>
        </div>
      ))}
      {onChange && <AddCondition onAdd={(condition) => onChange({ ...gate, conditions: [...gate.conditions, condition] })} />}
    </div>
  );
}

function AddCondition({ onAdd }: { readonly onAdd: (condition: Condition) => void }) {
  const t = useMessages(processPageMessages);
  const kit = useMessages(kitMessages);
  const [expression, setExpression] = useState('');
  const [message, setMessage] = useState('');
  const add = (close: () => void) => {
    const said = message.trim();
    if (expression.trim() === '' || said === '') return;
    onAdd({ id: `c_${crypto.randomUUID().slice(0, 8)}`, expression: expression.trim(), message: { zh: said, en: said } });
    setExpression('');
    setMessage('');
    close();
  };
  return (
    <Popover
      label={t('process.add_condition')}
      trigger={({ ref, ...trigger }) => (
        <Button kind="link" size="small" icon="plus" {...trigger} ref={ref}>
          {t('process.add_condition')}
        </Button>
      )}
    >
      {(close) => (
        <Form className="process-add" onSubmit={() => add(close)}>
          <Field label={t('process.condition_expression')}>
            <ExpressionEditor value={expression} onChange={setExpression} object="opportunity" expects="condition" />
          </Field>
          <Field label={t('process.condition_message')}>
            <TextInput value={message} onChange={setMessage} />
          </Field>
          <Button kind="primary" type="submit">
            {kit('kit.confirm')}
          </Button>
        </Form>
      )}
    </Popover>
  );
}
