import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { MultiSelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { policyMessages } from '#engine/contract/policy/policy.messages.ts';
import { useNamesOf } from '../fields/pickers.tsx';
import { findPeople } from '../people.ts';

interface PrincipalPickerProps {
  /** `member:<id>`, `department:<id>`, `role:<id>`. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly label?: string;
}

/** Chooses people, departments and roles something is shared with or kept from. */
export function PrincipalPicker({ value, onChange, label }: PrincipalPickerProps) {
  const t = useMessages(policyMessages);
  const words = useLabel();
  const [search, setSearch] = useState('');
  const members = useQuery({
    queryKey: ['principals', 'member', search],
    queryFn: async ({ signal }) => (await findPeople()?.searchMembers(search, signal)) ?? [],
    placeholderData: (previous) => previous,
  });
  const departments = useQuery({
    queryKey: ['principals', 'department'],
    queryFn: async ({ signal }) => (await findPeople()?.listDepartments(signal)) ?? [],
  });
  const roles = useQuery({ queryKey: ['principals', 'role'], queryFn: async ({ signal }) => (await findPeople()?.listRoles(signal)) ?? [] });
  const chosen = useNamesOf(
    'member',
    value.flatMap((principal) => (principal.startsWith('member:') ? [principal.slice('member:'.length)] : [])),
  );
  const people = new Map([...chosen, ...(members.data ?? [])].map((each) => [each.id, each.name]));
  const fits = (text: string): boolean => text.toLowerCase().includes(search.trim().toLowerCase());
  const named = [
    ...(roles.data ?? []).map((each) => ({ value: `role:${each.id}`, label: t('policy.role', { name: words(each.label) }) })),
    ...(departments.data ?? []).map((each) => ({ value: `department:${each.id}`, label: t('policy.department', { name: each.name }) })),
  ].filter((option) => value.includes(option.value) || fits(option.label));
  const options = [...named, ...[...people].map(([id, name]) => ({ value: `member:${id}`, label: t('policy.member', { name }) }))];
  return (
    <MultiSelectInput
      value={value}
      onChange={onChange}
      options={options}
      onSearch={setSearch}
      placeholder={t('policy.pick')}
      {...(label !== undefined && { label })}
    />
  );
}
