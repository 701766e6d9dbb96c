import type { Label } from '#platform/contract/label.ts';
import { plainHeader } from './guess-mapping.ts';
import type { ImportPlan } from './import-plan.ts';

/** A file as another system exports it, and how its rows become records; declared by the capability that owns the records. */
export interface FileRecipe {
  /** `<vendor>.<file>`, e.g. `zoho.accounts`. */
  readonly id: string;
  /** The system it comes from. */
  readonly vendor: Label;
  /** Names the system gives the file, without ending. */
  readonly fileNames: readonly string[];
  /** Headers such a file always has; together they tell it from others. */
  readonly headers: readonly string[];
  /** What its rows become; null when nothing here holds them. */
  readonly object: string | null;
  /** Why nothing holds them, and what to do. */
  readonly why?: Label;
  /** What records made of it are called, where an object may be made for them. */
  readonly proposes?: { readonly label: Label; readonly labelPlural: Label };
  /** Field by header; null leaves a column out that would otherwise be guessed. */
  readonly columns: Readonly<Record<string, string | null>>;
  /** By field: a text made of columns by header: `{FirstName} {LastName}`, `call-{TASKID}`, `{row_hash}` where rows have no key. */
  readonly templates?: Readonly<Record<string, string>>;
  readonly plan?: Partial<Omit<ImportPlan, 'columns' | 'templates' | 'recipe'>>;
  /** Column by which only the first row of each text counts: the customers of a file of orders. */
  readonly distinctBy?: string;
  /** Other things the same file holds, each imported as a file of its own, before this one. */
  readonly before?: readonly FileRecipe[];
}

/** The recipe a file follows: all its headers are there; of several the one that names most of them, then the one named like the file. */
export function findRecipe(recipes: readonly FileRecipe[], fileName: string, headers: readonly string[]): FileRecipe | undefined {
  const present = new Set(headers.map(plainHeader));
  const name = plainHeader(fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, ''));
  const fitting = recipes.filter((recipe) => recipe.headers.every((header) => present.has(plainHeader(header))));
  const scoreOf = (recipe: FileRecipe): number => recipe.headers.length + (recipe.fileNames.map(plainHeader).includes(name) ? 3 : 0);
  return fitting.toSorted((left, right) => scoreOf(right) - scoreOf(left))[0];
}

/** The recipe's columns for the headers of a file; undefined where it says nothing about a column. */
export function columnsOfRecipe(recipe: FileRecipe, headers: readonly string[]): (string | null | undefined)[] {
  const byHeader = new Map(Object.entries(recipe.columns).map(([header, field]) => [plainHeader(header), field]));
  const used = new Set<string>();
  return headers.map((header) => {
    const field = byHeader.get(plainHeader(header));
    if (typeof field !== 'string') return field;
    if (used.has(field)) return null;
    used.add(field);
    return field;
  });
}

/** The recipe's templates with headers as positions: `{FirstName}` becomes `{column_2}`; those of a missing column stay empty. */
export function templatesOfRecipe(recipe: FileRecipe, headers: readonly string[]): Record<string, string> {
  const places = new Map(headers.map((header, index) => [plainHeader(header), index + 1]));
  return Object.fromEntries(
    Object.entries(recipe.templates ?? {}).map(([field, template]) => [
      field,
      template.replaceAll(/\{([^}]+)\}/g, (hole, header: string) => {
        const place = places.get(plainHeader(header));
        if (place !== undefined) return `{column_${place}}`;
        return hole === '{row_hash}' ? hole : '';
      }),
    ]),
  );
}
