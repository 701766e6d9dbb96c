import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { forbidden } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import { type Actor, grantOn, type RecordAction, widthOf } from '../../contract/actor.ts';
import { holdsScope, type KeyScope } from '../../contract/key-scopes.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { ObjectSharing } from '../../contract/policy/sharing.ts';
import type { Context } from '../context.ts';
import { createSqlParameters, splitAtParameters, type SqlParameters } from '../expression/sql-parameters.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { scopeMissing } from './scope-missing.ts';
import { groundsSql, restrictionsSql } from './grounds-sql.ts';

declare const madeByPolicy: unique symbol;

/**
 * Which records of one object the actor reaches for one action. Only `scopeFor` makes one, and every list takes one:
 * forgetting authorisation does not compile.
 */
export interface Scope<Object extends string = string> {
  readonly [madeByPolicy]: Object;
  readonly object: Object;
  /** Owners within reach; undefined: all records, but for restrictions. */
  readonly owners: readonly string[] | undefined;
  readonly ownerColumn: string | undefined;
  /** The owner alone decides: nothing is shared with the actor or kept from them. */
  readonly isPlain: boolean;
  /** The condition for a table under this alias, for queries built with kysely. */
  on(alias: string): RawBuilder<SqlBool>;
  /** The condition as text with its parameter, for cached SQL; undefined when nothing needs to be asked. */
  text(alias: string, parameters: SqlParameters): string | undefined;
  /** The same in parts: a record is within when one of the grounds holds, if there are any, and all of the restrictions. */
  parts(alias: string, parameters: SqlParameters): ScopeParts;
  /** Whether the owner brings a record within reach; tells all only of a plain scope. */
  includes(ownerId: unknown): boolean;
}

/** A scope as conditions. */
export interface ScopeParts {
  /** Undefined: no ground is needed. */
  readonly grounds: readonly [string, ...string[]] | undefined;
  readonly restrictions: readonly string[];
}

/** The records of an object the actor may see, change, delete, … ; refuses when the role does not have the action at all. */
export function scopeFor<Object extends string>(ctx: Context, objectId: Object, action: RecordAction): Scope<Object> {
  const object = objectNamed(ctx.registry, objectId);
  if (!isGranted(ctx.actor, objectId, action)) throw refusalFor(ctx.actor, object, action);
  const { ownerColumn } = storageOf(object);
  const owners = ownerColumn === undefined ? undefined : ownersWithin(ctx.actor, objectId, action);
  return buildScope(ctx, { object: objectId, ownerColumn, owners, sharing: sharingOf(ctx.actor, objectId, action, owners), action });
}

/** Whether the actor's role has the action on the object at all. */
export function isGranted(actor: Actor, objectId: string, action: RecordAction): boolean {
  return grantOn(actor, objectId).actions.includes(action);
}

/** Owners whose records the actor reaches for an action; undefined when owners do not limit them. */
export function ownersWithin(actor: Actor, objectId: string, action: RecordAction): readonly string[] | undefined {
  const width = widthOf(grantOn(actor, objectId), action);
  return width === 'all' ? undefined : actor.reach[width];
}

/** What of the actor's sharing bears on the action; undefined when nothing does. Deleting and creating take the owner's reach. */
function sharingOf(actor: Actor, objectId: string, action: RecordAction, owners: readonly string[] | undefined): ObjectSharing | undefined {
  const sharing = actor.sharing?.get(objectId);
  if (!sharing) return undefined;
  const opens = owners !== undefined && (action === 'see' || action === 'export' || action === 'update');
  const rules = opens ? sharing.rules.filter((rule) => action !== 'update' || rule.mayWrite) : [];
  const principals = opens ? sharing.principals : [];
  if (rules.length + principals.length + sharing.restrictions.length === 0) return undefined;
  return { rules, principals, restrictions: sharing.restrictions };
}

interface ScopeInput<Object extends string> {
  readonly object: Object;
  readonly ownerColumn: string | undefined;
  readonly owners: readonly string[] | undefined;
  readonly sharing: ObjectSharing | undefined;
  readonly action: RecordAction;
}

function buildScope<Object extends string>(ctx: Context, { object, ownerColumn, owners, sharing, action }: ScopeInput<Object>): Scope<Object> {
  const ownerText = (alias: string, parameters: SqlParameters): string | undefined => {
    if (owners === undefined) return undefined;
    const [only] = owners;
    if (owners.length === 1) return `${alias}.${ownerColumn} = ${parameters.add(only, 'uuid')}`;
    return `${alias}.${ownerColumn} = any(${parameters.add(owners, 'uuid[]')})`;
  };
  const parts = (alias: string, parameters: SqlParameters): ScopeParts => {
    const own = ownerText(alias, parameters);
    const more = own === undefined || !sharing ? [] : groundsSql(ctx, object, sharing, action === 'update', alias, parameters);
    const restrictions = sharing ? restrictionsSql(ctx, object, sharing, alias, parameters) : [];
    return { grounds: own === undefined ? undefined : [own, ...more], restrictions };
  };
  const scope = {
    object,
    owners,
    ownerColumn,
    isPlain: sharing === undefined,
    parts,
    on: (alias: string) => onAlias(alias, sharing === undefined && owners === undefined ? undefined : { parts }),
    text: (alias: string, parameters: SqlParameters) => (sharing ? textOf(parts(alias, parameters)) : ownerText(alias, parameters)),
    includes: (ownerId: unknown) => owners === undefined || (typeof ownerId === 'string' && setOf(owners).has(ownerId)),
  };
  // oxlint-disable-next-line sloop/no-assertion -- the brand exists for the compiler only; this is the one place that gives it
  return scope as unknown as Scope<Object>;
}

function onAlias(alias: string, scope: Pick<Scope, 'parts'> | undefined): RawBuilder<SqlBool> {
  const parameters = createSqlParameters();
  const { strings, values } = splitAtParameters(textOf(scope?.parts(alias, parameters)) ?? 'true', parameters);
  const [first = '', ...rest] = strings;
  return sql<SqlBool>`${sql.join([sql.raw(first), ...rest.flatMap((text, at) => [sql`${values[at]}`, sql.raw(text)])], sql``)}`;
}

function textOf(parts: ScopeParts | undefined): string | undefined {
  if (!parts) return undefined;
  const grounds = parts.grounds && (parts.grounds.length === 1 ? parts.grounds[0] : `(${parts.grounds.join(' or ')})`);
  const all = [...(grounds === undefined ? [] : [grounds]), ...parts.restrictions];
  return all.length === 0 ? undefined : all.join(' and ');
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** A reach lasts as long as the sign-in, so its set is made once. */
function setOf(owners: readonly string[]): ReadonlySet<string> {
  const set = sets.get(owners) ?? new Set(owners);
  sets.set(owners, set);
  return set;
}

const actionWords: Readonly<Record<RecordAction, Label>> = {
  see: { zh: '查看', en: 'see' },
  create: { zh: '新建', en: 'create' },
  update: { zh: '修改', en: 'change' },
  delete: { zh: '删除', en: 'delete' },
  import: { zh: '导入', en: 'import' },
  export: { zh: '导出', en: 'export' },
};

function refusalFor(actor: Actor, object: ObjectDefinition, action: RecordAction) {
  const needed: KeyScope = `${object.id}:${action === 'see' || action === 'export' ? 'read' : 'write'}`;
  return actor.keyScopes && !holdsScope(actor.keyScopes, needed) ? scopeMissing(needed) : refusal(object, action);
}

function refusal(object: ObjectDefinition, action: RecordAction) {
  const verb = actionWords[action];
  const label = {
    zh: `你的角色不能${verb.zh}${object.label.zh}。如有需要，请联系管理员。`,
    en: `Your role may not ${verb.en} ${object.labelPlural.en}. Ask an administrator if you need to.`,
  };
  return forbidden('record.action_not_granted', label, { object: object.id, action });
}
