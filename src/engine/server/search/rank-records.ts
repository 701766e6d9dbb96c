import type { FoundRecord, SearchedField } from './find-records.ts';

/** A found record at its best match; the lowest rank is the best. */
export interface RankedRecord {
  readonly id: string;
  readonly field: SearchedField;
  readonly rank: number;
}

/** All records found in one field. */
export interface FoundIn {
  readonly field: SearchedField;
  readonly text: string;
  readonly rows: readonly FoundRecord[];
}

/** Each record once, by its best match: the whole name, its beginning, the end of a telephone number, then anything within. */
export function rankRecords(found: readonly FoundIn[]): RankedRecord[] {
  const best = new Map<string, RankedRecord>();
  for (const { field, text, rows } of found) {
    for (const row of rows) {
      if (row.record_id === null) continue;
      const rank = rankOf(field, text, row);
      const known = best.get(row.record_id);
      if (known === undefined || rank < known.rank) best.set(row.record_id, { id: row.record_id, field, rank });
    }
  }
  return [...best.values()];
}

function rankOf(field: SearchedField, text: string, { place, length }: FoundRecord): number {
  const isWhole = place === 1 && length === text.length;
  const isEnd = place + text.length - 1 === length;
  switch (field) {
    case 'name':
      return isWhole ? 0 : place === 1 ? 1 : 3;
    case 'phone':
      return isWhole ? 0 : isEnd ? 2 : 5;
    case 'email':
      return isWhole ? 0 : place === 1 ? 2 : 5;
    case 'pinyin':
      return place === 1 ? 2 : 4;
  }
}
