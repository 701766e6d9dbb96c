import type { Label } from '#platform/contract/label.ts';
import { formatMessage } from '#platform/contract/messages.ts';
import { auditNameMessages } from '../../contract/audit/audit-names.messages.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import type { ReadableValue } from '../../contract/records/timeline.ts';
import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { peopleTables } from '../fields/object-storage.ts';

/** What people call something the registry does not know: an object, a field or a value; undefined where nobody has named it. */
export function wordFor(what: 'object' | 'field' | 'value', id: string): Label | undefined {
  const found = Object.entries(auditNameMessages).find(([key]) => key === `audit.${what}.${id}`);
  return found && { zh: formatMessage(found[1], 'zh'), en: formatMessage(found[1], 'en') };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads values of what is no object of its own, such as an assignment: people and departments by name, states and roles in words. */
export async function plainReader(ctx: Context, values: readonly FieldValue[]): Promise<(value: FieldValue) => ReadableValue> {
  const ids = [...new Set(values.filter((value): value is string => typeof value === 'string' && uuid.test(value)))];
  const names = ids.length === 0 ? new Map<string, string>() : await namesOf(ctx, ids);
  return (value) => {
    if (value === null) return { value, text: { zh: '', en: '' } };
    const text = typeof value === 'string' ? (names.get(value) ?? value) : JSON.stringify(value);
    return { value, text: (names.has(text) ? undefined : wordFor('value', text)) ?? { zh: text, en: text } };
  };
}

async function namesOf(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const among = parameters.add(ids, 'uuid[]');
  const parts = Object.values(peopleTables).map(
    ({ table, nameColumn }) => `select id, ${nameColumn} as name from ${table} where workspace_id = ${workspace} and id = any(${among})`,
  );
  const rows = await ctx.session.query<{ id: string; name: string }>({ text: parts.join('\nunion all\n'), values: parameters.values });
  return new Map(rows.map((row) => [row.id, row.name]));
}
