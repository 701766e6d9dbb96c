import { useId, useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError } from '#platform/web/kit/field.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { objectIcons } from '#engine/contract/schema/object-icons.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import { hideObjectRoute, objectUsageRoute, updateObjectRoute } from '#engine/contract/schema/schema.routes.ts';
import { useRoute } from '#platform/web/api.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { IconChoice, type ObjectIcon } from './icon-choice.tsx';
import { LabelInputs } from './label-inputs.tsx';
import type { ObjectDetail } from './object-page.tsx';
import { useSchemaAction, useSchemaChange } from './use-schema-change.ts';

interface ObjectMenuProps {
  readonly detail: ObjectDetail;
  readonly name: string;
}

/** Rename, board and deletion of one of the workspace's own objects. */
export function ObjectMenu({ detail, name }: ObjectMenuProps) {
  const t = useMessages(schemaMessages);
  const kit = useMessages(kitMessages);
  const go = useGo();
  const object = detail.definition.id;
  const [task, setTask] = useState<'rename' | 'delete'>();
  const usage = useRoute(objectUsageRoute, { object }, { enabled: task === 'delete' });
  const hide = useSchemaAction(hideObjectRoute, t('schema.hidden'));
  return (
    <>
      <Menu
        label={kit('kit.more')}
        items={[
          { id: 'rename', label: t('schema.edit_object'), icon: 'pencil', onSelect: () => setTask('rename') },
          { id: 'delete', label: t('schema.delete'), icon: 'trash', isDanger: true, onSelect: () => setTask('delete') },
        ]}
        trigger={(trigger) => <IconButton icon="more" label={kit('kit.more')} {...trigger} />}
      />
      {task === 'rename' && <RenameDrawer detail={detail} onClose={() => setTask(undefined)} />}
      {task === 'delete' && (
        <DeleteDialog
          name={name}
          usage={usage.data?.usage}
          onConfirm={() => hide.run({ object }).then(() => go('/settings/objects'))}
          onClose={() => setTask(undefined)}
        />
      )}
    </>
  );
}

function RenameDrawer({ detail, onClose }: { readonly detail: ObjectDetail; readonly onClose: () => void }) {
  const t = useMessages(schemaMessages);
  const kit = useMessages(kitMessages);
  const words = useLabel();
  const formId = useId();
  const { definition } = detail;
  const [label, setLabel] = useState(definition.label);
  const [labelPlural, setLabelPlural] = useState(definition.labelPlural);
  const [boardField, setBoardField] = useState(definition.boardField);
  const [icon, setIcon] = useState<ObjectIcon>(objectIcons.find((each) => each === definition.icon) ?? 'package');
  const update = useSchemaChange(updateObjectRoute, () => {
    showToast({ text: t('schema.saved'), tone: 'good' });
    onClose();
  });
  const choices = Object.entries(definition.fields).filter(([, field]) => field.kind === 'choice');
  return (
    <Drawer
      title={t('schema.edit_object')}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form={formId} isBusy={update.isPending} keyCap="Ctrl ↵">
          {kit('kit.save')}
        </Button>
      }
    >
      <Form
        id={formId}
        onSubmit={() => update.mutate({ object: definition.id, version: detail.version, label, labelPlural, boardField: boardField ?? null, icon })}
      >
        <LabelInputs zh={t('schema.label_zh')} en={t('schema.label_en')} value={label} onChange={setLabel} isRequired hasFocus />
        <LabelInputs zh={t('schema.plural_zh')} en={t('schema.plural_en')} value={labelPlural} onChange={setLabelPlural} isRequired />
        <IconChoice value={icon} onChange={setIcon} />
        <Field label={t('schema.board_field')}>
          <SelectInput
            value={boardField}
            onChange={setBoardField}
            canClear
            placeholder={t('schema.no_board')}
            options={choices.map(([id, field]) => ({ value: id, label: words(field.label) }))}
          />
        </Field>
        <FormError error={update.error} />
      </Form>
    </Drawer>
  );
}
