import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { type AppPage, listAppPages } from '#tests/support/app-pages.ts';
import { signIn, signOut } from '#tests/support/demo-app.ts';
import { expect, test } from '#tests/support/demo-journey.ts';
import { type Look, type Viewer, listSerious, openViewer } from '#tests/support/page-viewer.ts';
import { comparePicture, keepPicture, readFontPrint } from '#tests/support/pictures.ts';

const folder = join(import.meta.dirname, 'snapshots');
const printFile = join(folder, 'fonts.txt');
const differences = join(import.meta.dirname, '..', '..', 'test-results', 'snapshots');
/** The share of a picture that may differ; a changed word of two signs is about 0.0005 of a desk's. */
const allowedShare = 0.0003;

const looks: readonly Look[] = [
  { size: 'desk', locale: 'zh' },
  { size: 'phone', locale: 'zh' },
  { size: 'desk', locale: 'en' },
  { size: 'phone', locale: 'en' },
];
let pages: readonly AppPage[] = [];
let lab: Page | undefined;

// A trace of thousands of pictures takes longer than the looking.
test.use({ trace: 'off', screenshot: 'off' });
test.describe.configure({ mode: 'default' });
// Minutes on a quiet machine; one that is shared may take its time.
test.setTimeout(2_400_000);

test.beforeAll(async ({ browser, playwright, app }) => {
  const request = await playwright.request.newContext({ baseURL: app.url });
  await signIn(request, app.url, 'administrator');
  const only = process.env['SLOOP_PAGES']?.split(',');
  pages = (await listAppPages(request)).filter((page) => only === undefined || only.includes(page.name));
  await signOut(request, app.url);
  await request.dispose();
  lab = await (await browser.newContext()).newPage();
});
test.afterAll(() => lab?.context().close());

for (const look of looks) {
  test(`every page looks as it was kept, ${look.size} ${look.locale}`, async ({ browser, app }, info) => {
    const isUpdate = ['all', 'changed'].includes(info.config.updateSnapshots);
    const isComparable = isUpdate || (await hasSameLetters(browser, app.url, look));
    test.skip(!isComparable, 'this machine draws letters differently from the one the pictures were taken on');
    const different: string[] = [];
    const errors = await lookAtAll(browser, app.url, look, async (viewer, page) => {
      // Each page begins in the theme the one before ended in.
      const { theme: now } = viewer;
      for (const theme of [now, now === 'light' ? 'dark' : 'light'] as const) {
        await viewer.setTheme(theme);
        const name = join(`${look.size}-${look.locale}-${theme}`, `${page.name}.webp`);
        const png = await viewer.page.screenshot({
          animations: 'disabled',
          // Whether a figure was dear enough to be kept for a while depends on how busy this machine is; how a masked address wraps, on its port.
          style: `.board-as-of { display: none; }${page.mask === undefined ? '' : ' code, pre { white-space: pre !important; overflow: hidden !important; }'}`,
          ...(page.mask && { mask: [viewer.page.locator(page.mask)], maskColor: '#8f96a3' }),
        });
        if (isUpdate) await keepPicture(laboratory(), png, join(folder, name));
        else different.push(...(await compare(png, name)));
      }
    });
    if (isUpdate) await writeLetters(browser, app.url, look);
    expect.soft(errors, 'errors in the browser’s console').toEqual([]);
    expect(different, `other than kept; see ${differences}`).toEqual([]);
  });
}

// Structure and names are the same in both themes and languages; colours differ by theme, room by size.
for (const { look, theme, only } of [
  { look: { size: 'desk', locale: 'zh' }, theme: 'light' },
  { look: { size: 'desk', locale: 'en' }, theme: 'dark', only: 'color-contrast' },
  { look: { size: 'phone', locale: 'en' }, theme: 'light' },
] as const) {
  test(`axe finds nothing serious on any page, ${look.size} ${look.locale} ${theme}`, async ({ browser, app }) => {
    const serious: string[] = [];
    await lookAtAll(browser, app.url, look, async (viewer, page) => {
      await viewer.setTheme(theme);
      serious.push(...(await listSerious(viewer.page, page.name, only)));
    });
    expect(serious).toEqual([]);
  });
}

async function lookAtAll(browser: Browser, origin: string, look: Look, lookAt: (viewer: Viewer, page: AppPage) => Promise<void>): Promise<string[]> {
  const errors: string[] = [];
  for (const person of new Set(pages.map((page) => page.as))) {
    const viewer = await openViewer(browser, origin, look, person);
    for (const page of pages.filter((each) => each.as === person)) {
      await viewer.goTo(page.path);
      await lookAt(viewer, page);
    }
    errors.push(...viewer.errors);
    await viewer.close();
  }
  return errors;
}

function laboratory(): Page {
  if (!lab) throw new Error('The page that compares was not opened.');
  return lab;
}

async function compare(png: Buffer, name: string): Promise<string[]> {
  const difference = await comparePicture(laboratory(), png, join(folder, name));
  if (!difference) return [`${name}: never kept`];
  const marked = join(differences, name.replaceAll(/[/\\]/g, '-'));
  rmSync(marked, { force: true });
  if (difference.share <= allowedShare) return [];
  mkdirSync(differences, { recursive: true });
  writeFileSync(marked, difference.marked);
  return [`${name}: ${(difference.share * 100).toFixed(3)} %`];
}

async function readLetters(browser: Browser, origin: string, look: Look): Promise<string> {
  const viewer = await openViewer(browser, origin, look, 'nobody');
  const print = await readFontPrint(viewer.page);
  await viewer.close();
  return print;
}

async function hasSameLetters(browser: Browser, origin: string, look: Look): Promise<boolean> {
  return existsSync(printFile) && readFileSync(printFile, 'utf8').trim() === (await readLetters(browser, origin, look));
}

async function writeLetters(browser: Browser, origin: string, look: Look): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(printFile, `${await readLetters(browser, origin, look)}\n`);
}
