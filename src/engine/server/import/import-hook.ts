import type { Label } from '#platform/contract/label.ts';
import type { StageEntry } from '../../contract/import/stage-path.ts';
import type { Context } from '../context.ts';
import type { Values } from '../records/guard.ts';

/** A stage a file's text may stand for. */
export interface ImportStage {
  readonly value: string;
  readonly label: Label;
  /** Other spellings files use. */
  readonly aliases: readonly string[];
  /** A record ends in it: won, lost. */
  readonly isClosing: boolean;
}

/** A record written in history mode, with the past its file tells. */
export interface ImportedPast {
  readonly id: string;
  readonly stage: string;
  /** Oldest first; empty when the file has no dates. */
  readonly path: readonly StageEntry[];
  /** The values the file gave, the stage left out. */
  readonly values: Values;
}

/** What a capability that governs an object's stages brings to imports of it. */
export interface ImportHook {
  readonly object: string;
  readonly stageField: string;
  /** Date fields by the stages their day begins: those a record is still in, or those it ends in. */
  readonly dateFields?: Readonly<Record<string, 'open' | 'closing'>>;
  stages(ctx: Context): Promise<readonly ImportStage[]>;
  /** Values a record of the past is created with: its stage, and whatever marks it as imported. */
  historyValues(ctx: Context, stage: string, path: readonly StageEntry[]): Values;
  /** Keeps the past of the records, without gates, marked as imported; refuses those without the ability. */
  saveHistory(ctx: Context, pasts: readonly ImportedPast[]): Promise<void>;
}
