import type { CommandAnswer, CommandContext, CommandDefinition, CommandInput } from '#engine/server/command.ts';
import { runRead, runWrite } from '#engine/server/run.ts';
import type { InspectionReport } from '#features/inspection/contract/inspection.routes.ts';
import { getReport } from '#features/inspection/server/use-cases/get-report.ts';
import { listTemplates } from '#features/inspection/server/use-cases/manage-templates.ts';
import { startInspection } from '#features/inspection/server/use-cases/start-inspection.ts';
import { withRunner } from './run-jobs.ts';
import { waitFor } from './wait-for.ts';

/** `sloop inspect`: runs an inspection now and prints what it found. */
export const inspectCommand: CommandDefinition = {
  name: 'inspect',
  summary: 'run an inspection now and print its score and findings',
  options: [
    { flags: '--template <name>', description: 'name or id; default: the first published one' },
    { flags: '--from <date>', description: 'first day of the period' },
    { flags: '--to <date>', description: 'last day of the period' },
    { flags: '--as-of <instant>', description: 'the state at this instant, e.g. 2017-12-31T23:59:59+08:00; default: now' },
    { flags: '--department <id>', description: 'only this department and those below' },
    { flags: '--strict', description: 'exit code 1 when it is not passed' },
  ],
  run: (command, input) => withRunner(command, () => inspect(command, input)),
};

async function inspect(command: CommandContext, input: CommandInput): Promise<CommandAnswer> {
  const { app, caller } = command;
  const templateId = await findTemplate(command, textOf(input, 'template'));
  const { id } = await runWrite(app, caller, (ctx) =>
    startInspection(ctx, {
      templateId,
      ownerId: null,
      departmentId: textOf(input, 'department') ?? null,
      periodFrom: textOf(input, 'from') ?? null,
      periodTo: textOf(input, 'to') ?? null,
      asOf: textOf(input, 'asOf') ?? null,
    }),
  );
  const report = await waitFor(
    () => runRead(app, caller, (ctx) => getReport(ctx, { id })),
    (each) => each.run.status !== 'running',
  );
  const isFailure = report.run.status === 'failed' || (input['strict'] === true && report.run.isPassed !== true);
  return { json: report, text: describeReport(report), isFailure };
}

async function findTemplate(command: CommandContext, wanted: string | undefined): Promise<string> {
  const { templates } = await runRead(command.app, command.caller, listTemplates);
  const published = templates.filter((template) => template.publishedVersion !== null);
  const found =
    wanted === undefined ? published[0] : published.find((template) => [template.id, template.name.zh, template.name.en].includes(wanted));
  if (found) return found.id;
  throw new Error(wanted === undefined ? 'No inspection template is published.' : `No published template is called ${wanted}.`);
}

function describeReport(report: InspectionReport): string {
  const { run } = report;
  const items = report.items
    .filter((item) => item.status === 'failed')
    .map(
      (item) =>
        `  ${item.severity}\t${item.label.en}: ${item.kind === 'rule' ? `${item.offending ?? 0} of ${item.counted ?? 0}` : (item.value ?? 'no value')}`,
    );
  return [
    `${run.template.en}: score ${run.score?.toFixed(1) ?? 'none'}, ${run.isPassed ? 'passed' : 'not passed'} (pass mark ${report.passMark})`,
    ...items,
  ].join('\n');
}

function textOf(input: CommandInput, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}
