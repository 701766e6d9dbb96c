import type { Statement } from '#platform/server/database/database.ts';
import type { Context } from '../context.ts';

/**
 * Runs a statement that looks up each of many given keys, planned anew and through the index alone: a plan made while the tables were empty would be
 * kept while an import fills them, and take seconds.
 */
export async function byIndex<Row>(ctx: Context, { text, values = [] }: Statement): Promise<Row[]> {
  const set = (value: string) => ctx.session.query({ name: 'match.by_index', text: setWays, values: [value] });
  const [, rows] = await Promise.all([set('off'), ctx.session.query<Row>({ text, values }), set('on')]);
  return rows;
}

const setWays = `select ${['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'].map((way) => `set_config('${way}', $1, true)`).join(', ')}`;
