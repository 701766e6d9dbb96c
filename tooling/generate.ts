import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeApi } from '#apps/openapi.ts';
import { buildApiErrors } from './generated/build-api-errors.ts';
import { buildSchemaDump } from './generated/build-schema-dump.ts';
import { buildTableTypes } from './generated/build-table-types.ts';
import { readCatalogue } from './generated/catalogue.ts';
import { withMigratedDatabase } from './generated/with-migrated-database.ts';

// `npm run generate` writes every generated file; with --check it only says which ones have drifted.
const root = new URL('../', import.meta.url);

const files = await withMigratedDatabase(async (client) => {
  const tables = await readCatalogue(client);
  const openApi = `${JSON.stringify(describeApi(), null, 2)}\n`;
  return {
    'src/platform/server/database/table-types.gen.ts': buildTableTypes(tables),
    'openapi.json': openApi,
    'clients/typescript/src/schema.gen.ts': buildClientTypes(openApi),
    'docs/api-errors.md': buildApiErrors(fileURLToPath(new URL('src', root))),
    'schema.sql': await buildSchemaDump(client, tables),
  };
});

const drifted = Object.entries(files).filter(([path, text]) => readText(path) !== text);
if (process.argv.includes('--check')) {
  for (const [path] of drifted) process.stderr.write(`${path} is not what the sources generate. Run \`npm run generate\` and commit it.\n`);
  process.exitCode = drifted.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of drifted) {
    writeFileSync(new URL(path, root), text);
    process.stdout.write(`${path} written\n`);
  }
}

/** A program of its own: the generator brings another TypeScript than ours. */
function buildClientTypes(openApi: string): string {
  const program = new URL('clients/typescript/generate.mjs', root);
  return execFileSync(process.execPath, [fileURLToPath(program)], { input: openApi, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
}

function readText(path: string): string | undefined {
  const file = new URL(path, root);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
