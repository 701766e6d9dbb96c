import { useQuery } from '@tanstack/react-query';
import { useReading } from '#platform/web/reading.ts';
import type { FilterCondition } from '#engine/contract/expression/filter-tree.ts';
import { rulesOf } from '#engine/contract/objects/field-kinds.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { sourceOf } from '../fields/filter-inputs.tsx';
import { findChoices } from '../fields/pickers.tsx';
import { fieldAt, systemFieldsShown } from '../objects/object-registry.ts';
import { readTypedCondition } from './typed-condition.ts';
import type { TypedReading } from './typed-condition.ts';

/** A condition offered for what was typed. */
export interface Suggestion {
  readonly part: FilterCondition;
  readonly isComplete: boolean;
  /** Only a field so far. */
  readonly isField?: boolean;
  /** The name of what was looked up. */
  readonly valueWords?: string;
}

/** What a typed text may mean; without text the fields one may ask about. Names are looked up on the server. */
export function useSuggestions(fields: Readonly<Record<string, Field>>, typed: string): readonly Suggestion[] {
  const { now, timeZone } = useReading();
  const offered = Object.entries({ ...fields, ...systemFieldsShown }).filter(([, field]) => rulesOf(field).filterOperators.length > 0);
  const readings = readTypedCondition(
    typed,
    offered.map(([path, field]) => ({ path, field })),
    { now, timeZone },
  );
  const sought = readings.filter((reading) => reading.lookup !== undefined).slice(0, 2);
  const found = useQuery({
    queryKey: ['pick', 'typed', sought],
    queryFn: ({ signal }) => Promise.all(sought.map((reading) => lookUp(fields, reading, signal))),
    enabled: sought.length > 0,
  });
  if (typed.trim() === '') return offered.map(([name, field]) => fieldSuggestion(name, field));
  const named = sought.length > 0 ? (found.data ?? []).flat() : [];
  return [...named, ...readings.filter((reading) => reading.lookup === undefined)].slice(0, 10);
}

function fieldSuggestion(name: string, field: Field): Suggestion {
  const op = name === 'id' ? 'in_segment' : (rulesOf(field).filterOperators[0] ?? 'eq');
  // A person’s first question needs no value; asking it at once would hide the others.
  const part: FilterCondition = op === 'in_period' ? { field: name, op, value: 'this_quarter' } : { field: name, op };
  return { part, isComplete: false, isField: true };
}

async function lookUp(
  fields: Readonly<Record<string, Field>>,
  { part, lookup = '' }: TypedReading,
  signal: AbortSignal,
): Promise<readonly Suggestion[]> {
  const field = fieldAt(fields, part.field);
  const source = part.op === 'in_department' ? ('department' as const) : field && sourceOf(field);
  if (!source) return [];
  const choices = await findChoices(source, lookup, signal);
  return choices.slice(0, 4).map((choice) => ({ part: { ...part, value: choice.id }, isComplete: true, valueWords: choice.name }));
}
