import type { ComparisonKind, MatchKeyPart, MatchRules } from './match-rules.ts';
import { normaliseCompany, normaliseDomain, normaliseEmail, normalisePhone, normaliseText } from './normalise.ts';
import { readingOf } from './reading.ts';
import { type MatchedRecord, textOf } from './score-pair.ts';

/** The keys of a record: it is compared with those it shares one with. A key of which a part is empty is none. */
export function matchKeysOf(rules: MatchRules, record: MatchedRecord): string[] {
  const keys = new Set<string>();
  for (const [at, parts] of rules.keys.entries()) {
    let made: string[] = [''];
    for (const part of parts) {
      const values = partValues(part, record);
      made = made.flatMap((key) => values.map((value) => `${key}|${value}`));
    }
    for (const key of made) keys.add(`${at}${key}`);
  }
  return [...keys];
}

function partValues({ fields, as, start }: MatchKeyPart, record: MatchedRecord): string[] {
  const values = fields.flatMap((name) => {
    const value = keyOf(as, textOf(record[name]));
    return value === '' || (start !== undefined && value.length < start) ? [] : [start === undefined ? value.slice(0, 120) : value.slice(0, start)];
  });
  return [...new Set(values)];
}

/** Equal for values that are certainly alike, whatever their spelling: Chinese by how it is read. */
function keyOf(as: ComparisonKind, value: string): string {
  if (value === '') return '';
  switch (as) {
    case 'exact':
    case 'text':
      return normaliseText(value);
    case 'name':
      return readingOf(normaliseText(value)).replaceAll(' ', '');
    case 'company':
      return readingOf(normaliseCompany(value).core).replaceAll(' ', '');
    case 'phone':
      return normalisePhone(value).slice(-8);
    case 'email':
      return normaliseEmail(value);
    case 'domain':
      return normaliseDomain(value);
    case 'digits':
      return value.replaceAll(/\D/g, '');
  }
}
