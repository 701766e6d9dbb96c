import type { Command } from 'commander';
import type { CommandDefinition, CommandInput } from '#engine/server/command.ts';
import { printAnswer, say } from './output.ts';
import { type ActingOptions, findActor, withProduct } from './with-product.ts';

/** Adds a command that a capability declares. */
export function addCapabilityCommand(program: Command, definition: CommandDefinition): void {
  const command = program.command(definition.name).description(definition.summary);
  for (const argument of definition.arguments ?? []) command.argument(argument.name, argument.description);
  for (const option of definition.options ?? []) {
    if (option.isRequired) command.requiredOption(option.flags, option.description, option.default);
    else command.option(option.flags, option.description, option.default);
  }
  addActingOptions(command);
  command.action(async (...given: unknown[]) => {
    const options = command.opts<CommandInput & ActingOptions & { json?: boolean }>();
    const names = (definition.arguments ?? []).map((argument) => argument.name.replaceAll(/[<>[\].]/g, ''));
    const values = Object.fromEntries(names.map((name, index) => [name, asInput(given[index])]));
    process.exitCode = await withProduct(async (app) => {
      const prepared = (await definition.prepare?.(app)) ?? {};
      const caller = await findActor(app, options);
      return printAnswer(await definition.run({ app, caller, prepared, say }, { ...options, ...values }), options.json === true);
    });
  });
}

/** Options of every command that works inside a workspace. */
export function addActingOptions(command: Command): Command {
  return command
    .option('--workspace <name>', 'name or id of the workspace; needed when there are several')
    .option('--as <email>', 'act as this member; default: the first administrator')
    .option('--json', 'answer as JSON');
}

function asInput(value: unknown): string | readonly string[] | undefined {
  if (Array.isArray(value)) return value.map(String);
  return value === undefined ? undefined : String(value);
}
