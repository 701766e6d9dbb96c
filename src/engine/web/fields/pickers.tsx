import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { callRoute } from '#platform/web/api.ts';
import { MultiSelectInput, SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { formMessages } from '#engine/contract/records/form.messages.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { openCreate } from '../form/open-create.ts';
import { findWebObject, routesOf } from '../objects/object-registry.ts';
import { nameOfRecord } from '../objects/read-value.ts';
import { findPeople, type PickChoice } from '../people.ts';

/** What a picker searches: members, departments, or the records of an object. */
export type PickSource = 'member' | 'department' | { readonly object: string };

interface PickInputProps {
  readonly source: PickSource;
  readonly value: string | null;
  readonly onChange: (value: string | null, name?: string) => void;
  /** Name of the present value, when it is known. */
  readonly name?: string | null | undefined;
  readonly label?: string | undefined;
  /** Offers to create what is not there yet. */
  readonly canCreate?: boolean;
}

/** Stands among the options for creating one; no id looks like it. */
const createOption = 'create';

/** Chooses one record, member or department; searches on the server. */
export function PickInput({ source, value, onChange, name, label, canCreate = false }: PickInputProps) {
  const [search, setSearch] = useState('');
  const placeholder = usePlaceholder(source);
  const found = useChoices(source, search);
  const [named] = useNamesOf(source, value !== null && !name ? [value] : []);
  const choices = found.data ?? [];
  const known =
    value === null || choices.some((choice) => choice.id === value) ? choices : [{ id: value, name: name ?? named?.name ?? '…' }, ...choices];
  const creation = useCreation(canCreate ? source : 'member', search, onChange);
  const choose = (next: string | undefined) =>
    next === createOption ? creation?.open() : onChange(next ?? null, known.find((choice) => choice.id === next)?.name);
  return (
    <SelectInput
      value={value ?? undefined}
      onChange={choose}
      options={[
        ...known.map((choice) => ({ value: choice.id, label: choice.name })),
        ...(creation ? [{ value: createOption, label: creation.label }] : []),
      ]}
      onSearch={setSearch}
      isLoading={found.isFetching}
      placeholder={placeholder}
      canClear
      {...(label && { label })}
    />
  );
}

/** Creating a record of what is searched, with the text as its name; chosen once it is there. */
function useCreation(source: PickSource, search: string, onChange: PickInputProps['onChange']) {
  const t = useMessages(formMessages);
  const label = useLabel();
  const target = typeof source === 'string' ? undefined : findWebObject(source.object)?.object;
  if (!target) return undefined;
  const name = search.trim();
  const open = () =>
    openCreate({
      object: target.id,
      ...(name !== '' && { values: { [target.nameField]: name } }),
      onCreated: (record) => onChange(record.id, nameOfRecord(record, target.nameField)),
      onUse: (id, chosen) => onChange(id, chosen),
    });
  return { open, label: name === '' ? `+ ${t('form.create_of', { object: label(target.label) })}` : `+ ${t('form.create_named', { name })}` };
}

interface PickManyInputProps {
  readonly source: PickSource;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly label?: string | undefined;
}

/** Chooses several; the chosen ones keep their names while others are searched. */
export function PickManyInput({ source, value, onChange, label }: PickManyInputProps) {
  const [search, setSearch] = useState('');
  const found = useChoices(source, search);
  const names = useNamesOf(source, value);
  const placeholder = usePlaceholder(source);
  const all = new Map([...names, ...(found.data ?? [])].map((choice) => [choice.id, choice.name]));
  return (
    <MultiSelectInput
      value={value}
      onChange={onChange}
      {...(label && { label })}
      options={[...all].map(([id, name]) => ({ value: id, label: name }))}
      onSearch={setSearch}
      placeholder={placeholder}
    />
  );
}

function usePlaceholder(source: PickSource): string {
  const t = useMessages(recordMessages);
  const label = useLabel();
  if (source === 'member') return t('records.pick_member');
  if (source === 'department') return t('records.pick_department');
  const target = findWebObject(source.object);
  return target ? t('records.pick', { object: label(target.object.label) }) : t('records.pick_option');
}

function useChoices(source: PickSource, search: string) {
  return useQuery({
    queryKey: ['pick', source, search],
    queryFn: ({ signal }) => findChoices(source, search, signal),
    placeholderData: (previous) => previous,
  });
}

/** Members, departments or records whose name fits a text. */
export async function findChoices(source: PickSource, search: string, signal: AbortSignal): Promise<readonly PickChoice[]> {
  if (source === 'member') return (await findPeople()?.searchMembers(search, signal)) ?? [];
  if (source === 'department') return (await findPeople()?.listDepartments(signal))?.filter((each) => each.name.includes(search)) ?? [];
  const target = findWebObject(source.object)?.object;
  if (!target) return [];
  const found = await callRoute(routesOf(target).query, { limit: 30, columns: [target.nameField], ...(search && { search }) }, signal);
  return found.rows.map((row) => ({ id: row.id, name: nameOfRecord(row, target.nameField) }));
}

/** Names of ids that come without them, e.g. from a link. */
export function useNamesOf(source: PickSource, ids: readonly string[]): readonly PickChoice[] {
  const wanted = [...ids].sort();
  const found = useQuery({
    queryKey: ['names', source, wanted],
    queryFn: ({ signal }) => Promise.all(wanted.map((id) => nameOf(source, id, signal).catch(() => ({ id, name: id.slice(0, 8) })))),
    enabled: wanted.length > 0,
    staleTime: 300_000,
  });
  return found.data ?? [];
}

/** The name of one id. */
export async function nameOf(source: PickSource, id: string, signal?: AbortSignal): Promise<PickChoice> {
  const people = findPeople();
  if (source === 'member') return people ? people.getMember(id, signal) : { id, name: id };
  if (source === 'department') return (await people?.listDepartments(signal))?.find((each) => each.id === id) ?? { id, name: id };
  const target = findWebObject(source.object)?.object;
  if (!target) return { id, name: id };
  const row = await callRoute(routesOf(target).get, { id }, signal);
  return { id, name: nameOfRecord(row, target.nameField) };
}
