import { plainHeader } from '../../../contract/import/guess-mapping.ts';
import type { NewColumn, ObjectProposal } from '../../../contract/import/new-object.ts';
import { systemFields } from '../../../contract/objects/object.ts';
import type { Field } from '../../../contract/objects/fields.ts';
import type { Context } from '../../context.ts';
import { suggestPlan } from '../draft-import.ts';
import type { ImportRow } from '../import.queries.ts';
import { createLookUp, plain } from '../look-up.ts';
import { recipeOf, unplacedKind } from '../unplaced-kind.ts';
import { type FileNames, namesOfRows, nounsOf, speaksOf } from './file-names.ts';
import { guessDateOrder, guessUse } from './guess-use.ts';
import { idOfName, labelOfHeader } from './header-labels.ts';
import { type ColumnProfile, profileColumns } from './profile-columns.ts';

/** So many of the different texts must name something before a column is taken for a reference to it. */
const enough = 0.5;
const mostAsked = 2000;

interface OpenFile {
  readonly row: ImportRow;
  readonly profiles: readonly ColumnProfile[];
  readonly key: ColumnProfile | undefined;
}

/** The objects we would make for the files of a run that fit none, with the relations among all its files. */
export async function proposeObjects(ctx: Context, rows: readonly ImportRow[]): Promise<ObjectProposal[]> {
  const open: OpenFile[] = [];
  for (const row of rows.filter((each) => each.object === unplacedKind.id)) {
    const profiles = await profileColumns(ctx, row);
    open.push({ row, profiles, key: profiles.find((profile) => isKey(profile) && !isOthersKey(profile, row, rows)) });
  }
  if (open.length === 0) return [];
  const people = await listPeople(ctx, rows);
  const placed = await namesOfPlaced(ctx, rows);
  const own = open.map((file) => namesOfOpen(ctx, file));
  const proposals: ObjectProposal[] = [];
  for (const file of open) {
    const others = [...placed, ...own].filter((names) => names.object !== `import:${file.row.id}`);
    proposals.push(await proposeObject(ctx, file, others, people, open));
  }
  return proposals;
}

async function proposeObject(
  ctx: Context,
  file: OpenFile,
  others: readonly FileNames[],
  people: ReadonlySet<string>,
  open: readonly OpenFile[],
): Promise<ObjectProposal> {
  const { row, profiles, key } = file;
  const recipe = recipeOf(ctx, row);
  const dateOrder = recipe?.plan?.dateOrder ?? guessDateOrder(profiles);
  const reads = { locale: ctx.locale, currency: ctx.workspace.currency, timeZone: ctx.workspace.timeZone };
  const columns: NewColumn[] = [];
  for (const profile of profiles) {
    const id = freeId(profile, columns);
    const base = { column: profile.column, header: profile.header.slice(0, 500), id, label: labelOfHeader(profile.header) };
    if (profile === key) columns.push({ ...base, use: 'key' });
    else if (await namesPeople(ctx, profile, people)) columns.push({ ...base, use: columns.some(({ use }) => use === 'owner') ? 'member' : 'owner' });
    else {
      const object = profile.filled === 0 ? undefined : await findReferred(ctx, profile, others);
      columns.push(object === undefined ? { ...base, ...guessUse(profile, reads, dateOrder) } : { ...base, use: 'reference', object });
    }
  }
  const called = labelsOf(ctx, row);
  return {
    import: row.id,
    id: idOfName(called.label.en, 'thing').replace(/^custom_/, '') || 'thing',
    ...called,
    columns: withName(columns, profiles).map((column) => withoutOwnerId(column, columns)),
    dateOrder,
    fileName: row.file_name,
    rowCount: row.row_count,
    why: recipe?.proposes || !recipe ? null : (recipe.why ?? null),
    samples: profiles.map(({ texts }) => [...texts.keys()].slice(0, 3)),
    targets: [
      ...open.filter((each) => each !== file).map((each) => ({ id: `import:${each.row.id}`, label: labelsOf(ctx, each.row).label })),
      ...[...ctx.registry.objects.values()].map(({ id, label }) => ({ id, label: { ...label } })),
    ],
  };
}

/** A column whose texts are all different and all there, and that is called a key. */
function isKey({ header, rows, filled, texts }: ColumnProfile): boolean {
  const text = plainHeader(header);
  return rows > 0 && filled === rows && texts.size === rows && (/id(c)?$/.test(text) || /编号$|单号$/.test(text));
}

/** Where each contract has one row, its number is still the contract's key, not the row's. */
function isOthersKey({ header }: ColumnProfile, own: ImportRow, rows: readonly ImportRow[]): boolean {
  const nounsOfFile = (row: ImportRow): string[] => nounsOf({ file_name: row.file_name, headers: [] }, []);
  return !speaksOf(header, nounsOfFile(own)) && rows.some((row) => row !== own && speaksOf(header, nounsOfFile(row)));
}

/** The column that says what a record is called: a name or a subject that nearly every row has. */
function withName(columns: readonly NewColumn[], profiles: readonly ColumnProfile[]): NewColumn[] {
  const isFilled = ({ column }: NewColumn): boolean => {
    const profile = profiles[column];
    return profile !== undefined && profile.filled >= profile.rows * 0.9;
  };
  const texts = columns.filter((column) => (column.use === 'text' || column.use === 'choice') && isFilled(column));
  const exact = texts.find(({ header }) => /^(name|subject|title|名称|姓名|主题|标题)$/i.test(header.trim()));
  const named = exact ?? texts.findLast(({ header }) => /name|subject|名称|姓名|主题|标题/i.test(header) && !/first|user|file/i.test(header));
  return columns.map((column) => {
    if (column !== named) return column;
    const { options: _options, ...rest } = column;
    return { ...rest, use: 'name' };
  });
}

/** The id of the owner beside the owner's name says nothing more. */
function withoutOwnerId(column: NewColumn, columns: readonly NewColumn[]): NewColumn {
  const owners = columns.filter(({ use }) => use === 'owner' || use === 'member').map(({ header }) => plainHeader(header));
  const isOwnersId = column.use !== 'owner' && owners.some((owner) => plainHeader(column.header) === `${owner}id`);
  const { object: _object, options: _options, scale: _scale, ...rest } = column;
  return isOwnersId ? { ...rest, use: 'skip' } : column;
}

async function findReferred(ctx: Context, profile: ColumnProfile, others: readonly FileNames[]): Promise<string | undefined> {
  const texts = [...profile.texts.keys()].map(plain);
  const spoken = others.filter(({ nouns }) => speaksOf(profile.header, nouns));
  const scored = spoken.map(({ object, names }) => ({ object, share: texts.filter((text) => names.has(text)).length / texts.length }));
  const best = scored.toSorted((left, right) => right.share - left.share)[0];
  if (best && best.share >= enough) return best.object;
  for (const object of ctx.registry.objects.values()) {
    const nouns = nounsOf({ file_name: '', headers: [] }, [object.id.replace(/^custom_/, ''), object.label.zh, object.label.en]);
    if (!speaksOf(profile.header, nouns)) continue;
    if ((await shareFound(ctx, { kind: 'reference', label: object.label, object: object.id }, texts)) >= enough) return object.id;
  }
  return undefined;
}

async function namesPeople(ctx: Context, profile: ColumnProfile, people: ReadonlySet<string>): Promise<boolean> {
  const { header } = profile;
  if (profile.texts.size === 0 || !/owner|assigned|负责人|所有人|销售员|业务员|经办人/i.test(header)) return false;
  const texts = [...profile.texts.keys()].map(plain);
  if (texts.filter((text) => people.has(text)).length / texts.length >= enough) return true;
  return (await shareFound(ctx, { kind: 'member', label: { zh: header, en: header } }, texts)) >= enough;
}

async function shareFound(ctx: Context, field: Field, texts: readonly string[]): Promise<number> {
  const asked = texts.slice(0, mostAsked);
  const lookUp = createLookUp();
  await lookUp.load(ctx, 'asked', field, asked);
  return asked.filter((text) => typeof lookUp.find('asked', text) === 'string').length / asked.length;
}

/** People the run's own files bring. */
async function listPeople(ctx: Context, rows: readonly ImportRow[]): Promise<Set<string>> {
  const people = new Set<string>();
  for (const row of rows) {
    const kind = ctx.registry.importKinds.get(row.object);
    if (!kind || kind.id === unplacedKind.id || kind.nameField === null) continue;
    for (const name of await namesOfRows(ctx, row.id, await suggestPlan(ctx, row), kind.nameField)) people.add(name[0]);
  }
  return people;
}

async function namesOfPlaced(ctx: Context, rows: readonly ImportRow[]): Promise<FileNames[]> {
  const placed: FileNames[] = [];
  for (const row of rows) {
    const object = ctx.registry.objects.get(row.object);
    if (!object) continue;
    placed.push({
      object: object.id,
      nouns: nounsOf(row, [object.id.replace(/^custom_/, ''), object.label.zh, object.label.en]),
      names: await namesOfRows(ctx, row.id, await suggestPlan(ctx, row), object.nameField),
    });
  }
  return placed;
}

function namesOfOpen(ctx: Context, { row, profiles, key }: OpenFile): FileNames {
  const { label } = labelsOf(ctx, row);
  const names = new Set([...(key?.texts.keys() ?? [])].map(plain));
  for (const { header, texts } of profiles)
    if (/name|名称|subject|主题/i.test(header)) for (const [text, count] of texts) if (count === 1) names.add(plain(text));
  return { object: `import:${row.id}`, nouns: nounsOf(row, [label.zh, label.en]), names };
}

/** What the ready mapping calls the records, else what the file is called. */
function labelsOf(ctx: Context, row: ImportRow): Pick<ObjectProposal, 'label' | 'labelPlural'> {
  const proposed = recipeOf(ctx, row)?.proposes;
  if (proposed) return { label: { ...proposed.label }, labelPlural: { ...proposed.labelPlural } };
  const base = row.file_name
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .replaceAll('_', ' ')
    .trim()
    .slice(0, 60);
  const one = base.replace(/ies$/, 'y').replace(/([^s])s$/, '$1') || '?';
  return { label: { zh: one, en: one }, labelPlural: { zh: base || '?', en: base || '?' } };
}

function freeId({ header, column }: ColumnProfile, before: readonly NewColumn[]): string {
  const wanted = idOfName(labelOfHeader(header).en, `column_${column + 1}`);
  const taken = (id: string): boolean =>
    before.some((each) => each.id === id) || ['name', 'owner', 'version'].includes(id) || systemFields.some((name) => name === id);
  if (!taken(wanted)) return wanted;
  for (let nth = 2; ; nth += 1) if (!taken(`${wanted}_${nth}`)) return `${wanted}_${nth}`;
}
