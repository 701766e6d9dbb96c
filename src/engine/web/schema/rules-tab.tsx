import { useState } from 'react';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { EmptyState } from '#platform/web/kit/page-state.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import type { RuleView } from '#engine/contract/schema/schema-parts.ts';
import { deleteRuleRoute } from '#engine/contract/schema/schema.routes.ts';
import type { ObjectDetail } from './object-page.tsx';
import { RuleDrawer } from './rule-drawer.tsx';
import { useSchemaAction } from './use-schema-change.ts';

/** The rules over the records of an object, which hold through every door. */
export function RulesTab({ detail }: { readonly detail: ObjectDetail }) {
  const t = useMessages(schemaMessages);
  const [editing, setEditing] = useState<RuleView | 'new'>();
  const add = (
    <Button kind="primary" icon="plus" onClick={() => setEditing('new')}>
      {t('schema.new_rule')}
    </Button>
  );
  return (
    <div className="schema-tab">
      {detail.rules.length === 0 ? (
        <EmptyState icon="shield" title={t('schema.no_rules')} text={t('schema.no_rules_text')} action={add} />
      ) : (
        <>
          <div className="row">
            <span className="spread" />
            {add}
          </div>
          <ul className="schema-rules">
            {detail.rules.map((rule) => (
              <RuleRow key={rule.id} detail={detail} rule={rule} onEdit={() => setEditing(rule)} />
            ))}
          </ul>
        </>
      )}
      {editing !== undefined && <RuleDrawer detail={detail} {...(editing !== 'new' && { rule: editing })} onClose={() => setEditing(undefined)} />}
    </div>
  );
}

interface RuleRowProps {
  readonly detail: ObjectDetail;
  readonly rule: RuleView;
  readonly onEdit: () => void;
}

function RuleRow({ detail, rule, onEdit }: RuleRowProps) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const remove = useSchemaAction(deleteRuleRoute, t('schema.rule_deleted'));
  const field = rule.field === undefined ? undefined : detail.definition.fields[rule.field];
  return (
    <li>
      <div className="row g2">
        <span className="spread">
          <b>{label(rule.label)}</b>{' '}
          <span className="muted">
            {field ? `${label(field.label)} · ` : ''}
            {t(`schema.${rule.kind}`)}
          </span>
        </span>
        {!rule.active && <Tag>{t('schema.inactive')}</Tag>}
        <IconButton icon="pencil" size="small" label={t('schema.edit_rule')} onClick={onEdit} />
        <IconButton icon="trash" size="small" label={t('schema.delete')} onClick={() => void remove.run({ id: rule.id }).catch(() => undefined)} />
      </div>
      <code className="mono muted t12">{rule.expression}</code>
    </li>
  );
}
