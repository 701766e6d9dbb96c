import { useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { getMemberRoute, listMembersRoute } from '../contract/organisation.routes.ts';

interface MemberSelectProps {
  readonly value: string | undefined;
  readonly onChange: (memberId: string | undefined) => void;
  readonly placeholder?: string;
  readonly canClear?: boolean;
  /** Somebody who cannot be chosen, e.g. a person as their own manager. */
  readonly exceptId?: string;
}

/** Chooses a member by name; searches on the server, so it works with any number of people. */
export function MemberSelect({ value, onChange, placeholder, canClear = false, exceptId }: MemberSelectProps) {
  const [search, setSearch] = useState('');
  const found = useRoute(listMembersRoute, { status: 'present', limit: 50, ...(search && { search }) }, { keepPrevious: true });
  const chosen = useRoute(getMemberRoute, { id: value ?? '' }, { enabled: value !== undefined });
  const options = (found.data?.members ?? []).filter((member) => member.id !== exceptId).map((member) => ({ value: member.id, label: member.name }));
  const isListed = options.some((option) => option.value === value);
  const all = chosen.data && !isListed ? [{ value: chosen.data.id, label: chosen.data.name }, ...options] : options;
  return (
    <SelectInput
      value={value}
      onChange={onChange}
      options={all}
      onSearch={setSearch}
      isLoading={found.isFetching}
      canClear={canClear}
      {...(placeholder && { placeholder, label: placeholder })}
    />
  );
}
