import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BrowserContext } from '@playwright/test';

const fonts = join(import.meta.dirname, '..', '..', 'node_modules', '@fontsource', 'noto-sans-sc', 'files');
// An address of the app's own origin, which its content security policy lets fonts come from.
const address = '/chinese-glyphs/';

/** Gives a browser without Chinese fonts the glyphs, by the name the app's own styles ask for. */
export async function addChineseGlyphs(context: BrowserContext): Promise<void> {
  await context.route(`**${address}*`, (route) => {
    const body = readFileSync(join(fonts, basename(new URL(route.request().url()).pathname)));
    return route.fulfill({ body, contentType: 'font/woff2' });
  });
  await context.addInitScript((base) => {
    for (const weight of ['400', '500', '600']) {
      const source = `url(${location.origin}${base}noto-sans-sc-chinese-simplified-${weight}-normal.woff2)`;
      document.fonts.add(new FontFace('Noto Sans SC', source, { weight }));
    }
  }, address);
}
