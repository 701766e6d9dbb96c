import { watchRevision } from '#platform/server/auth/revision-watch.ts';
import type { Database } from '#platform/server/database/database.ts';
import { buildSchema } from '../../contract/objects/object-schema.ts';
import type { RecordDerivation, RecordGuard } from '../records/guard.ts';
import type { Registry } from '../registry.ts';
import { assembleObjects } from './assemble-objects.ts';
import { numberGiver } from './give-numbers.ts';
import { ruleGuard } from './rule-guard.ts';
import { loadSchema, type SchemaRows } from './schema-rows.ts';

/** The registry of each workspace, kept in this process: asking costs no statement, a change elsewhere is seen within a second. */
export interface WorkspaceRegistries {
  /** The program's own registry where administrators have declared nothing. */
  of(workspaceId: string): Registry | Promise<Registry>;
  /** Looks at once, after a change by this process. */
  refresh(): Promise<void>;
}

interface Kept {
  readonly revision: string;
  readonly registry: Registry;
}

/** Revision of each workspace that has a schema of its own. */
type Revisions = ReadonlyMap<string, string>;

/** The registries over a database. */
export function createWorkspaceRegistries(database: Database, declared: Registry): WorkspaceRegistries {
  const kept = new Map<string, Kept>();
  const loading = new Map<string, Promise<Registry>>();
  const watch = watchRevision(() => readRevisions(database), isSame);

  const load = async (workspaceId: string, revision: string): Promise<Registry> => {
    const rows = await database.read(workspaceId, loadSchema);
    const registry = registryFrom(declared, rows, kept.get(workspaceId)?.registry);
    kept.set(workspaceId, { revision, registry });
    return registry;
  };

  const at = (workspaceId: string, revisions: Revisions): Registry | Promise<Registry> => {
    const revision = revisions.get(workspaceId);
    if (revision === undefined) return declared;
    const known = kept.get(workspaceId);
    if (known?.revision === revision) return known.registry;
    const key = `${workspaceId} ${revision}`;
    const started = loading.get(key) ?? load(workspaceId, revision).finally(() => loading.delete(key));
    loading.set(key, started);
    return started;
  };

  return {
    of: (workspaceId) => {
      const revisions = watch.current();
      return revisions instanceof Promise ? revisions.then((known) => at(workspaceId, known)) : at(workspaceId, revisions);
    },
    refresh: async () => void (await watch.refresh()),
  };
}

/** The registry of one workspace: the program's, with this workspace's objects. */
function registryFrom(declared: Registry, rows: SchemaRows, before: Registry | undefined): Registry {
  const objects = assembleObjects(declared.objects, rows, before?.objects ?? new Map());
  const schema = buildSchema((id) => objects.get(id));
  const rules = Map.groupBy(rows.rules, (rule) => rule.object);
  const guards = new Map<string, readonly RecordGuard[]>();
  const derivations = new Map<string, readonly RecordDerivation[]>();
  for (const object of objects.values()) {
    const guard = ruleGuard(object, rules.get(object.id) ?? [], schema);
    const giver = numberGiver(object);
    if (guard) guards.set(object.id, [...declared.guardsOf(object.id), guard]);
    if (giver) derivations.set(object.id, [...declared.derivationsOf(object.id), giver]);
  }
  return {
    ...declared,
    objects,
    guardsOf: (object) => guards.get(object) ?? declared.guardsOf(object),
    derivationsOf: (object) => derivations.get(object) ?? declared.derivationsOf(object),
  };
}

function readRevisions(database: Database): Promise<Revisions> {
  return database.system(async (session) => {
    const rows = await session.query<{ workspace_id: string; revision: string }>({
      name: 'schema.revisions',
      text: 'select workspace_id, revision from engine_schema_state',
    });
    return new Map(rows.map((row) => [row.workspace_id, row.revision]));
  });
}

function isSame(a: Revisions, b: Revisions): boolean {
  return a.size === b.size && [...a].every(([id, revision]) => b.get(id) === revision);
}
