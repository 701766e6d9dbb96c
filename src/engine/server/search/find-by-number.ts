import { has } from '../../contract/actor.ts';
import { normaliseIdentityNumber } from '../../contract/objects/identity-number.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import { maskValue } from '../../contract/policy/mask-value.ts';
import { seesPrivateAbility } from '../../contract/policy/privacy.ts';
import type { SearchHit } from '../../contract/search/search.routes.ts';
import { recordSensitiveRead } from '../audit/sensitive-reads.ts';
import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { columnSql } from '../fields/field-columns.ts';
import { storageOf, type StoredField } from '../fields/object-storage.ts';
import { hiddenFields } from '../policy/field-access.ts';
import { isGranted, scopeFor } from '../policy/scope.ts';
import { columnsOf, type SearchRow } from './search-statement.ts';

/** Records whose identity number is exactly the text, for who may reveal such numbers; that one was found so is in the log. */
export async function findByNumber(ctx: Context, text: string, limit: number): Promise<SearchHit[]> {
  const number = normaliseIdentityNumber(text);
  if (!/^(?=.*\d)[0-9A-Z()-]{6,30}$/.test(number)) return [];
  if (!has(ctx.actor, 'private.reveal') && !has(ctx.actor, seesPrivateAbility)) return [];
  const asked = [...ctx.registry.objects.values()].flatMap((object) => {
    const fields = isGranted(ctx.actor, object.id, 'see') ? numbersOf(ctx, object) : [];
    return fields.length === 0 ? [] : [{ object, fields }];
  });
  const found = await Promise.all(asked.map(({ object, fields }) => findIn(ctx, object, fields, number, limit)));
  return found.flat();
}

function numbersOf(ctx: Context, object: ObjectDefinition): StoredField[] {
  const hidden = hiddenFields(ctx.actor, object.id);
  return storageOf(object).fields.filter(({ name, field }) => field.kind === 'identity_number' && !hidden.includes(name));
}

async function findIn(ctx: Context, object: ObjectDefinition, fields: readonly StoredField[], number: string, limit: number): Promise<SearchHit[]> {
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const wanted = parameters.add(number, 'text');
  const visible = scopeFor(ctx, object.id, 'see').text('t', parameters) ?? 'true';
  const isIt = fields.flatMap(({ columns }) => columns.map((column) => `${columnSql('t', column)} = ${wanted}`)).join(' or ');
  const rows = await ctx.session.query<SearchRow & { readonly id: string }>({
    text: `select ${columnsOf(ctx, object)} from ${object.id} t where t.workspace_id = ${workspace} and ${visible} and (${isIt})
      order by t.updated_at desc, t.id limit ${parameters.add(String(limit), 'bigint')}`,
    values: parameters.values,
  });
  return rows.map(({ id, name, owner, updated_at: at }) => {
    recordSensitiveRead(ctx, { kind: 'reveal.found_by_number', object: object.id, recordId: id });
    return { object: object.id, id, name, owner, updated_at: at.toISOString(), matched: 'number', matchedText: String(maskValue(number) ?? '') };
  });
}
