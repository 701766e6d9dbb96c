/** A cell of a printed table. */
export interface PrintedCell {
  readonly text: string;
  readonly isNumber?: boolean;
  /** How dark the ground is, 0 to 1. */
  readonly shade?: number;
}

/** A table; the head is repeated on every page it goes over. */
export interface PrintedTable {
  readonly head: readonly PrintedCell[];
  readonly rows: readonly (readonly PrintedCell[])[];
  readonly foot?: readonly PrintedCell[];
}

/** One figure, large. */
export interface PrintedFigure {
  readonly label?: string;
  readonly value: string;
  readonly note?: string;
}

/** What stands in one block. */
export type PrintedContent =
  | { readonly kind: 'text'; readonly text: string; readonly isQuiet?: boolean }
  | { readonly kind: 'figures'; readonly figures: readonly PrintedFigure[] }
  | { readonly kind: 'drawing'; readonly svg: string; readonly width: number; readonly height: number }
  | { readonly kind: 'table'; readonly table: PrintedTable };

/** A block with its name. */
export interface PrintedBlock {
  readonly title: string;
  /** Beside the title: what it sums to, what was left out. */
  readonly notes: readonly string[];
  readonly content: PrintedContent;
}

/** Blocks under each other. */
export interface PrintedColumn {
  /** Of the band it stands in, in points. */
  readonly width: number;
  readonly blocks: readonly PrintedBlock[];
}

/** A document ready to be laid out: only plain values, so that another thread can do it. */
export interface PrintedDocument {
  readonly title: string;
  readonly summary?: string;
  /** Below the title: period, filters, who, when. */
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  /** Under each other; the columns of one side by side. */
  readonly bands: readonly (readonly PrintedColumn[])[];
  /** On every page, left of its number. */
  readonly footer: string;
  readonly language: 'zh-CN' | 'en';
  readonly at: Date;
}

/** Width of what is printed, in points: A4 lying, without its margins. */
export const printedWidth = 769;
/** Between blocks that stand side by side. */
export const printedGap = 14;
/** The family everything is set in; drawings use it too. */
export const printedFont = 'NotoSansSC';
