import type { Label } from '#platform/contract/label.ts';
import type { Money } from '#platform/contract/money.ts';
import type { Context } from '#engine/server/context.ts';
import type { Reason, TodayAction } from '../contract/today.routes.ts';
import type { DayOfSeller } from './day.ts';

/** An action as its source gives it; its place in the order is worked out for all sources alike. */
export interface ActionDraft {
  /** Unique within the source. */
  readonly id: string;
  readonly icon: TodayAction['icon'];
  readonly title: Label;
  readonly about: readonly (string | null | undefined)[];
  readonly reasons: readonly Reason[];
  readonly amount: Money | null;
  /** Percent points of the deal behind it; undefined when not known. */
  readonly probability?: number | undefined;
  readonly due: string | null;
  readonly isBad: boolean;
  readonly object: string;
  readonly recordId: string;
  readonly links: Readonly<Record<string, string>>;
  readonly completes?: { readonly id: string; readonly type: string };
  readonly link: string;
}

/** Something that brings actions to the day of a seller: a capability adds one line to `day-sources.ts`. */
export interface DaySource {
  /** The kind its actions are shown under. */
  readonly id: string;
  find(ctx: Context, day: DayOfSeller): Promise<readonly ActionDraft[]>;
}
