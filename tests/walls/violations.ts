/** A deliberate breach: the file that commits it and what the machine has to answer. */
export type Breach = { what: string; file: string; code: string; says: RegExp };

const documented = '/** Promises something. */\n';

/** Imports and writes that a wall must stop. */
export const wallBreaches: Breach[] = [
  {
    what: 'a message nobody shows',
    file: 'src/features/account/contract/forgotten.messages.ts',
    code: `${documented}export const forgottenMessages = {\n  'forgotten.text': { zh: '没人看', en: 'Nobody reads it' },\n};`,
    says: /nobody shows the message forgotten\.text/,
  },
  {
    what: 'the platform imports a capability',
    file: 'src/platform/server/up.ts',
    code: "import '#features/account/contract/rule.ts';",
    says: /platform lies below features.*hand it in as a parameter/,
  },
  {
    what: 'the engine imports a capability',
    file: 'src/engine/contract/up.ts',
    code: "import '#features/account/contract/rule.ts';",
    says: /engine lies below features/,
  },
  {
    what: 'a capability imports a process',
    file: 'src/features/account/server/up.ts',
    code: "import '#apps/server.ts';",
    says: /features lies below apps/,
  },
  {
    what: 'a page imports a server file',
    file: 'src/features/account/web/sideways.ts',
    code: "import '../server/public.ts';",
    says: /web and server never meet.*contract/,
  },
  {
    what: 'a server imports a page',
    file: 'src/features/account/server/sideways.ts',
    code: "import '../web/page.ts';",
    says: /web and server never meet/,
  },
  {
    what: 'a contract imports a server file',
    file: 'src/features/account/contract/sideways.ts',
    code: "export { thing } from '../server/public.ts';",
    says: /a contract runs anywhere.*Move the pure part/,
  },
  {
    what: 'a contract reads files',
    file: 'src/features/account/contract/reads.ts',
    code: "import { readFileSync } from 'node:fs';",
    says: /runs anywhere, without I\/O.*Move this to server\//,
  },
  {
    what: 'a page opens the database',
    file: 'src/features/account/web/opens.ts',
    code: "const pg = await import('pg');",
    says: /Ask the server through a route/,
  },
  {
    what: 'a capability goes round the public door',
    file: 'src/features/contact/server/window.ts',
    code: "import '#features/account/server/account.queries.ts';",
    says: /contract\/, server\/public.ts or web\/public.ts/,
  },
  {
    what: 'a capability speaks against an arrow',
    file: 'src/features/account/server/against.ts',
    code: "import '#features/contact/server/public.ts';",
    says: /no arrow account → contact.*emit an event/,
  },
  {
    what: "a page uses another capability's page",
    file: 'src/features/contact/web/borrow.ts',
    code: "import '#features/account/web/page.ts';",
    says: /as a panel of account\.pages\.tsx/,
  },
  {
    what: 'a capability nobody declared speaks to others',
    file: 'src/features/gossip/server/speak.ts',
    code: "import '#features/account/contract/rule.ts';",
    says: /not declared.*tooling\/slices\.ts/,
  },
  {
    what: 'product code leans on a test',
    file: 'src/features/account/server/leans.ts',
    code: "import './sums.test.ts';",
    says: /does not lean on test code/,
  },
  {
    what: 'a file stands in no room',
    file: 'src/features/account/floating.ts',
    code: 'export {};',
    says: /stands in no room.*contract\/, server\/ or web\//,
  },
  {
    what: "a capability writes another's table",
    file: 'src/features/contact/server/steals.ts',
    code: "export const steal = (db) => db.updateTable('account').set({});",
    says: /belongs to account.*Call a use-case/,
  },
];

/** Code that the linter must stop. */
export const lintBreaches: Breach[] = [
  {
    what: 'any',
    file: 'src/features/account/server/any.ts',
    code: `${documented}export const x: any = 1;`,
    says: /`any` switches the checker off.*unknown/,
  },
  {
    what: 'a non-null assertion',
    file: 'src/features/account/server/bang.ts',
    code: `${documented}export const f = (list: string[]) => list.at(0)!.length;`,
    says: /promises what the checker cannot see/,
  },
  {
    what: 'a type assertion',
    file: 'src/features/account/server/as.ts',
    code: `${documented}export const f = (x: unknown) => x as string;`,
    says: /Parse with the schema, narrow/,
  },
  { what: 'a default export', file: 'src/features/account/server/default.ts', code: 'export default 1;', says: /Export it by name/ },
  { what: 'export *', file: 'src/features/account/server/star.ts', code: "export * from './bang.ts';", says: /names each export/ },
  {
    what: 'an export that promises nothing',
    file: 'src/features/account/server/silent.ts',
    code: 'export function silent() {}',
    says: /one sentence that says what it promises/,
  },
  { what: 'a vague file name', file: 'src/features/account/server/account-utils.ts', code: 'export {};', says: /Not “utils”: name what it does/ },
  { what: 'a file name in camel case', file: 'src/features/account/server/closeDeal.ts', code: 'export {};', says: /kebab-case/ },
  { what: 'writing to the console', file: 'src/features/account/server/log.ts', code: "console.log('x');", says: /Write to the log of the context/ },
  {
    what: "the machine's clock in a rule",
    file: 'src/features/account/contract/clock.ts',
    code: `${documented}export const now = () => Date.now();`,
    says: /Take the time from the context/,
  },
  {
    what: 'a new date from nowhere in a use-case',
    file: 'src/features/account/server/today.ts',
    code: `${documented}export const today = () => new Date();`,
    says: /Take the time from the context/,
  },
  {
    what: 'chance',
    file: 'src/features/account/server/chance.ts',
    code: `${documented}export const dice = () => Math.random();`,
    says: /Take randomness from the context/,
  },
  {
    what: 'the environment in a capability',
    file: 'src/features/account/server/settings.ts',
    code: `${documented}export const port = process.env['PORT'];`,
    says: /read in src\/apps and src\/platform\/server.*parameter/,
  },
  {
    what: 'words in a component',
    file: 'src/features/account/web/words.tsx',
    code: `${documented}export const A = () => <b>客户</b>;`,
    says: /message catalogue.*客户/,
  },
  {
    what: 'words in an attribute',
    file: 'src/features/account/web/title.tsx',
    code: `${documented}export const A = () => <b title="Customer" />;`,
    says: /message catalogue.*Customer/,
  },
  {
    what: 'a promise nobody waits for',
    file: 'src/features/account/server/float.ts',
    code: `async function save() {}\n${documented}export function f() { save(); }`,
    says: /[Pp]romise.*(await|catch|void)/s,
  },
  {
    what: 'a switch that forgets a case',
    file: 'src/features/account/server/switch.ts',
    code: `${documented}export function f(x: 'a' | 'b') { switch (x) { case 'a': return 1; } return 2; }`,
    says: /not exhaustive.*"b"/,
  },
  {
    what: 'a file of 301 lines',
    file: 'src/features/account/server/long-file.ts',
    code: `${documented}export const x = [\n${'  1,\n'.repeat(298)}];`,
    says: /at most 300 lines\. Move/,
  },
  {
    what: 'a function of 51 lines',
    file: 'src/features/account/server/long-function.ts',
    code: `${documented}export function f() {\n${'  void 0;\n'.repeat(49)}}`,
    says: /at most 50 lines.*Give a part of it a name/,
  },
  {
    what: 'an exception without need',
    file: 'src/features/account/server/excuse.ts',
    code: `// oxlint-disable-next-line sloop/no-any -- no reason\n${documented}export const x = 1;`,
    says: /[Uu]nused.*directive/,
  },
];

/** Imports that must not even compile. */
export const typeBreaches: Breach[] = [
  {
    what: 'a page imports a server file',
    file: 'src/platform/web/wrong-side.ts',
    code: "import { thing } from '#platform/server/thing.ts';\nexport const x = thing;",
    says: /not listed within the file list of project/,
  },
  {
    what: 'a contract imports a server file',
    file: 'src/features/account/contract/wrong-side.ts',
    code: "import { thing } from '#platform/server/thing.ts';\nexport const x = thing;",
    says: /not listed within the file list of project/,
  },
  {
    what: 'the platform imports a capability',
    file: 'src/platform/contract/upwards.ts',
    code: "import { rule } from '#features/account/contract/rule.ts';\nexport const x = rule;",
    says: /not listed within the file list of project/,
  },
  {
    what: 'a contract touches the page',
    file: 'src/engine/contract/page.ts',
    code: 'export const x = document.title;',
    says: /Cannot find name 'document'/,
  },
  { what: 'a rule uses Node', file: 'src/engine/contract/node.ts', code: 'export const x = process.pid;', says: /Cannot find name 'process'/ },
];

/** What the breaches lean on: lawful files, so that each breach is the only thing wrong with its file. */
export const lawfulFiles: Record<string, string> = {
  'src/platform/server/thing.ts': `${documented}export const thing = 1;`,
  'src/features/account/contract/rule.ts': `${documented}export const rule = 1;`,
  'src/features/account/server/public.ts': `${documented}export const thing = 1;`,
  'src/features/contact/server/public.ts': "import '#features/account/server/public.ts';\nimport '#features/account/contract/rule.ts';",
  'src/features/account/server/sums.test.ts': "import '#apps/server.ts';",
  'src/apps/server.ts': "import '#features/account/server/public.ts';",
  'src/features/features.server.ts': "import './account/server/public.ts';",
  'src/features/account/server/lawful.ts': [
    "const kinds = ['a', 'b'] as const;",
    `${documented}export function lawful(now: Date): string {`,
    '  // oxlint-disable-next-line sloop/no-assertion -- the driver gives text, its types say unknown',
    '  return `${new Date(now).toISOString()} ${kinds[0]} ${String((process.pid as unknown))}`;',
    '}',
  ].join('\n'),
};
