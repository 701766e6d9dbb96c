/** Collects the values of a statement and hands out their placeholders: `$1`, `$2` … */
export interface SqlParameters {
  /** The placeholder of this value, with its type: `$3::text`. */
  add(value: unknown, sqlType: string): string;
  readonly values: readonly unknown[];
}

/** Parameters that start after `offset` others: `createSqlParameters(2).add('x', 'text')` is `$3::text`. */
export function createSqlParameters(offset = 0): SqlParameters {
  const values: unknown[] = [];
  return {
    add(value, sqlType) {
      values.push(value);
      return `$${offset + values.length}::${sqlType}`;
    },
    values,
  };
}

/** The text between placeholders and the value for each, for query builders that number parameters themselves. */
export function splitAtParameters(sql: string, parameters: SqlParameters, offset = 0): { strings: string[]; values: unknown[] } {
  const strings: string[] = [];
  const values: unknown[] = [];
  let from = 0;
  for (const match of sql.matchAll(/\$(\d+)/g)) {
    strings.push(sql.slice(from, match.index));
    values.push(parameters.values[Number(match[1]) - 1 - offset]);
    from = match.index + match[0].length;
  }
  strings.push(sql.slice(from));
  return { strings, values };
}
