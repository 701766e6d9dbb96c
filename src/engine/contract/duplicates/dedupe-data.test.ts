import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findPairs } from './find-pairs.ts';
import { MatchRules } from './match-rules.ts';

const folder = '../shared/data/dedupe';

test.skipIf(!existsSync(folder)).each([
  { file: 'dataset1.csv', pairs: 500, atLeast: 0.985 },
  { file: 'dataset2.csv', pairs: 1934, atLeast: 0.965 },
])('the documented rules find the $pairs true pairs of $file with an F1 of at least $atLeast (../shared/data)', ({ file, pairs, atLeast }) => {
  const people = readPeople(file);
  const found = findPairs(
    documentedRules(),
    people.map(({ id, fields }) => ({ ...fields, id })),
  ).filter(({ score }) => score.verdict === 'certain');
  const personOf = new Map(people.map(({ id, person }) => [id, person]));
  const right = found.filter((pair) => personOf.get(pair.left) === personOf.get(pair.right)).length;
  expect(truePairs(people.map(({ person }) => person))).toBe(pairs);
  const f1 = (2 * right) / (found.length + pairs);
  expect(f1).toBeGreaterThanOrEqual(atLeast);
});

function documentedRules(): MatchRules {
  const block = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/duplicates.md', 'utf8'))?.[1] ?? '';
  return MatchRules.parse(JSON.parse(block));
}

interface Person {
  readonly id: string;
  /** The truth: which person the record is of; never shown to the rules. */
  readonly person: string;
  readonly fields: Readonly<Record<string, string>>;
}

function readPeople(file: string): Person[] {
  const [head = '', ...lines] = readFileSync(`${folder}/${file}`, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',').map((name) => name.trim());
  return lines.map((line, at) => {
    const values = line.split(',').map((value) => value.trim());
    const fields = names.map((name, column): [string, string] => [name, values[column] ?? '']).filter(([name]) => name !== 'rec_id');
    return { fields: Object.fromEntries(fields), id: String(at).padStart(6, '0'), person: values[names.indexOf('rec_id')]?.split('-')[1] ?? '' };
  });
}

function truePairs(people: readonly string[]): number {
  return [...Map.groupBy(people, (person) => person).values()].reduce((sum, same) => sum + (same.length * (same.length - 1)) / 2, 0);
}
