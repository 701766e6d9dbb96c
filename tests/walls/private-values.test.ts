import { setTimeout as wait } from 'node:timers/promises';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitUntil } from '#tests/support/running-program.ts';
import { startTestServer, type TestMember, type TestServer } from '#tests/support/test-server.ts';

// Everybody, the administrator included, has these masked; wherever one of the values appears, it has leaked.
const secrets = { id_card: '11010519491231002X', mobile: '13987650123', note: 'Zwielichtgasse', bonus: '7777123' };
const marks = [...Object.values(secrets), '7,777,123', '77771230', '777712300', 'wielichtgass'];
const label = (text: string) => ({ zh: text, en: text });

let server: TestServer;
let member: TestMember;
let account: string;
const contacts: string[] = [];

const ask = (method: string, url: string, body?: unknown) => member.request(method, url, body);

async function done(method: string, url: string, body?: unknown) {
  const answer = await ask(method, url, body);
  expect(answer.statusCode, `${method} ${url}: ${answer.body}`).toBeLessThan(300);
  return answer.json();
}

async function createFields(): Promise<void> {
  const fields = [
    ['contact', 'id_card', { kind: 'identity_number' }],
    ['contact', 'note', { kind: 'text' }],
    ['contact', 'bonus', { kind: 'money' }],
    ['contact', 'note_copy', { kind: 'formula', expression: 'note', result: 'text' }],
    ['contact', 'note_copy_copy', { kind: 'formula', expression: "note_copy.startsWith('Z') ? note_copy : note", result: 'text' }],
    ['account', 'bonuses', { kind: 'rollup', children: 'contacts', figure: 'sum', of: 'bonus' }],
    ['account', 'marked', { kind: 'rollup', children: 'contacts', figure: 'count', condition: "note.startsWith('Zwie')" }],
    ['account', 'best', { kind: 'reference', object: 'contact' }],
    ['account', 'best_note', { kind: 'lookup', reference: 'best', field: 'note' }],
  ] as const;
  for (const [object, id, spec] of fields) await done('POST', `/api/schema/objects/${object}/fields`, { id, spec: { ...spec, label: label(id) } });
  for (const field of ['note', 'bonus', 'mobile']) await done('POST', '/api/access/private-fields', { object: 'contact', field, level: 'everybody' });
}

beforeAll(async () => {
  server = await startTestServer({ withWorker: true });
  member = await server.createWorkspace('Private');
  await createFields();
  // What is decided about access counts everywhere within a second.
  await wait(1_100);
  account = (await done('POST', '/api/accounts', { name: '甲公司', owner: member.memberId })).id;
  await done('POST', '/api/webhooks', { name: 'all', url: 'https://sink.example.com/hook', objects: [], kinds: [] });
  const values = { ...secrets, bonus: { amount: secrets.bonus, currency: 'CNY' }, account, owner: member.memberId };
  for (const name of ['王小明', '王小明']) contacts.push((await done('POST', '/api/contacts', { name, ...values, allowDuplicate: true })).id);
  await done('PATCH', `/api/accounts/${account}`, { best: contacts[0] });
  for (const note of ['nothing', secrets.note]) await done('PATCH', `/api/contacts/${contacts[0] ?? ''}`, { note });
  await done('POST', '/api/duplicates/sweeps', { object: 'contact' });
  await waitUntil(async () => (await done('GET', '/api/duplicates/groups?object=contact')).total === 1);
}, 60_000);
afterAll(() => server.close());

/** An answer's text, workbooks unpacked. */
function textOf(raw: Buffer): string {
  if (raw.subarray(0, 2).toString() !== 'PK') return raw.toString();
  const parts: string[] = [];
  for (let at = raw.indexOf('PK\u0003\u0004'); at >= 0; at = raw.indexOf('PK\u0003\u0004', at + 4)) {
    const start = at + 30 + raw.readUInt16LE(at + 26) + raw.readUInt16LE(at + 28);
    try {
      parts.push(
        raw.readUInt16LE(at + 8) === 8 ? inflateRawSync(raw.subarray(start), { finishFlush: 2 }).toString() : raw.subarray(start).toString(),
      );
    } catch {
      parts.push(raw.subarray(start).toString());
    }
  }
  return parts.join('\n');
}

async function leaksOf(method: string, url: string, body?: unknown): Promise<string[]> {
  const answer = await ask(method, url, body);
  const text = textOf(answer.rawPayload);
  // What the caller wrote themselves may be said back.
  const given = `${url} ${JSON.stringify(body ?? '')}`;
  return marks.flatMap((mark) =>
    text.includes(mark) && !given.includes(mark)
      ? [`${method} ${url} ${answer.statusCode}: …${text.slice(Math.max(0, text.indexOf(mark) - 80), text.indexOf(mark) + 30)}`]
      : [],
  );
}

const columns = ['name', 'id_card', 'mobile', 'note', 'bonus', 'note_copy', 'note_copy_copy'];

test('every route that reads is asked about the records, and none tells a private value', async () => {
  const { groups } = await done('GET', '/api/duplicates/groups?object=contact');
  const { rows: events } = await done('POST', '/api/audit/events/query', { limit: 100 });
  const eventIds = events.map((event: { id: string }) => event.id);
  const { webhooks } = await done('GET', '/api/webhooks');
  const hook = webhooks[0].id;
  await expect.poll(async () => (await done('GET', `/api/webhooks/${hook}/deliveries`)).deliveries.length, { timeout: 20_000 }).toBeGreaterThan(2);
  const { deliveries } = await done('GET', `/api/webhooks/${hook}/deliveries`);
  const ids = [account, ...contacts, groups[0].id, hook, ...eventIds, ...deliveries.map((each: { id: string }) => each.id)];
  const leaks: string[] = [];
  let asked = 0;
  for (const { route } of server.app.registry.routes) {
    if (route.method !== 'GET' || route.id === 'integration.changes') continue;
    const objects = route.path.includes(':object') ? ['contact', 'account'] : [''];
    for (const object of objects) {
      for (const id of route.path.includes(':id') ? ids : ['']) {
        const url = route.path.replace(':object', object).replace(':id', id).replace(/:\w+/, 'note');
        const query = `?object=${object || 'contact'}&at=${new Date().toISOString()}&q=${encodeURIComponent('王小明')}&columns=${columns.join(',')}`;
        leaks.push(...(await leaksOf('GET', url)), ...(await leaksOf('GET', `${url}${query}`)));
        asked += 1;
      }
    }
  }
  expect(leaks).toEqual([]);
  expect(asked).toBeGreaterThan(200);
  const [group] = groups;
  expect(await done('GET', `/api/duplicates/groups/${group.id}`)).toMatchObject({
    records: [{ masked: expect.arrayContaining(['id_card', 'mobile', 'note', 'bonus']), values: { id_card: '110***********002X' } }, {}],
  });
}, 120_000);

test('what is shown of private values is masked, also what formulas, look-ups and roll-ups make of them', async () => {
  const contact = await done('GET', `/api/contacts/${contacts[0] ?? ''}`);
  expect(contact).toMatchObject({ id_card: '110***********002X', mobile: '139****0123', note: 'Z***', bonus: null, note_copy: 'Z***' });
  expect(contact._masked).toEqual(expect.arrayContaining(columns.slice(1)));
  const record = await done('GET', `/api/accounts/${account}`);
  expect(record).toMatchObject({ bonuses: null, marked: null, best_note: 'Z***' });
  const list = await done('POST', '/api/contacts/query', { columns });
  expect(list.rows[0]).toMatchObject({ note_copy_copy: 'Z***', bonus: null });
  const far = await done('POST', '/api/accounts/query', { columns: ['name', 'best.note', 'best.mobile', 'bonuses'] });
  expect(far.rows[0]).toMatchObject({ 'best.note': 'Z***', 'best.mobile': '139****0123', bonuses: null });
});

const contactExpressions = [
  `note == '${secrets.note}'`,
  `note_copy == '${secrets.note}'`,
  `note_copy_copy == '${secrets.note}'`,
  `id_card == '${secrets.id_card}'`,
  "mobile.startsWith('139')",
  'bonus > 5',
  "account.contacts.count(c, c.note == 'x') > 0",
];

test.each(contactExpressions)('nobody asks by “%s”', async (expression) => {
  const questions = [
    ['/api/contacts/query', { expression }],
    ['/api/contacts/board', { expression }],
    ['/api/contacts/aggregate', { expression, totals: true, measures: [{ id: 'n', kind: 'count' }] }],
    ['/api/contacts/export', { expression, format: 'csv' }],
    ['/api/exports', { object: 'contact', expression, format: 'csv' }],
    ['/api/views', { object: 'contact', name: 'x', expression, columns: ['name'], sort: [], shared: [] }],
    ['/api/webhooks', { name: 'x', url: 'https://sink.example.com/hook', objects: ['contact'], kinds: [], expression }],
  ] as const;
  for (const [url, body] of questions) {
    const answer = await ask('POST', url, body);
    expect([url, answer.statusCode, answer.body]).toEqual([url, expect.toBeOneOf([400, 422]), expect.any(String)]);
  }
  const tried = await done('POST', '/api/expressions/test', { object: 'contact', expression, record: contacts[0], id: contacts[0] });
  expect(tried).toMatchObject({ ok: false });
});

test.each(columns.slice(1))('nobody sorts, filters, groups or adds up by “%s”', async (field) => {
  const measures = [{ id: 'n', kind: 'count' }];
  const questions = [
    ['/api/contacts/query', { sort: [{ field }] }],
    ['/api/contacts/query', { filter: { field, op: 'eq', value: secrets.note } }],
    ['/api/contacts/query', { filter: { field, op: 'starts_with', value: 'Z' } }],
    ['/api/accounts/query', { sort: [{ field: `best.${field}` }] }],
    ['/api/accounts/query', { filter: { field: `best.${field}`, op: 'eq', value: secrets.note } }],
    ['/api/contacts/aggregate', { groupBy: [field], measures }],
    ['/api/contacts/aggregate', { totals: true, measures: [{ id: 'n', kind: 'min', of: field }] }],
    ['/api/contacts/aggregate', { totals: true, measures: [{ id: 'n', kind: 'distinct', of: field }] }],
    ['/api/contacts/board', { groupBy: field }],
  ] as const;
  for (const [url, body] of questions) {
    const answer = await ask('POST', url, body);
    expect([url, JSON.stringify(body), answer.statusCode]).toEqual([url, JSON.stringify(body), expect.toBeOneOf([400, 422])]);
  }
});

test('a refusal says which private field a computed one shows', async () => {
  const answer = await ask('POST', '/api/accounts/aggregate', { groupBy: ['best_note'], measures: [{ id: 'n', kind: 'count' }] });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('best.note');
});

test('an export, the change feed and webhooks carry the mask, not the value', async () => {
  const leaks: string[] = [];
  for (const format of ['csv', 'xlsx']) {
    for (const object of ['contact', 'account']) {
      const { id } = await done('POST', '/api/exports', { object, format, ...(object === 'contact' && { columns }) });
      await expect.poll(async () => (await done('GET', `/api/exports/${id}`)).status, { timeout: 20_000 }).toBe('done');
      leaks.push(...(await leaksOf('GET', `/api/exports/${id}/file`)));
      const file = await ask('GET', `/api/exports/${id}/file`);
      expect(textOf(file.rawPayload)).toContain(object === 'contact' ? '王小明' : '甲公司');
    }
  }
  leaks.push(...(await leaksOf('GET', '/api/changes?limit=1000')), ...(await leaksOf('POST', '/api/audit/events/export', {})));
  const payloads = await server.app.database.system((session) =>
    session.query<{ payload: string }>({ text: 'select payload::text as payload from integration_delivery' }),
  );
  expect(payloads.length).toBeGreaterThan(0);
  for (const { payload } of payloads) for (const mark of marks) if (payload.includes(mark)) leaks.push(`webhook: ${payload}`);
  expect(leaks).toEqual([]);
});

test('who writes a record with the same number is told of the other by name only, and a merge tells nothing', async () => {
  const given = { name: '王小明', mobile: secrets.mobile, owner: member.memberId, account };
  const refused = await ask('POST', '/api/contacts', given);
  expect(refused.body).toContain('王小明');
  expect(refused.body.replaceAll(secrets.mobile, (mark, at: number) => (refused.body.slice(0, at).includes(mark) ? '' : mark))).not.toContain(
    secrets.note,
  );
  expect(await leaksOf('POST', '/api/duplicates/check', { object: 'contact', values: { name: '王小明', account } })).toEqual([]);
  const [survivor = '', merged = ''] = contacts;
  expect(await leaksOf('POST', '/api/duplicates/merges', { object: 'contact', survivor, merged: [merged], fields: { note: merged } })).toEqual([]);
  expect(await leaksOf('GET', '/api/duplicates/merges?object=contact')).toEqual([]);
  expect(await leaksOf('GET', `/api/contacts/${survivor}/timeline`)).toEqual([]);
  expect(await leaksOf('GET', '/api/changes?limit=1000')).toEqual([]);
});

test('an identity number is found by the whole of it only, and that is in the log', async () => {
  const hitsOf = async (q: string) => (await done('GET', `/api/search?q=${encodeURIComponent(q)}`)).hits.map((hit: { id: string }) => hit.id);
  expect(await hitsOf('110105194912310 02x')).toEqual([contacts[0]]);
  for (const part of ['110105', '002X', '19491231', '1101051949123100']) expect(await hitsOf(part)).toEqual([]);
  expect(await hitsOf('0123')).toEqual([]);
  const { rows } = await done('POST', '/api/audit/events/query', { kinds: ['reveal.found_by_number'], limit: 10 });
  expect(rows.map((row: { kind: string }) => row.kind)).toContain('reveal.found_by_number');
  const revealed = await done('POST', `/api/access/records/contact/${contacts[0] ?? ''}/reveal`, { field: 'id_card' });
  expect(revealed.value).toBe(secrets.id_card);
  const wrong = await ask('PATCH', `/api/contacts/${contacts[0] ?? ''}`, { id_card: '110105194912310021' });
  expect([wrong.statusCode, wrong.body]).toEqual([422, expect.stringContaining('校验位正确')]);
});
