import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError } from '#platform/web/kit/field.tsx';
import { TextArea, TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { MultiSelectInput } from '#platform/web/kit/select-input.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { ViewSharing } from '#engine/contract/views/view.routes.ts';
import { findPeople } from '#engine/web/people.ts';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';
import { type DashboardEntry, listDashboardsRoute, readDashboardRoute, updateDashboardRoute } from '../../contract/dashboards.routes.ts';

/** Name, description, and who may look. */
export function ShareDrawer({ board, onClose }: { readonly board: DashboardEntry; readonly onClose: () => void }) {
  const t = useMessages(dashboardsMessages);
  const label = useLabel();
  const formId = useId();
  const [name, setName] = useState(label(board.name));
  const [description, setDescription] = useState(label(board.description));
  const [shared, setShared] = useState<ViewSharing>(board.shared);
  const [roles, setRoles] = useState<readonly string[]>(board.roles);
  const canShare = useRoute(listDashboardsRoute, {}).data?.can_share === true;
  const offered = useQuery({ queryKey: ['pick', 'roles'], queryFn: async ({ signal }) => (await findPeople()?.listRoles(signal)) ?? [] });
  const save = useRouteMutation(updateDashboardRoute, { invalidates: [listDashboardsRoute, readDashboardRoute], onSuccess: onClose });
  return (
    <Drawer
      title={t('dashboards.share')}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form={formId} isBusy={save.isPending} keyCap="Ctrl ↵">
          {t('dashboards.save')}
        </Button>
      }
    >
      <Form id={formId} onSubmit={() => name.trim() !== '' && save.mutate({ id: board.id, name, description, shared, roles: [...roles] })}>
        <Field label={t('dashboards.name')} isRequired>
          <TextInput value={name} onChange={setName} maxLength={80} data-autofocus />
        </Field>
        <Field label={t('dashboards.description')}>
          <TextArea value={description} onChange={setDescription} maxLength={500} />
        </Field>
        {canShare && (
          <Field label={t('dashboards.share')} hint={t('dashboards.share_hint')}>
            <Segmented<ViewSharing>
              label={t('dashboards.share')}
              active={shared}
              onChange={setShared}
              tabs={[
                { id: 'nobody', label: t('dashboards.nobody'), icon: 'lock' },
                { id: 'roles', label: t('dashboards.roles'), icon: 'users' },
                { id: 'everybody', label: t('dashboards.everybody'), icon: 'building' },
              ]}
            />
          </Field>
        )}
        {shared === 'roles' && (
          <Field label={t('dashboards.which_roles')}>
            <MultiSelectInput
              value={roles}
              onChange={setRoles}
              options={(offered.data ?? []).map((role) => ({ value: role.id, label: label(role.label) }))}
            />
          </Field>
        )}
        <FormError error={save.error} />
      </Form>
    </Drawer>
  );
}
