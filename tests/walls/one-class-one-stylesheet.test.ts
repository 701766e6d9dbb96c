import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('a class has its look from one stylesheet: two that name it the same would change each other’s pages, in the order they happen to load', () => {
  const homes = new Map<string, Set<string>>();
  for (const file of globSync('src/**/*.css', { cwd: root })) {
    const text = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
    for (const [, selectors = ''] of text.matchAll(/([^{}]+)\{/g)) {
      for (const selector of selectors.split(',')) {
        const alone = /^\s*(\.[\w-]+)\s*$/.exec(selector)?.[1];
        if (alone !== undefined) homes.set(alone, (homes.get(alone) ?? new Set()).add(file));
      }
    }
  }
  expect(homes.size).toBeGreaterThan(300);
  expect([...homes].filter(([, files]) => files.size > 1).map(([name, files]) => `${name}: ${[...files].join(', ')}`)).toEqual([]);
});
