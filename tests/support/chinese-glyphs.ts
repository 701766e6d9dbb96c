import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';

const fonts = join(import.meta.dirname, '..', '..', 'node_modules', '@fontsource', 'noto-sans-sc', 'files');
const address = 'https://glyphs.invalid/';

/** Gives a browser without Chinese fonts the glyphs, by the name the app's own styles ask for. */
export async function addChineseGlyphs(context: BrowserContext): Promise<void> {
  await context.route(`${address}**`, (route) => {
    const body = readFileSync(join(fonts, new URL(route.request().url()).pathname.slice(1)));
    return route.fulfill({ body, contentType: 'font/woff2', headers: { 'access-control-allow-origin': '*' } });
  });
  await context.addInitScript((base) => {
    for (const weight of ['400', '500', '600']) {
      const source = `url(${base}noto-sans-sc-chinese-simplified-${weight}-normal.woff2)`;
      document.fonts.add(new FontFace('Noto Sans SC', source, { weight }));
    }
  }, address);
}
