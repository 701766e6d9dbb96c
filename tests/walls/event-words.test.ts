import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { auditMessages } from '#engine/contract/audit/audit.messages.ts';
import { eventKindMessages } from '#engine/contract/audit/event-kind.messages.ts';

const words = new Set([
  ...Object.keys(auditMessages).map((key) => key.replace('audit.kind.', '')),
  ...Object.keys(eventKindMessages).map((key) => key.replace('event.', '')),
]);

test('every kind of event that is written has words in both languages for timelines and the audit log', () => {
  const files = globSync('src/{engine,features}/**/server/**/*.ts').filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.given.ts'));
  const kinds = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:emit|recordSensitiveRead)\([^;]*?kind: '([a-z_]+\.[a-z_]+)'/g)].map((found) => found[1] ?? ''),
  );
  expect(kinds.length).toBeGreaterThan(30);
  expect([...new Set(kinds)].filter((kind) => !words.has(kind))).toEqual([]);
});
