import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route.ts';
import { useRouteMutation } from '#platform/web/api.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useCan } from '#platform/web/session.ts';
import { organisationMessages } from '../contract/organisation.messages.ts';
import { deleteDepartmentRoute, listDepartmentsRoute } from '../contract/organisation.routes.ts';
import { DepartmentDrawer } from './department-drawer.tsx';

/** A department as the tree lists it. */
export type Department = RouteOutput<typeof listDepartmentsRoute>['departments'][number];

interface DepartmentTreeProps {
  readonly departments: readonly Department[];
  readonly activeId: string | undefined;
  readonly onSelect: (departmentId: string | undefined) => void;
}

/** The departments as they lie below each other, with how many people each holds. */
export function DepartmentTree({ departments, activeId, onSelect }: DepartmentTreeProps) {
  const t = useMessages(organisationMessages);
  const can = useCan();
  const [editing, setEditing] = useState<{ readonly mode: 'add' | 'edit'; readonly department: Department }>();
  return (
    <nav aria-label={t('organisation.departments')}>
      {departments.map((department) => {
        const isOn = department.id === activeId || (activeId === undefined && department.depth === 0);
        return (
          <div key={department.id} className={classNames('tree-row', isOn && 'on', !can('member.manage') && 'fixed')}>
            <button
              type="button"
              aria-current={isOn ? 'true' : undefined}
              style={{ paddingLeft: 8 + department.depth * 16 }}
              onClick={() => onSelect(department.depth === 0 ? undefined : department.id)}
            >
              <Icon name={department.depth === 0 ? 'building' : 'tree'} size={14} />
              <span className="clip spread">{department.name}</span>
            </button>
            <span className="tree-count">{department.memberCount}</span>
            {can('member.manage') && <DepartmentMenu department={department} onEdit={(mode) => setEditing({ mode, department })} />}
          </div>
        );
      })}
      {editing && (
        <DepartmentDrawer mode={editing.mode} department={editing.department} departments={departments} onClose={() => setEditing(undefined)} />
      )}
    </nav>
  );
}

function DepartmentMenu({ department, onEdit }: { readonly department: Department; readonly onEdit: (mode: 'add' | 'edit') => void }) {
  const t = useMessages(organisationMessages);
  const remove = useRouteMutation(deleteDepartmentRoute, {
    invalidates: [listDepartmentsRoute],
    onError: (error) => showToast({ text: error.detail, tone: 'bad' }),
  });
  return (
    <Menu
      label={t('organisation.department_actions', { name: department.name })}
      items={[
        { id: 'add', label: t('organisation.add_department'), icon: 'plus', onSelect: () => onEdit('add') },
        { id: 'edit', label: t('organisation.rename_department'), icon: 'pencil', onSelect: () => onEdit('edit') },
        {
          id: 'delete',
          label: t('organisation.delete_department'),
          icon: 'trash',
          isDanger: true,
          isDisabled: department.memberCount > 0 || department.depth === 0,
          onSelect: () => remove.mutate({ id: department.id }),
        },
      ]}
      trigger={(props) => <IconButton icon="more" size="small" label={t('organisation.department_actions', { name: department.name })} {...props} />}
    />
  );
}
