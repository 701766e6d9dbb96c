import type pg from 'pg';
import { type CatalogueTable, isOurTable, ourSchemas } from './catalogue.ts';

const head = `-- Generated from the migrated database by \`npm run generate\`, for reading and review. Do not edit; migrations make the schema.
-- Monthly partitions of the event log are left out: they come with the calendar.
`;

/** One DDL line that belongs to a table, or to none. */
interface Line {
  readonly owner: string;
  readonly ddl: string;
}

// Each gives (owner, ddl), where the owner is `schema.table`.
const readLines: Readonly<Record<'constraints' | 'indexes' | 'policies' | 'triggers' | 'grants', string>> = {
  constraints: `
    select n.nspname || '.' || c.relname as owner, 'constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid) as ddl
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${isOurTable} and k.contype in ('p', 'u', 'f', 'c', 'x') and k.conparentid = 0
    order by position(k.contype in 'pufcx'), k.conname collate "C"`,
  indexes: `
    select n.nspname || '.' || c.relname as owner, pg_get_indexdef(i.indexrelid) || ';' as ddl
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where ${isOurTable} and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
   `,
  policies: `
    select n.nspname || '.' || c.relname as owner,
      'create policy ' || quote_ident(p.polname) || ' on ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
      || case p.polcmd when '*' then '' else ' for ' || p.polcmd::text end
      || coalesce(e'\\n  using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
      || coalesce(e'\\n  with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') || ';' as ddl
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where ${isOurTable}`,
  triggers: `
    select n.nspname || '.' || c.relname as owner, pg_get_triggerdef(t.oid) || ';' as ddl
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${isOurTable} and not t.tgisinternal`,
  grants: `
    select n.nspname || '.' || c.relname as owner,
      'grant ' || string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) || ' on ' || n.nspname || '.' || c.relname || ' to ' || r.rolname || ';' as ddl
    from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
    where ${isOurTable} and a.grantee <> c.relowner group by n.nspname, c.relname, r.rolname`,
};

const readFunctions = `
  select n.nspname || '.' || p.proname as owner, pg_get_functiondef(p.oid) || ';' as ddl
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = any($1) and p.prokind in ('f', 'p')
    and not exists (select 1 from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
  order by n.nspname, p.proname collate "C", pg_get_function_identity_arguments(p.oid)`;

const readExtensions = `select '' as owner, 'create extension ' || quote_ident(extname) || ';' as ddl from pg_extension where extname <> 'plpgsql' and cardinality($1::text[]) > 0 order by extname`;

/** Writes the whole schema as reviewable SQL: sorted, without anything that differs between machines. */
export async function buildSchemaDump(client: pg.ClientBase, tables: readonly CatalogueTable[]): Promise<string> {
  const read = async (text: string): Promise<Line[]> => (await client.query<Line>(text, [ourSchemas])).rows;
  const extensions = await read(readExtensions);
  const functions = await read(readFunctions);
  const constraints = await read(readLines.constraints);
  const following: Line[] = [];
  for (const text of [readLines.indexes, readLines.policies, readLines.triggers, readLines.grants]) {
    following.push(...(await read(text)).toSorted(byText));
  }
  const sections = tables.map((table) => formatTable(table, constraints, following));
  return [head, ddlOf(extensions), ...sections, ...functions.map((line) => `${line.ddl}\n`)].filter((text) => text !== '').join('\n');
}

const byText = (a: Line, b: Line): number => (a.ddl < b.ddl ? -1 : 1);

function formatTable(table: CatalogueTable, constraints: readonly Line[], others: readonly Line[]): string {
  const name = `${table.schema}.${table.name}`;
  const rest = others.filter((line) => line.owner === name);
  if (table.kind === 'view') return `create view ${name} as${table.definition ?? ''}\n${ddlOf(rest)}`;
  const columns = table.columns.map(
    (column) => `  ${[column.name, column.type, column.isNullable ? '' : 'not null', column.filling].filter(Boolean).join(' ')}`,
  );
  const checks = constraints.filter((line) => line.owner === name).map((line) => `  ${line.ddl}`);
  const partition = table.partitionKey ? ` partition by ${table.partitionKey.toLowerCase()}` : '';
  const security = table.isSecured ? `alter table ${name} enable row level security;\n` : '';
  return `create table ${name} (\n${[...columns, ...checks].join(',\n')}\n)${partition};\n${security}${ddlOf(rest)}`;
}

function ddlOf(lines: readonly Line[]): string {
  return lines.map((line) => `${line.ddl}\n`).join('');
}
