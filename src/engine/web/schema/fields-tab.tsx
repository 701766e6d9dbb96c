import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { Message } from '#platform/contract/messages.ts';
import { formatDayAbsolute } from '#platform/contract/format/format-date.ts';
import { useRoute } from '#platform/web/api.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { EmptyState } from '#platform/web/kit/page-state.tsx';
import { StatusText, Tag } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { kindMessages } from '#engine/contract/schema/kind.messages.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import { fieldUsageRoute, hideFieldRoute, purgeFieldRoute, restoreFieldRoute } from '#engine/contract/schema/schema.routes.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { DependencyButton, DependencyTag } from './dependency-button.tsx';
import { FieldDrawer } from './field-drawer.tsx';
import { KeptTag } from './kept-choice.tsx';
import type { ObjectDetail } from './object-page.tsx';
import { useWhileBuilding } from './use-while-building.ts';
import { useSchemaAction } from './use-schema-change.ts';

type FieldView = ObjectDetail['fields'][number];

/** The fields of an object: those administrators added, and the built-in ones below. */
export function FieldsTab({ detail }: { readonly detail: ObjectDetail }) {
  const t = useMessages(schemaMessages);
  const [editing, setEditing] = useState<FieldView | 'new'>();
  const object = detail.definition.id;
  useWhileBuilding(detail);
  const added = new Set(detail.fields.map((field) => field.id));
  const builtIn = Object.entries(detail.definition.fields).filter(([id]) => !added.has(id));
  const add = (
    <Button kind="primary" icon="plus" onClick={() => setEditing('new')}>
      {t('schema.new_field')}
    </Button>
  );
  return (
    <div className="schema-tab">
      <section>
        <div className="row g2">
          <h2 className="section-title spread">{t('schema.custom')}</h2>
          {detail.fields.length > 0 && add}
        </div>
        {detail.fields.length === 0 ? (
          <EmptyState icon="rows" title={t('schema.no_custom_fields')} text={t('schema.no_custom_fields_text')} action={add} />
        ) : (
          <ul className="schema-fields">
            {detail.fields.map((view) => (
              <AddedField key={view.id} detail={detail} view={view} onEdit={() => setEditing(view)} />
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2 className="section-title">{t('schema.built_in')}</h2>
        <ul className="schema-fields">
          {builtIn.map(([id, field]) => (
            <BuiltInField key={id} detail={detail} id={id} field={field} />
          ))}
        </ul>
      </section>
      {editing !== undefined && <FieldDrawer object={object} {...(editing !== 'new' && { view: editing })} onClose={() => setEditing(undefined)} />}
    </div>
  );
}

/** The name of a kind of field. */
export function useKindWords(): (kind: string, part?: 'text') => string {
  const label = useLabel();
  const named: Readonly<Record<string, Message>> = kindMessages;
  return (kind, part) => {
    const message = named[part ? `kind.${kind}_${part}` : `kind.${kind}`];
    return message ? label(message) : kind;
  };
}

interface BuiltInFieldProps {
  readonly detail: ObjectDetail;
  readonly id: string;
  readonly field: Field;
}

function BuiltInField({ detail, id, field }: BuiltInFieldProps) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const kinds = useKindWords();
  return (
    <li>
      <span className="schema-field-name">
        <b>{label(field.label)}</b> <code className="mono muted t12">{id}</code>
      </span>
      <span>{kinds(field.kind)}</span>
      <span className="row g2 wrap">
        {field.required === true && <Tag>{t('schema.required')}</Tag>}
        <DependencyTag fields={detail.definition.fields} field={field} />
      </span>
      <span className="row g1 schema-field-actions">
        <DependencyButton detail={detail} id={id} field={field} />
      </span>
    </li>
  );
}

function AddedField({ detail, view, onEdit }: { readonly detail: ObjectDetail; readonly view: FieldView; readonly onEdit: () => void }) {
  const object = detail.definition.id;
  const field = detail.definition.fields[view.id];
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const kinds = useKindWords();
  const isRequired = 'required' in view.spec && view.spec.required === true;
  return (
    <li>
      <span className="schema-field-name">
        <b>{label(view.spec.label)}</b> <code className="mono muted t12">{view.id}</code>
      </span>
      <span>{kinds(view.spec.kind)}</span>
      <span className="row g2 wrap">
        {isRequired && <Tag>{t('schema.required')}</Tag>}
        {view.storage === 'overflow' && (
          <Tag tone="watch" icon="warning" title={t('schema.overflow_hint')}>
            {t('schema.overflow')}
          </Tag>
        )}
        {view.indexState === 'building' && <Tag tone="info">{t('schema.index_building')}</Tag>}
        {view.indexState === 'ready' && <Tag tone="good">{t('schema.index_ready')}</Tag>}
        <KeptTag view={view} />
        {field && <DependencyTag fields={detail.definition.fields} field={field} />}
        <HiddenNote view={view} />
      </span>
      <FieldActions object={object} view={view} onEdit={onEdit}>
        {field && <DependencyButton detail={detail} id={view.id} field={field} />}
      </FieldActions>
    </li>
  );
}

function HiddenNote({ view }: { readonly view: FieldView }) {
  const t = useMessages(schemaMessages);
  const reading = useReading();
  if (view.hiddenAt === null) return null;
  return (
    <StatusText
      tone="watch"
      {...(view.purgeableAt !== null && { title: t('schema.hidden_until', { date: formatDayAbsolute(view.purgeableAt.slice(0, 10), reading) }) })}
    >
      {t('schema.hidden')}
    </StatusText>
  );
}

interface FieldActionsProps {
  readonly object: string;
  readonly view: FieldView;
  readonly onEdit: () => void;
  readonly children: ReactNode;
}

function FieldActions({ object, view, onEdit, children }: FieldActionsProps) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const [task, setTask] = useState<'delete' | 'purge'>();
  const place = { object, field: view.id };
  const usage = useRoute(fieldUsageRoute, place, { enabled: task !== undefined });
  const hide = useSchemaAction(hideFieldRoute, t('schema.hidden'));
  const restore = useSchemaAction(restoreFieldRoute, t('schema.saved'));
  const purge = useSchemaAction(purgeFieldRoute, t('schema.saved'));
  const name = label(view.spec.label);
  const { now } = useReading();
  const isPurgeable = view.purgeableAt !== null && new Date(view.purgeableAt) <= now;
  return (
    <span className="row g1 schema-field-actions">
      {view.hiddenAt === null ? (
        <>
          {children}
          <IconButton icon="pencil" size="small" label={t('schema.edit_field', { name })} onClick={onEdit} />
          <IconButton icon="trash" size="small" label={t('schema.delete_title', { name })} onClick={() => setTask('delete')} />
        </>
      ) : (
        <>
          <Button size="small" icon="undo" isBusy={restore.isBusy} onClick={() => void restore.run(place).catch(() => undefined)}>
            {t('schema.restore')}
          </Button>
          {isPurgeable && (
            <Button size="small" kind="danger" onClick={() => setTask('purge')}>
              {t('schema.purge')}
            </Button>
          )}
        </>
      )}
      {task && (
        <DeleteDialog
          name={name}
          usage={usage.data?.usage}
          isPurge={task === 'purge'}
          onConfirm={() => (task === 'purge' ? purge : hide).run(place)}
          onClose={() => setTask(undefined)}
        />
      )}
    </span>
  );
}
