import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const source = path.resolve(import.meta.dirname, '../../src');
const kit = path.join(source, 'platform/web/kit');
const design = path.join(source, 'apps/web/design');

/** Parts that are not shown by themselves, and why. */
const shownWithin: Readonly<Record<string, string>> = {
  'board-card.tsx': 'a part of the board',
  'board-column.tsx': 'a part of the board',
  'board-lane.tsx': 'a part of the board',
  'board-refusal.tsx': 'a part of the board',
  'data-table-head.tsx': 'a part of the table',
  'data-table-row.tsx': 'a part of the table',
  'floating.tsx': 'what menus and popovers stand on',
  'overlay.tsx': 'what drawers, dialogs and the palette stand on',
  'page-help-slot.tsx': 'the place of the help in a page header; the frame fills it',
};

test('every part of the kit is shown in /design, or says within which it is', () => {
  const pages = readdirSync(design)
    .map((file) => readFileSync(path.join(design, file), 'utf8'))
    .join('\n');
  const parts = readdirSync(kit).filter((file) => file.endsWith('.tsx'));
  expect(parts.length).toBeGreaterThan(30);
  const isShown = (part: string) => pages.includes(`#platform/web/kit/${part}'`);
  expect(parts.filter((part) => !isShown(part) && shownWithin[part] === undefined)).toEqual([]);
  // A reason for what is shown, or is gone, would only mislead.
  expect(Object.keys(shownWithin).filter((part) => isShown(part) || !parts.includes(part))).toEqual([]);
});
