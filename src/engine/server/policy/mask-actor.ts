import { type Actor, grantOn, has, widthOf } from '../../contract/actor.ts';
import { checkExpression } from '../../contract/expression/check-expression.ts';
import { listDependencies, type RecordNeeds } from '../../contract/expression/list-dependencies.ts';
import { declaredPrivacy, type PrivacyLevel, type PrivacySettings, seesPrivateAbility } from '../../contract/policy/privacy.ts';
import { objectSchema } from '../query/object-schema.ts';
import type { Registry } from '../registry.ts';

type Masks = Pick<Actor, 'masked' | 'maskedForViewers' | 'maskedBy'>;

/**
 * The actor with what is masked for them: private fields, and every formula, look-up and roll-up that shows one. Nothing for the
 * program itself and for who sees private values; what is closed to viewers only is left out where they may change all they see.
 */
export function withMasks(registry: Registry, actor: Actor): Actor {
  const { masked: _, maskedForViewers: __, maskedBy: ___, ...bare } = actor;
  if (actor.memberId === actor.workspaceId || has(actor, seesPrivateAbility)) return actor.masked ? bare : actor;
  const candidates = candidatesOf(registry, actor.privacy ?? noSettings);
  if (candidates.fields.length === 0) return actor.masked ? bare : actor;
  const viewed = candidates.objects.filter((object) => seesMoreThanMayChange(registry, actor, object));
  const key = viewed.join(' ');
  const known = candidates.masks.get(key) ?? masksOf(registry, candidates, new Set(viewed));
  candidates.masks.set(key, known);
  return known.masked ? { ...bare, ...known } : actor.masked ? bare : actor;
}

interface PrivateField {
  readonly object: string;
  readonly field: string;
  readonly level: Exclude<PrivacyLevel, 'open'>;
}

interface Candidates {
  readonly fields: readonly PrivateField[];
  /** Those with fields closed to viewers only. */
  readonly objects: readonly string[];
  /** By the objects of which an actor sees more than they may change: one answer for all alike, so that what is cached by it is found again. */
  readonly masks: Map<string, Masks>;
}

const noSettings: PrivacySettings = new Map();
const known = new WeakMap<Registry, WeakMap<PrivacySettings, Candidates>>();

function candidatesOf(registry: Registry, settings: PrivacySettings): Candidates {
  const ofRegistry = known.get(registry) ?? new WeakMap<PrivacySettings, Candidates>();
  known.set(registry, ofRegistry);
  const found = ofRegistry.get(settings) ?? findCandidates(registry, settings);
  ofRegistry.set(settings, found);
  return found;
}

function findCandidates(registry: Registry, settings: PrivacySettings): Candidates {
  const fields = [...registry.objects.values()].flatMap((object) =>
    Object.entries(object.fields).flatMap(([name, field]): PrivateField[] => {
      const level = settings.get(`${object.id}.${name}`) ?? declaredPrivacy(field);
      return level === 'open' ? [] : [{ object: object.id, field: name, level }];
    }),
  );
  const objects = [...new Set(fields.filter(({ level }) => level === 'viewers').map(({ object }) => object))];
  return { fields, objects, masks: new Map() };
}

/** Whether some record of the object in the actor's sight may not be changed by them; when in doubt, yes. */
function seesMoreThanMayChange(registry: Registry, actor: Actor, object: string): boolean {
  const grant = grantOn(actor, object);
  if (!grant.actions.includes('see')) return false;
  if (!grant.actions.includes('update')) return true;
  if (registry.objects.get(object)?.ownerField === undefined) return false;
  const sharing = actor.sharing?.get(object);
  return widthOf(grant, 'see') !== widthOf(grant, 'update') || (sharing !== undefined && sharing.principals.length + sharing.rules.length > 0);
}

function masksOf(registry: Registry, { fields }: Candidates, viewed: ReadonlySet<string>): Masks {
  const masked = new Map<string, string[]>();
  const forViewers = new Map<string, string[]>();
  const by = new Map<string, string>();
  const add = (map: Map<string, string[]>, object: string, field: string): void => void map.set(object, [...(map.get(object) ?? []), field]);
  for (const { object, field, level } of fields) {
    if (level === 'viewers' && !viewed.has(object)) continue;
    add(masked, object, field);
    if (level === 'viewers') add(forViewers, object, field);
  }
  if (masked.size === 0) return {};
  const isMasked = (object: string, field: string): boolean => masked.get(object)?.includes(field) ?? false;
  // Leaves are stored fields, so nothing added here changes what is found for the next.
  const copies = formulasOf(registry).flatMap(({ object, field, sources }) => {
    const shown = sources.filter((source) => isMasked(source.object, source.field));
    return shown.length === 0 ? [] : [{ object, field, shown }];
  });
  for (const { object, field, shown } of copies) {
    if (isMasked(object, field)) continue;
    const onlyOwn = shown.every((source) => source.isOwn && (forViewers.get(object)?.includes(source.field) ?? false));
    add(masked, object, field);
    if (onlyOwn) add(forViewers, object, field);
    by.set(`${object}.${field}`, shown.map((source) => source.path).join(', '));
  }
  return { masked, maskedForViewers: forViewers, maskedBy: by };
}

interface Source {
  readonly object: string;
  readonly field: string;
  readonly path: string;
  /** A field of the very record. */
  readonly isOwn: boolean;
}

interface FormulaSources {
  readonly object: string;
  readonly field: string;
  readonly sources: readonly Source[];
}

const formulas = new WeakMap<Registry, readonly FormulaSources[]>();

/** Every computed field with the stored fields it is computed from, through formulas and relations. */
function formulasOf(registry: Registry): readonly FormulaSources[] {
  const found = formulas.get(registry) ?? [...registry.objects.values()].flatMap((object) => formulasOfObject(registry, object.id));
  formulas.set(registry, found);
  return found;
}

function formulasOfObject(registry: Registry, object: string): FormulaSources[] {
  return Object.entries(registry.objects.get(object)?.fields ?? {}).flatMap(([field, declared]) => {
    if (declared.kind !== 'formula') return [];
    const checked = checkExpression(declared.expression, objectSchema(registry), object);
    return checked.ok ? [{ object, field, sources: sourcesOf(listDependencies(checked.typed), '') }] : [];
  });
}

function sourcesOf(needs: RecordNeeds, path: string): Source[] {
  const own = [...needs.fields].map((field) => ({ object: needs.object, field, path: `${path}${field}`, isOwn: path === '' }));
  const further = [...needs.references, ...needs.children].flatMap(([name, more]) => sourcesOf(more, `${path}${name}.`));
  return [...own, ...further];
}
