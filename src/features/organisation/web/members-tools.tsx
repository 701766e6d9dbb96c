import { TextInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { organisationMessages } from '../contract/organisation.messages.ts';
import { departmentOptions } from './department-options.ts';
import type { Department } from './department-tree.tsx';

/** Which members the list shows. */
export type Show = 'present' | 'left' | 'everybody';

interface MembersToolsProps {
  readonly departments: readonly Department[];
  readonly departmentId: string | undefined;
  readonly setDepartmentId: (departmentId: string | undefined) => void;
  readonly search: string;
  readonly setSearch: (search: string) => void;
  readonly show: Show;
  readonly setShow: (show: Show) => void;
}

/** Narrows the list of members; on the phone it also chooses the department, in place of the tree. */
export function MembersTools({ departments, departmentId, setDepartmentId, search, setSearch, show, setShow }: MembersToolsProps) {
  const t = useMessages(organisationMessages);
  const tabs = [
    { id: 'present', label: t('organisation.present') },
    { id: 'left', label: t('organisation.left_ones') },
    { id: 'everybody', label: t('organisation.everybody') },
  ] as const;
  return (
    <div className="members-tools">
      <TextInput value={search} onChange={setSearch} icon="search" placeholder={t('organisation.search')} aria-label={t('organisation.search')} />
      <span className="members-tools-department">
        <SelectInput
          label={t('organisation.department')}
          value={departmentId}
          onChange={setDepartmentId}
          canClear
          placeholder={t('organisation.all_departments')}
          options={departmentOptions(departments)}
        />
      </span>
      <span className="spread" />
      <Segmented label={t('organisation.show')} active={show} onChange={setShow} tabs={tabs} />
    </div>
  );
}
