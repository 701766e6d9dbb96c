import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError } from '#platform/web/kit/field.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { MultiSelectInput, SelectInput } from '#platform/web/kit/select-input.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { PickInput } from '#engine/web/fields/pickers.tsx';
import { useWebObjects } from '#engine/web/objects/object-registry.ts';
import { findPeople } from '#engine/web/people.ts';
import { simulateAccessRoute } from '../contract/access.routes.ts';
import { sharingMessages } from '../contract/sharing.messages.ts';
import { SightTable } from './sight-table.tsx';
import './access.css';

/** What a member or a role would see: for who manages access, read-only, and logged. */
export function SimulatePage() {
  const t = useMessages(sharingMessages);
  const label = useLabel();
  const objects = useWebObjects();
  const [as, setAs] = useState<'member' | 'role'>('member');
  const [member, setMember] = useState<string | null>(null);
  const [roles, setRoles] = useState<readonly string[]>([]);
  const [department, setDepartment] = useState<string | null>(null);
  const [object, setObject] = useState(objects[0]?.object.id);
  const simulate = useRouteMutation(simulateAccessRoute);
  const known = useQuery({ queryKey: ['principals', 'role'], queryFn: async ({ signal }) => (await findPeople()?.listRoles(signal)) ?? [] });
  const isReady = as === 'member' ? member !== null : roles.length > 0;
  const look = () => {
    const sampled = object === undefined ? {} : { object };
    if (as === 'member' && member !== null) simulate.mutate({ member, ...sampled });
    if (as === 'role' && roles.length > 0) simulate.mutate({ roles: [...roles], department, ...sampled });
  };
  return (
    <>
      <PageHeader title={t('sharing.simulate')} summary={t('sharing.simulate_text')} />
      <div className="page page-scroll">
        <div className="access-page">
          <Form label={t('sharing.simulate')} onSubmit={look}>
            <Segmented<'member' | 'role'>
              label={t('sharing.simulate')}
              active={as}
              onChange={setAs}
              tabs={[
                { id: 'member', label: t('sharing.as_member') },
                { id: 'role', label: t('sharing.as_role') },
              ]}
            />
            <div className="access-ask">
              {as === 'member' ? (
                <Field label={t('sharing.as_member')}>
                  <PickInput source="member" value={member} onChange={setMember} />
                </Field>
              ) : (
                <>
                  <Field label={t('sharing.as_role')}>
                    <MultiSelectInput
                      value={roles}
                      onChange={setRoles}
                      options={(known.data ?? []).map((role) => ({ value: role.id, label: label(role.label) }))}
                    />
                  </Field>
                  <Field label={t('sharing.in_department')}>
                    <PickInput source="department" value={department} onChange={setDepartment} />
                  </Field>
                </>
              )}
              <Field label={t('sharing.object')}>
                <SelectInput
                  value={object}
                  onChange={setObject}
                  options={objects.map((each) => ({ value: each.object.id, label: label(each.object.labelPlural) }))}
                />
              </Field>
            </div>
            <div>
              <Button kind="primary" type="submit" icon="eye" isBusy={simulate.isPending} disabled={!isReady}>
                {t('sharing.look')}
              </Button>
            </div>
            <FormError error={simulate.error} />
          </Form>
          {simulate.data && <SightTable sight={simulate.data} object={simulate.variables?.object} />}
        </div>
      </div>
    </>
  );
}
