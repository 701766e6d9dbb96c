import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ImportPlan } from '#engine/contract/import/import-plan.ts';
import type { ImportDraft, ImportView, UnknownText } from '#engine/contract/import/import.routes.ts';
import type { CommandAnswer, CommandContext, CommandDefinition, CommandInput } from '#engine/server/command.ts';
import { planImport, previewImport, runImport } from '#engine/server/import/plan-import.ts';
import { getImport } from '#engine/server/import/read-imports.ts';
import { stageFile } from '#engine/server/import/upload-import.ts';
import { runRead, runWrite } from '#engine/server/run.ts';
import { importTogether, isFolderOrZip } from './import-together.ts';
import { waitForJob, withRunner } from './run-jobs.ts';

/** `sloop import FILE…`: the wizard's steps with its guesses, for files that need no eyes. */
export const importCommand: CommandDefinition = {
  name: 'import',
  summary: 'import CSV (UTF-8, GBK) or Excel files, one after the other',
  arguments: [{ name: '<files...>', description: 'files in the order they depend on each other, or a folder or zip, whose order is worked out' }],
  options: [
    { flags: '--object <name>', description: 'what the rows are; default: guessed from file name and headers' },
    { flags: '--plan <file>', description: 'JSON with parts of the plan: columns, values, currency, mode, …' },
    { flags: '--mode <mode>', description: 'new_work obeys every gate; history keeps stages and dates as they were' },
    { flags: '--currency <code>', description: 'currency of amounts written without one' },
    { flags: '--accept-suggestions', description: 'map unknown texts to what they most probably mean' },
    { flags: '--make-objects', description: 'of a folder or zip: make an object for each file that fits none' },
    { flags: '--teams <file>', description: 'first make the people of this file: person, manager, region' },
    { flags: '--since <date>', description: 'with a teams file: first day of the data, from which they belong where they do' },
    { flags: '--preview', description: 'only say what would happen' },
  ],
  run: (command, input) => withRunner(command, () => importFiles(command, input)),
};

async function importFiles(command: CommandContext, input: CommandInput): Promise<CommandAnswer> {
  const given = input['files'];
  const files = Array.isArray(given) ? given.map(String) : [];
  if (typeof input['teams'] === 'string') files.unshift(input['teams']);
  const imports: ImportView[] = [];
  for (const file of files) {
    if (await isFolderOrZip(file)) imports.push(...(await importTogether(command, file, input['makeObjects'] === true, input['preview'] === true)));
    else imports.push(await importFile(command, file, input));
  }
  const isFailure = imports.some((each) => each.status === 'failed' || each.counts.error > 0);
  return { json: { imports }, text: imports.map(describeImport).join('\n'), isFailure };
}

async function importFile(command: CommandContext, file: string, input: CommandInput): Promise<ImportView> {
  const { app, caller, say } = command;
  const bytes = await readFile(file);
  const given = file === input['teams'] ? 'team' : input['object'];
  const staged = await runWrite(app, caller, (ctx) =>
    stageFile(ctx, { object: typeof given === 'string' ? given : undefined, fileName: basename(file), bytes }),
  );
  const { id, object } = staged.import;
  say(`${basename(file)} → ${object}`);
  if (staged.guess.columns.every((column) => column === null) && given === undefined)
    throw new Error(`${file}: say with --object what its rows are.`);

  const plan = await completePlan(staged, input);
  let { unknown } = await runWrite(app, caller, (ctx) => planImport(ctx, { id, plan }));
  if (input['acceptSuggestions'] === true)
    ({ unknown } = await runWrite(app, caller, (ctx) => planImport(ctx, { id, plan: acceptSuggestions(plan, unknown) })));
  for (const text of unknown)
    say(`  ${text.field}: “${text.text}” in ${text.rows} rows stands for nothing${text.suggestion ? `; did you mean “${text.suggestion}”?` : ''}`);

  const start = input['preview'] === true ? previewImport : runImport;
  const { jobId } = await runWrite(app, caller, (ctx) => start(ctx, { id }));
  await waitForJob(command, jobId);
  return runRead(app, caller, (ctx) => getImport(ctx, { id }));
}

function acceptSuggestions(plan: ImportPlan, unknown: readonly UnknownText[]): ImportPlan {
  const values: Record<string, Record<string, string>> = structuredClone(plan.values);
  for (const { field, text, suggestion } of unknown) if (suggestion) values[field] = { ...values[field], [text]: suggestion };
  return { ...plan, values };
}

async function completePlan({ guess, needsStartDate }: ImportDraft, input: CommandInput): Promise<ImportPlan> {
  const given: unknown = typeof input['plan'] === 'string' ? JSON.parse(await readFile(input['plan'], 'utf8')) : {};
  const options = {
    ...(input['mode'] !== undefined && { mode: input['mode'] }),
    ...(input['currency'] !== undefined && { currency: input['currency'] }),
    ...(needsStartDate && input['since'] !== undefined && { startDate: input['since'] }),
  };
  return ImportPlan.parse({ ...guess, ...(typeof given === 'object' ? given : {}), ...options });
}

function describeImport(each: ImportView): string {
  const { counts } = each;
  const numbers = `${counts.new} new, ${counts.update} updated, ${counts.same} unchanged, ${counts.duplicate} duplicate, ${counts.error} in error`;
  const warnings = each.warnings.map((warning) => `\n  ${warning.rows} rows: ${warning.message.en}`).join('');
  return `${each.fileName}: ${each.status}; ${numbers}${warnings}`;
}
