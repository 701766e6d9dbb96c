import type { Label } from './label.ts';

/** How a traced value is to be printed; percent is in points (`63.15`). */
export type TraceUnit = 'money' | 'percent' | 'number' | 'count' | 'days' | 'hours' | 'score' | 'text';

/** A printed value of a trace: a decimal string (never a float) with its unit, or plain text. */
export interface TraceValue {
  readonly value: string | null;
  readonly unit: TraceUnit;
  /** ISO 4217, only with unit `money`; the amount is in major units. */
  readonly currency?: string;
}

/** One thing that went into the figure. */
export interface TraceInput {
  readonly label: Label;
  readonly value: TraceValue;
  readonly note?: Label;
}

/** One step of the computation, with its result. */
export interface TraceStep {
  readonly label: Label;
  readonly detail?: string;
  readonly value?: TraceValue;
}

/** A small table of the rows or groups behind a figure; figures are printed right-aligned. */
export interface TraceTable {
  readonly columns: readonly { readonly label: Label; readonly unit: TraceUnit }[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly total?: readonly (string | null)[];
}

/** Everything needed to explain one number: what it means, what went in, how it was computed, which rows. */
export interface Trace {
  readonly metricId?: string;
  readonly title: Label;
  readonly value: TraceValue;
  readonly definition: Label;
  readonly formula?: string;
  readonly population: Label;
  readonly inputs: readonly TraceInput[];
  readonly steps: readonly TraceStep[];
  readonly table?: TraceTable;
  readonly rows?: { readonly count: number; readonly link: string };
  readonly version: string;
  /** ISO date-time at which the data was read. */
  readonly asOf: string;
}
