import type { ProcessDefinition } from '#features/process/contract/definition.ts';

/** How much of what matters of a deal is known, and what to ask for next. */
export interface Completeness {
  readonly percent: number;
  readonly filled: number;
  readonly total: number;
  /** Fields still empty, the one to ask for next first. */
  readonly missing: readonly string[];
}

/** Fields worth knowing of any deal, whatever the process asks for. */
const expected = ['account', 'amount', 'close_date', 'source', 'need', 'product', 'budget', 'competitor', 'next_step', 'next_step_on'];

/** Counts the fields the process will ask for up to a win and those worth knowing of any deal; asks first for what the nearest gate needs. */
export function computeCompleteness(definition: ProcessDefinition, stage: string | null, isFilled: (field: string) => boolean): Completeness {
  const position = Math.max(
    0,
    definition.stages.findIndex((candidate) => candidate.id === stage),
  );
  const path = definition.stages.filter((candidate) => candidate.kind !== 'lost');
  const ahead = path.filter((candidate) => definition.stages.indexOf(candidate) > position).flatMap((candidate) => candidate.entry.required);
  const passed = path.flatMap((candidate) => candidate.entry.required);
  const fields = [...new Set([...ahead, ...passed, ...expected])];
  const missing = fields.filter((field) => !isFilled(field));
  const filled = fields.length - missing.length;
  return { percent: fields.length === 0 ? 100 : Math.floor((filled * 100) / fields.length), filled, total: fields.length, missing };
}
