import type { App, Caller } from './run.ts';

/** An option of a command, in the notation people type: `--opportunities <count>`. */
export interface CommandOption {
  readonly flags: string;
  readonly description: string;
  readonly isRequired?: boolean;
  readonly default?: string;
}

/** What a command is handed: the running product, on whose behalf, and a way to say how far it has come. */
export interface CommandContext {
  readonly app: App;
  /** An administrator of the chosen workspace, or the member named by `--as`; the door is `cli`. */
  readonly caller: Caller;
  /** What `prepare` made. */
  readonly prepared: Readonly<Record<string, string>>;
  /** Written to standard error, so that the answer on standard output stays clean. */
  say(text: string): void;
}

/** What a command was given: arguments by name, options by their long name in camelCase. */
export type CommandInput = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/**
 * A command a capability adds to `sloop`. Its answer is printed as JSON with `--json`, otherwise as `text`; throwing makes the
 * exit code 1.
 */
export interface CommandDefinition {
  /** As typed: `seed`. */
  readonly name: string;
  readonly summary: string;
  /** `<file...>`: required, several. */
  readonly arguments?: readonly { readonly name: string; readonly description: string }[];
  readonly options?: readonly CommandOption[];
  /** Makes what is needed before there is anybody to act as, e.g. a first workspace. */
  prepare?(app: App): Promise<Readonly<Record<string, string>>>;
  run(command: CommandContext, input: CommandInput): Promise<CommandAnswer>;
}

export interface CommandAnswer {
  readonly json: unknown;
  readonly text: string;
  /** The work was done, and its result is a failure, e.g. a check that found something: exit code 1. */
  readonly isFailure?: boolean;
}
