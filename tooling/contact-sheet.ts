/**
 * Puts pictures of a folder side by side on sheets, so that many pages are looked at in one go.
 *
 *   node tooling/contact-sheet.ts --from tests/journeys/snapshots/desk-zh-light --out /tmp/sheets [--columns 2] [--rows 3] [--width 960] [--only today,account]
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values: options } = parseArgs({
  options: {
    from: { type: 'string', default: 'tests/journeys/snapshots/desk-zh-light' },
    out: { type: 'string', default: '/tmp/sheets' },
    columns: { type: 'string', default: '2' },
    rows: { type: 'string', default: '3' },
    width: { type: 'string', default: '960' },
    only: { type: 'string', default: '' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
});

const [columns, perSheet] = [Number(options.columns), Number(options.columns) * Number(options.rows)];
const wanted = options.only.split(',').filter(Boolean);
const files = readdirSync(options.from)
  .filter((name) => /\.(webp|png)$/.test(name))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .toSorted();
const browser = await chromium.launch({ executablePath: options.chromium, args: ['--no-sandbox'] });
mkdirSync(options.out, { recursive: true });
try {
  const page = await browser.newPage({ viewport: { width: columns * (Number(options.width) + 8), height: 600 } });
  for (let at = 0; at < files.length; at += perSheet) {
    await page.setContent(sheetOf(files.slice(at, at + perSheet)));
    const file = path.join(options.out, `${path.basename(options.from)}-${String(at / perSheet + 1).padStart(2, '0')}.png`);
    await page.screenshot({ path: file, fullPage: true });
    console.log(file);
  }
} finally {
  await browser.close();
}

function sheetOf(names: readonly string[]): string {
  const pictures = names.map((name) => {
    const data = readFileSync(path.join(options.from, name)).toString('base64');
    return `<figure><figcaption>${name}</figcaption><img width="${options.width}" src="data:image/${path.extname(name).slice(1)};base64,${data}"></figure>`;
  });
  return `<style>body{margin:0;display:grid;grid-template-columns:repeat(${columns},1fr);gap:8px;font:12px sans-serif}figure{margin:0}</style>${pictures.join('')}`;
}
