import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { forbidden } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import { type Actor, grantOn, type ObjectGrant, type RecordAction } from '../../contract/actor.ts';
import { holdsScope, type KeyScope } from '../../contract/key-scopes.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { scopeMissing } from './scope-missing.ts';

declare const madeByPolicy: unique symbol;

/**
 * Which records of one object the actor reaches for one action. Only `scopeFor` makes one, and every list takes one:
 * forgetting authorisation does not compile.
 */
export interface Scope<Object extends string = string> {
  readonly [madeByPolicy]: Object;
  readonly object: Object;
  /** Owners within reach; undefined: all records. */
  readonly owners: readonly string[] | undefined;
  readonly ownerColumn: string | undefined;
  /** The condition for a table under this alias, for queries built with kysely. */
  on(alias: string): RawBuilder<SqlBool>;
  /** The condition as text with its parameter, for cached SQL; undefined when nothing needs to be asked. */
  text(alias: string, parameters: SqlParameters): string | undefined;
  /** Whether a record of this owner is within reach. */
  includes(ownerId: unknown): boolean;
}

/** The records of an object the actor may see, change, delete, … ; refuses when the role does not have the action at all. */
export function scopeFor<Object extends string>(ctx: Context, objectId: Object, action: RecordAction): Scope<Object> {
  const object = objectNamed(ctx.registry, objectId);
  const grant = grantOn(ctx.actor, objectId);
  if (!grant.actions.includes(action)) throw refusalFor(ctx.actor, object, action);
  const { ownerColumn } = storageOf(object);
  return buildScope(objectId, ownerColumn, ownersWithin(ctx.actor, grant, action));
}

/** Whether the actor's role has the action on the object at all. */
export function isGranted(actor: Actor, objectId: string, action: RecordAction): boolean {
  return grantOn(actor, objectId).actions.includes(action);
}

function ownersWithin(actor: Actor, grant: ObjectGrant, action: RecordAction): readonly string[] | undefined {
  const isReading = action === 'see' || action === 'export';
  const width = isReading ? grant.visibility : (grant.updateVisibility ?? grant.visibility);
  return width === 'all' ? undefined : actor.reach[width];
}

function buildScope<Object extends string>(object: Object, ownerColumn: string | undefined, reach: readonly string[] | undefined): Scope<Object> {
  const owners = ownerColumn === undefined ? undefined : reach;
  const scope = {
    object,
    owners,
    ownerColumn,
    on: (alias: string) =>
      owners === undefined ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(`${alias}.${ownerColumn ?? ''}`)} = any(${owners}::uuid[])`,
    text: (alias: string, parameters: SqlParameters) => {
      if (owners === undefined) return undefined;
      const [only] = owners;
      if (owners.length === 1) return `${alias}.${ownerColumn} = ${parameters.add(only, 'uuid')}`;
      return `${alias}.${ownerColumn} = any(${parameters.add(owners, 'uuid[]')})`;
    },
    includes: (ownerId: unknown) => owners === undefined || (typeof ownerId === 'string' && setOf(owners).has(ownerId)),
  };
  // oxlint-disable-next-line sloop/no-assertion -- the brand exists for the compiler only; this is the one place that gives it
  return scope as unknown as Scope<Object>;
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
