/** A piece of text people read, in both languages of the product. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

export type Locale = keyof Label;

/** The languages of the product, the default first. */
export const locales = ['zh', 'en'] as const satisfies readonly Locale[];
