import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { field } from '#engine/contract/objects/fields.ts';
import { defineObject } from '#engine/contract/objects/object.ts';
import { engineFeature } from '#engine/server/engine.feature.ts';
import { type Feature, defineFeature } from '#engine/server/feature.ts';
import { objectDdl, objectTableNames } from '#engine/server/fields/object-ddl.ts';
import { createRollup, rollupColumns } from '#engine/server/records/create-rollup.ts';
import { bindObjectRoutes } from '#engine/server/records/object-feature.ts';
import type { App } from '#engine/server/run.ts';
import { organisationFeature } from '#features/organisation/server/organisation.feature.ts';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

const label = (zh: string, en: string) => ({ zh, en });

/** What specimens belong to: a small object without owner. */
export const family = defineObject({
  id: 'family',
  plural: 'families',
  label: label('科', 'Family'),
  labelPlural: label('科', 'Families'),
  nameField: 'name',
  fields: {
    name: field.text({ label: label('名称', 'Name'), required: true }),
    tier: field.choice({
      label: label('等级', 'Tier'),
      options: [
        { value: 'A', label: label('甲', 'A') },
        { value: 'B', label: label('乙', 'B') },
      ],
    }),
  },
  views: [],
  layout: [],
  writes: 'generic',
});

/** An object with a field of every kind. */
export const specimen = defineObject({
  id: 'specimen',
  plural: 'specimens',
  label: label('标本', 'Specimen'),
  labelPlural: label('标本', 'Specimens'),
  nameField: 'name',
  ownerField: 'owner',
  boardField: 'stage',
  rollup: { by: 'stage', sum: 'price' },
  fields: {
    name: field.text({ label: label('名称', 'Name'), required: true, maxLength: 100, historic: true }),
    owner: field.member({ label: label('负责人', 'Owner'), historic: true }),
    family: field.reference({ label: label('科', 'Family'), object: 'family' }),
    parent: field.reference({ label: label('上级', 'Parent'), object: 'specimen', onDelete: 'clear' }),
    notes: field.longText({ label: label('备注', 'Notes') }),
    count: field.number({ label: label('数量', 'Count'), scale: 0, min: '0' }),
    weight: field.number({ label: label('重量', 'Weight'), scale: 3 }),
    price: field.money({ label: label('价格', 'Price'), min: '0', historic: true }),
    share: field.percent({ label: label('份额', 'Share'), min: '0', max: '100' }),
    rare: field.boolean({ label: label('稀有', 'Rare'), initial: false }),
    found_on: field.date({ label: label('发现日', 'Found on'), historic: true }),
    seen_at: field.datetime({ label: label('最近见到', 'Seen at') }),
    stage: field.choice({
      label: label('阶段', 'Stage'),
      historic: true,
      initial: 'new',
      required: true,
      options: [
        { value: 'new', label: label('新', 'New') },
        { value: 'kept', label: label('收藏', 'Kept') },
        { value: 'sold', label: label('售出', 'Sold') },
      ],
    }),
    colours: field.multiChoice({
      label: label('颜色', 'Colours'),
      options: [
        { value: 'red', label: label('红', 'Red') },
        { value: 'green', label: label('绿', 'Green') },
        { value: 'blue', label: label('蓝', 'Blue') },
      ],
    }),
    home: field.department({ label: label('所在部门', 'Home') }),
    contact: field.email({ label: label('邮箱', 'E-mail') }),
    phone: field.phone({ label: label('电话', 'Phone') }),
    page: field.url({ label: label('网页', 'Page') }),
    place: field.address({ label: label('地点', 'Place') }),
    photos: field.file({ label: label('照片', 'Photos') }),
    code: field.text({ label: label('编码', 'Code'), unique: true }),
    tag: field.text({ label: label('标签', 'Tag'), readOnly: true }),
    total: field.formula({ label: label('总价', 'Total'), expression: 'price * count', result: 'money' }),
  },
  children: { parts: { object: 'specimen', field: 'parent', label: label('下级', 'Parts') } },
  views: [
    { id: 'all', label: label('全部', 'All'), sort: [{ field: 'name' }], columns: ['name'] },
    { id: 'kept', label: label('收藏', 'Kept'), filter: "stage == 'kept'", sort: [{ field: 'found_on', descending: true }], columns: ['name'] },
  ],
  layout: [],
  writes: 'generic',
});

/** The capability that declares the specimens, with more wiring where a test wants it. */
export function specimenFeatures(more: Partial<Feature> = {}): Feature[] {
  const own = defineFeature({
    id: 'specimen',
    objects: [family, specimen],
    routes: [...bindObjectRoutes(family), ...bindObjectRoutes(specimen)],
    ...more,
  });
  return [engineFeature, organisationFeature, own];
}

/** Creates the tables of the specimens as their declarations say. */
export async function createSpecimenTables(app: App): Promise<void> {
  const pool = new pg.Pool({ connectionString: app.database.ownerUrl, max: 1 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  for (const object of [family, specimen]) {
    for (const statement of objectDdl(object)) await sql.raw(statement).execute(db);
    for (const table of objectTableNames(object)) await confineToWorkspace(db, table);
    if (object.rollup) await createRollup(db, rollupColumns(object));
  }
  await db.destroy();
}
