import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { accessMessages } from '../contract/access.messages.ts';
import { organisationMessages } from '../contract/organisation.messages.ts';
import { createDepartmentRoute, listDepartmentsRoute, listMembersRoute, updateDepartmentRoute } from '../contract/organisation.routes.ts';
import { departmentOptions } from './department-options.ts';
import type { Department } from './department-tree.tsx';

interface DepartmentDrawerProps {
  readonly mode: 'add' | 'edit';
  /** The one to edit, or below which to add. */
  readonly department: Department;
  readonly departments: readonly Department[];
  readonly onClose: () => void;
}

/** Adds a department, renames it, or moves it with all below it. */
export function DepartmentDrawer({ mode, department, departments, onClose }: DepartmentDrawerProps) {
  const t = useMessages(organisationMessages);
  const common = useMessages(accessMessages);
  const isNew = mode === 'add';
  const [name, setName] = useState(isNew ? '' : department.name);
  const [parentId, setParentId] = useState(isNew ? department.id : (department.parentId ?? undefined));
  const stale = { invalidates: [listDepartmentsRoute, listMembersRoute], onSuccess: onClose };
  const create = useRouteMutation(createDepartmentRoute, stale);
  const update = useRouteMutation(updateDepartmentRoute, stale);
  const error = create.error ?? update.error;
  const errors = useFieldErrors(error);
  const submit = () => {
    if (isNew && parentId !== undefined) create.mutate({ name, parentId });
    else update.mutate({ id: department.id, name, ...(parentId !== undefined && { parentId }) });
  };
  return (
    <Drawer
      title={isNew ? t('organisation.new_department') : t('organisation.rename_department')}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form="department-form" isBusy={create.isPending || update.isPending}>
          {common('access.save')}
        </Button>
      }
    >
      <Form id="department-form" label={t('organisation.department')} onSubmit={submit}>
        <Field label={t('organisation.department_name')} error={errors('name')} isRequired>
          <TextInput value={name} onChange={setName} data-autofocus />
        </Field>
        {(isNew || department.parentId !== null) && (
          <Field label={t('organisation.department_parent')} error={errors('parentId')}>
            <SelectInput
              value={parentId}
              onChange={setParentId}
              options={departmentOptions(departments).filter((each) => isNew || each.value !== department.id)}
            />
          </Field>
        )}
        <FormError error={error} />
      </Form>
    </Drawer>
  );
}
