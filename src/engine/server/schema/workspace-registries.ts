import { watchRevision } from '#platform/server/auth/revision-watch.ts';
import type { Database } from '#platform/server/database/database.ts';
import { buildSchema } from '../../contract/objects/object-schema.ts';
import type { RecordDerivation, RecordGuard } from '../records/guard.ts';
import type { Registry } from '../registry.ts';
import { loadSegments } from '../segments/segment-rules.ts';
import { assembleObjects } from './assemble-objects.ts';
import { numberGiver } from './give-numbers.ts';
import { keptReaction } from './keep-up.ts';
import { planKept } from './kept-plan.ts';
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
  /** The registry but for segments, which change more often than objects. */
  readonly base: Registry;
}

/** Revision of each workspace that has a schema or segments of its own: that of the schema, a point, that of the segments. */
type Revisions = ReadonlyMap<string, string>;

/** The registries over a database. */
export function createWorkspaceRegistries(database: Database, declared: Registry): WorkspaceRegistries {
  const kept = new Map<string, Kept>();
  const loading = new Map<string, Promise<Registry>>();
  const watch = watchRevision(() => readRevisions(database), isSame);

  const load = async (workspaceId: string, revision: string): Promise<Registry> => {
    const known = kept.get(workspaceId);
    const [schema] = revision.split('.');
    const loadBase = async (): Promise<Registry> => registryFrom(declared, await database.read(workspaceId, loadSchema), known?.registry);
    const base = schema === '0' ? declared : known && known.revision.split('.')[0] === schema ? known.base : await loadBase();
    const segments = await database.read(workspaceId, loadSegments);
    const registry = segments.length === 0 ? base : { ...base, segments };
    kept.set(workspaceId, { revision, registry, base });
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
  const kept = planKept(objects);
  const reactions = new Map(
    [...(kept?.watchers.keys() ?? [])].map((object) => [object, [...declared.reactionsOf(object), { object, run: keptReaction(object) }]] as const),
  );
  return {
    ...declared,
    objects,
    ...(kept && { kept }),
    reactionsOf: (object) => reactions.get(object) ?? declared.reactionsOf(object),
    guardsOf: (object) => guards.get(object) ?? declared.guardsOf(object),
    derivationsOf: (object) => derivations.get(object) ?? declared.derivationsOf(object),
  };
}

function readRevisions(database: Database): Promise<Revisions> {
  return database.system(async (session) => {
    const rows = await session.query<{ workspace_id: string; revision: string }>({
      name: 'schema.revisions',
      text: `select workspace_id, coalesce(s.revision, 0) || '.' || coalesce(g.revision, 0) as revision
        from engine_schema_state s full join engine_segment_state g using (workspace_id)`,
    });
    return new Map(rows.map((row) => [row.workspace_id, row.revision]));
  });
}

function isSame(a: Revisions, b: Revisions): boolean {
  return a.size === b.size && [...a].every(([id, revision]) => b.get(id) === revision);
}
