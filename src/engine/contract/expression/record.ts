import type { ExactDecimal } from './exact-decimal.ts';
import type { ExchangeRates } from './exchange-rates.ts';
import type { People } from './people.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** Money during evaluation: major units, exact. Currency is null only for the sum over nothing, which is zero of any currency. */
export interface MoneyValue {
  readonly amount: ExactDecimal;
  readonly currency: string | null;
}

/**
 * A value during evaluation; the typed tree says which kind it is.
 * text, choice, id, date (`2026-01-31`): string · numbers: ExactDecimal · instant: Date · duration: milliseconds as bigint.
 */
export type ExprValue = null | boolean | string | bigint | Date | ExactDecimal | MoneyValue | readonly ExprValue[];

/**
 * What a record may hold under a field: number as string, bigint or number (its real value, not the scaled one; percent in points);
 * money as `{ minor, currency }` or `{ amount, currency }`; date as `YYYY-MM-DD`; instant as Date or ISO text;
 * choices as array of keys; files as array; a reference may be given here as its bare id when only its identity is asked.
 */
export type ExprInput = unknown;

/** One record with what an expression may ask of it: own values, referenced records, children. */
export interface ExprRecord {
  readonly id: string;
  readonly values: Readonly<Record<string, ExprInput>>;
  readonly references?: Readonly<Record<string, ExprRecord | null | undefined>>;
  readonly children?: Readonly<Record<string, readonly ExprRecord[] | undefined>>;
}

/** What an expression knows besides the record. */
export interface ExprEnvironment {
  readonly now: Date;
  /** IANA name; days and periods are counted in it. */
  readonly timeZone: string;
  /** The member who asks; null for jobs without a person. */
  readonly memberId: string | null;
  /** The member and everybody who reports to them, directly or not. */
  readonly teamMemberIds: readonly string[];
  readonly workCalendar?: WorkCalendar;
  /** What currencies are worth; without it no amount can be converted. */
  readonly exchange?: ExchangeRates;
  /** Who works where under whom; without it nobody reports to anybody. */
  readonly people?: People;
  /** Which of the records at hand are on the lists of static segments, by segment; without it none is. */
  readonly segmentMembers?: ReadonlyMap<string, ReadonlySet<string>>;
  /** 1–12: month in which the fiscal year begins; January without it. */
  readonly fiscalYearStart?: number;
  /** The only currencies this workspace lets into money fields, when it enforces that; makes comparisons with numbers use the index. */
  readonly currencies?: readonly string[];
}

/** Default time zone of a workspace. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';
