import type { CommandAnswer, CommandContext, CommandDefinition, CommandInput } from '#engine/server/command.ts';
import { runRead } from '#engine/server/run.ts';
import { evaluate as route, type Evaluation } from '#features/evaluation/contract/evaluation.routes.ts';
import { evaluate } from '#features/evaluation/server/use-cases/evaluate.ts';

/** `sloop evaluate`: scores the twenty dimensions. */
export const evaluateCommand: CommandDefinition = {
  name: 'evaluate',
  summary: 'score the twenty dimensions and print them with coverage and confidence',
  options: [
    { flags: '--period <name>', description: 'this_quarter, 2017-Q4, …; default: this_quarter' },
    { flags: '--as-of <instant>', description: 'facts up to this instant or day; default: now' },
    { flags: '--department <id>', description: 'only this department and those below' },
  ],
  run: runEvaluation,
};

async function runEvaluation(command: CommandContext, input: CommandInput): Promise<CommandAnswer> {
  const question = route.body.parse({ period: input['period'], asOf: input['asOf'], department: input['department'] });
  const evaluation = await runRead(command.app, command.caller, (ctx) => evaluate(ctx, question));
  return { json: evaluation, text: describeEvaluation(evaluation) };
}

function describeEvaluation(evaluation: Evaluation): string {
  const { from, to } = evaluation.period;
  const lines = evaluation.dimensions.map(
    (each) =>
      `${String(each.number).padStart(2)}  ${formatScore(each.score)}  ${each.label.en} (coverage ${Math.round(each.coverage)} %, confidence ${each.confidence})`,
  );
  const minimum = evaluation.minimum ? `, minimum ${formatScore(evaluation.minimum.score).trim()} in ${evaluation.minimum.id}` : '';
  return [
    `${from} – ${to}: average ${formatScore(evaluation.average).trim()}${minimum}; ${evaluation.scored} of ${evaluation.dimensions.length} dimensions have data`,
    ...lines,
  ].join('\n');
}

function formatScore(score: number | null): string {
  return (score === null ? '–' : score.toFixed(1)).padStart(5);
}
