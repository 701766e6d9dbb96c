import type pg from 'pg';
import { findFrequentPairs } from '#engine/server/search/find-frequent-pairs.ts';
import { account } from '#features/account/contract/account.objects.ts';
import { contact } from '#features/contact/contract/contact.objects.ts';
import { opportunity } from '#features/opportunity/contract/opportunity.objects.ts';
import { openDatabase } from '#platform/server/database/database.ts';
import { readConnectionSettings } from '#platform/server/postgres/connection-settings.ts';
import { openDatabase as openHome } from '#platform/server/postgres/open-database.ts';
import { asOwner } from './server.ts';

const places =
  '上海北京深圳广州杭州苏州宁波成都重庆武汉长沙郑州西安天津青岛济南沈阳大连合肥南京无锡常州佛山东莞厦门福州南昌昆明贵阳南宁石家庄太原哈尔滨长春温州嘉兴绍兴台州泉州烟台潍坊惠州中山珠海';
const cities = [...places.replace('石家庄', '').replace('哈尔滨', '')].flatMap((one, at, all) => (at % 2 === 0 ? [one + (all[at + 1] ?? '')] : []));
const brandCharacters = [
  ...'华瑞中科天成恒力远东金鹏宏达方新宇丰博创精诚联通鼎盛海纳凯润泽云帆卓越睿智信安康嘉禾佳和顺昌隆兴旺福禄祥瑞泰德仁义礼智盈利辉煌星辰光明曙旭朝阳晨曦晓月明珠玉龙凤麒麟虎豹鹰雁飞腾跃进先锋领航启航扬帆远洋江河湖山川峰岭原野林森木松柏竹梅兰菊荷莲春夏秋冬晴雨雪霜风雷电火炎焱水淼鑫磊垚众友邦国民家园乐悦欣怡然优美善真正大同心合一元亨利贞易道德经纬纵横奇妙思维想象力量能源动静衡量度数码微芯',
];
const trades = [
  '科技',
  '智能科技',
  '信息技术',
  '网络科技',
  '电子科技',
  '机械制造',
  '精密机械',
  '智能装备',
  '汽车部件',
  '半导体',
  '新材料',
  '医疗器械',
  '生物医药',
  '新能源',
  '食品',
  '供应链管理',
  '物流',
  '建筑工程',
  '装饰设计',
  '文化传媒',
  '教育咨询',
  '企业管理',
  '商贸',
  '国际贸易',
  '电气设备',
  '自动化设备',
  '环保工程',
  '化工',
  '纺织',
  '服饰',
  '家具',
  '包装材料',
  '印刷',
  '农业发展',
  '软件',
  '数据服务',
  '酒店管理',
  '餐饮管理',
  '广告',
  '光电',
];
const kinds = ['有限公司', '有限公司', '有限公司', '有限公司', '有限公司', '有限责任公司', '股份有限公司', '集团有限公司', '厂', '合作社'];
const surnames = [
  ...'王王王王王王李李李李李李张张张张张刘刘刘刘陈陈陈陈杨杨杨黄黄赵赵吴吴周周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const given = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国志文玉红梅婷雪琳晨宇浩然子轩梓涵欣怡诗雨嘉俊毅博瑞泽天佑思远家豪雅馨倩颖莉萍慧巧美燕云蓉凤洁琴珍贞香月莺媛瑞凡佳琼勤珠翠雁娅琦晶妍茜秋珊莎锦黛青璐娇林鹏飞斌波辉龙江成康星光安岩中茂进有坚和彪诚先敬震振壮会思群豪心邦承乐绍功松善厚庆友裕河哲亨',
];
const domains = ['example.cn', 'example.com', 'corp.example', 'mail.example', 'works.example'];

const list = (texts: readonly string[]): string => `(array[${texts.map((text) => `'${text}'`).join(',')}])`;
const pick = (texts: readonly string[], at = 'random()'): string => `${list(texts)}[1 + floor(${at} * ${texts.length})::int]`;
const cube = 'power(random(), 2.0)';

// Drawn for each row: the numbers come with the row, so that the planner cannot draw once for all.
const companyName = `${pick(cities, cube)} || ${pick(brandCharacters)} || ${pick(brandCharacters)} || case when random() < 0.2 then ${pick(brandCharacters)} else '' end || ${pick(trades, cube)} || ${pick(kinds)}`;
const personName = `${pick(surnames)} || ${pick(given)} || case when random() < 0.7 then ${pick(given)} else '' end`;
const mobile = `${pick(['138', '139', '136', '150', '158', '177', '186', '189', '133', '199'])} || lpad(floor(random() * 100000000)::text, 8, '0')`;
const seedId = (kind: number, n: string): string =>
  `(lpad(to_hex(1700000000000 + ${n} / 16), 12, '0') || '7' || to_hex(${kind}) || lpad(to_hex(${n} % 16), 2, '0') || '8' || substr(md5(w.id::text || '${kind}/' || ${n}::text), 1, 15))::uuid`;

const addAccounts = `with made as (insert into account (workspace_id, id, created_at, created_by, updated_at, updated_by, name, owner_id, industry, tier, lifecycle, status, source, phone)
    select w.id, ${seedId(5, 'n')}, d.at, d.owner, d.at, d.owner, ${companyName}, d.owner, 'machinery', (array['A','B','C','D'])[1 + floor(random() * 4)::int], 'engaged', 'active',
      'outbound', '0' || (20 + floor(random() * 9))::int || '-' || (50000000 + floor(random() * 40000000))::int
    from (select workspace_id as id from workspace limit 1) w,
      (select n, now() - interval '730 days' * random() as at, o.ids[1 + floor(cardinality(o.ids) * power(random(), 1.4))::int] as owner
        from generate_series($1::bigint, $2::bigint) n, (select array_agg(m.id order by m.id) as ids from organisation_member m where m.name like '销售 %') o) d
    returning workspace_id, id, created_at, owner_id, tier, lifecycle)
  insert into account_version (workspace_id, record_id, valid_from, owner_id, tier, lifecycle) select * from made`;

const addContacts = `insert into contact (workspace_id, id, created_at, created_by, updated_at, updated_by, name, account_id, owner_id, title, buying_role, mobile, email)
  select a.workspace_id, ${seedId(6, 'n').replaceAll('w.id', 'a.workspace_id')}, a.created_at, a.owner_id, a.updated_at, a.owner_id, ${personName}, a.id, a.owner_id, '经理', 'user', ${mobile},
    case when n % 2 = 0 then 'u' || to_hex((random() * 1000000000)::bigint) || '@' || ${pick(domains)} end
  from (select row_number() over (order by id) + $1::bigint - 1 as n, * from (select * from account order by workspace_id, id desc limit $2::bigint - $1::bigint + 1) newest) a`;

/** What search keeps of the tables: as the triggers would have written it, for the rows that lack it. */
const addEntries = (
  table: 'account' | 'contact',
  more: string,
): string => `insert into search_entry (workspace_id, object, field, record_id, text, grams)
  select t.workspace_id, '${table}', e.field, t.id, e.text, search_entry_grams(search_salt(t.workspace_id, '${table}', e.field), e.field, e.text)
  from ${table} t, lateral (values ('name', search_fold(t.name)), ('pinyin', search_pinyin(t.name)), ${more}) e (field, text)
  where e.text <> '' and not exists (select from search_entry k where k.workspace_id = t.workspace_id and k.object = '${table}' and k.field = 'name' and k.record_id = t.id)`;

const chunk = 100_000;

/** Fills a bench home up to so many customers and as many contacts, with names as companies and people have them; minutes for a million of each. */
export async function growNames(home: string, wanted: number, say: (text: string) => void): Promise<void> {
  await addNames(home, wanted, say);
  await findPairs(home, say);
}

async function addNames(home: string, wanted: number, say: (text: string) => void): Promise<void> {
  await asOwner(home, async (client) => {
    const missing = async (table: string): Promise<number> => {
      const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${table}`);
      return Math.max(0, wanted - Number(rows[0]?.n ?? 0));
    };
    const [accounts, contacts] = [await missing('account'), await missing('contact')];
    if (accounts + contacts === 0) return;
    await client.query("set app.bulk = 'on'");
    await client.query("set maintenance_work_mem = '1GB'");
    await client.query('set synchronous_commit = off');
    await client.query('drop index if exists search_entry_grams');
    await inChunks(client, addAccounts, wanted - accounts, wanted, say);
    await inChunks(client, addContacts, wanted - contacts, wanted, say);
    await timed(say, 'entries of customers', () => client.query(addEntries('account', "('phone', search_digits(t.phone))")));
    await timed(say, 'entries of contacts', () =>
      client.query(
        addEntries('contact', "('phone', concat_ws(' ', search_digits(t.mobile), search_digits(t.phone))), ('email', search_fold(t.email))"),
      ),
    );
    await timed(say, 'index', () =>
      client.query('create index search_entry_grams on search_entry using gin (grams) with (gin_pending_list_limit = 1024)'),
    );
    await timed(say, 'statistics', () => client.query('vacuum (analyze) account, contact, search_entry, search_posting'));
  });
}

/** The server's job does this within ten minutes; a bench does not wait for it. */
async function findPairs(home: string, say: (text: string) => void): Promise<void> {
  const running = await openHome(readConnectionSettings({ ...process.env, SLOOP_HOME: home }), { mayShare: true });
  const database = openDatabase(running);
  try {
    const [workspace] = await database.system((session) =>
      session.query<{ id: string }>({ text: 'select workspace_id as id from workspace limit 1' }),
    );
    for (const object of [account, contact, opportunity]) {
      await timed(say, `frequent pairs of ${object.plural}`, () =>
        findFrequentPairs({ workspaceId: workspace?.id ?? '', maintain: (work) => database.system(work) }, object),
      );
    }
  } finally {
    await database.close();
    await running.stop();
  }
}

async function inChunks(client: pg.Client, text: string, from: number, to: number, say: (text: string) => void): Promise<void> {
  for (let first = from + 1; first <= to; first += chunk) {
    const last = Math.min(to, first + chunk - 1);
    await timed(say, `${text.includes('into contact') ? 'contacts' : 'customers'} up to ${last}`, () => client.query(text, [first, last]));
  }
}

async function timed(say: (text: string) => void, note: string, work: () => Promise<unknown>): Promise<void> {
  const from = performance.now();
  await work();
  say(`  ${note}: ${((performance.now() - from) / 1_000).toFixed(1)} s`);
}
