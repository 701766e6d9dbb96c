import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import type { RouteOutput } from '#platform/contract/route.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { CheckInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer, PanelSection } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useWebObjects } from '#engine/web/objects/object-registry.ts';
import { listRolesRoute } from '../contract/organisation.routes.ts';
import type { RoleRights } from '../contract/role-definition.ts';
import { createRoleRoute, updateRoleRoute } from '../contract/role.routes.ts';
import { roleMessages } from '../contract/role.messages.ts';
import { GrantFields } from './grant-fields.tsx';

type Roles = RouteOutput<typeof listRolesRoute>;
type Role = Roles['roles'][number];

interface RoleDrawerProps extends Pick<Roles, 'roles' | 'abilities'> {
  /** The role to change; absent: a new one. */
  readonly role?: Role | undefined;
  readonly onClose: () => void;
}

/** Makes a role from another, or changes one the workspace made; it counts within a second. */
export function RoleDrawer({ role, roles, abilities, onClose }: RoleDrawerProps) {
  const t = useMessages(roleMessages);
  const label = useLabel();
  const [copyOf, setCopyOf] = useState(roles[0]?.id ?? 'representative');
  const [name, setName] = useState(role?.label ?? { zh: '', en: '' });
  const [purpose, setPurpose] = useState(role?.purpose ?? { zh: '', en: '' });
  const [rights, setRights] = useState<RoleRights | undefined>(role?.rights ?? roles[0]?.rights);
  const done = () => {
    showToast({ text: t('role.saved'), tone: 'good' });
    onClose();
  };
  const create = useRouteMutation(createRoleRoute, { invalidates: [listRolesRoute], onSuccess: done });
  const update = useRouteMutation(updateRoleRoute, { invalidates: [listRolesRoute], onSuccess: done });
  const error = create.error ?? update.error;
  const errors = useFieldErrors(error);
  const submit = () => {
    if (!rights) return;
    if (role) update.mutate({ id: role.id, name, purpose, rights });
    else create.mutate({ name, purpose, copyOf, rights });
  };
  const copy = (id: string | undefined) => {
    const copied = roles.find((each) => each.id === id);
    if (!copied) return;
    setCopyOf(copied.id);
    setRights(copied.rights);
  };
  return (
    <Drawer
      title={role ? t('role.edit_of', { name: label(role.label) }) : t('role.new')}
      width={640}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form="role-form" isBusy={create.isPending || update.isPending}>
          {t('role.save')}
        </Button>
      }
    >
      <Form id="role-form" label={t('role.edit')} onSubmit={submit}>
        {!role && (
          <Field label={t('role.copy_of')}>
            <SelectInput value={copyOf} onChange={copy} options={roles.map((each) => ({ value: each.id, label: label(each.label) }))} />
          </Field>
        )}
        <div className="role-pair">
          <Field label={t('role.name_zh')} error={errors('name.zh') ?? errors('name')} isRequired>
            <TextInput value={name.zh} onChange={(zh) => setName({ ...name, zh })} data-autofocus />
          </Field>
          <Field label={t('role.name_en')} error={errors('name.en')} isRequired>
            <TextInput value={name.en} onChange={(en) => setName({ ...name, en })} />
          </Field>
          <Field label={t('role.purpose_zh')}>
            <TextInput value={purpose.zh} onChange={(zh) => setPurpose({ ...purpose, zh })} />
          </Field>
          <Field label={t('role.purpose_en')}>
            <TextInput value={purpose.en} onChange={(en) => setPurpose({ ...purpose, en })} />
          </Field>
        </div>
        {rights && <RightsFields rights={rights} onChange={setRights} abilities={abilities} />}
        <FormError error={error} />
      </Form>
    </Drawer>
  );
}

interface RightsFieldsProps extends Pick<Roles, 'abilities'> {
  readonly rights: RoleRights;
  readonly onChange: (rights: RoleRights) => void;
}

function RightsFields({ rights, onChange, abilities }: RightsFieldsProps) {
  const t = useMessages(roleMessages);
  const label = useLabel();
  const objects = useWebObjects();
  const nameOf = (id: string): string => {
    const known = objects.find((each) => each.object.id === id);
    return known ? label(known.object.labelPlural) : id;
  };
  const free = objects.filter((each) => rights.objects[each.object.id] === undefined);
  const without = (id: string) => Object.fromEntries(Object.entries(rights.objects).filter(([other]) => other !== id));
  const setAbility = (id: string, isOn: boolean) =>
    onChange({ ...rights, abilities: isOn ? [...rights.abilities, id] : rights.abilities.filter((each) => each !== id) });
  return (
    <>
      <PanelSection title={t('role.others')}>
        <GrantFields grant={rights.otherObjects} onChange={(otherObjects) => onChange({ ...rights, otherObjects })} />
      </PanelSection>
      {Object.entries(rights.objects).map(([id, grant]) => (
        <PanelSection
          key={id}
          title={nameOf(id)}
          extra={
            <IconButton
              icon="close"
              size="small"
              label={t('role.remove_object', { object: nameOf(id) })}
              onClick={() => onChange({ ...rights, objects: without(id) })}
            />
          }
        >
          <GrantFields object={id} grant={grant} onChange={(next) => onChange({ ...rights, objects: { ...rights.objects, [id]: next } })} />
        </PanelSection>
      ))}
      <SelectInput
        value={undefined}
        label={t('role.add_object')}
        placeholder={t('role.add_object')}
        onChange={(id) => id !== undefined && onChange({ ...rights, objects: { ...rights.objects, [id]: rights.otherObjects } })}
        options={free.map((each) => ({ value: each.object.id, label: label(each.object.labelPlural) }))}
      />
      <PanelSection title={t('role.abilities')}>
        <div className="role-abilities">
          {abilities.map((ability) => (
            <CheckInput
              key={ability.id}
              label={label(ability.label)}
              isOn={rights.abilities.includes(ability.id)}
              onChange={(isOn) => setAbility(ability.id, isOn)}
            />
          ))}
        </div>
      </PanelSection>
    </>
  );
}
