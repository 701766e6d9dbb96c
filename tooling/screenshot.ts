/**
 * Takes pictures of pages in every size, language and theme asked for.
 *
 *   npx vite build && npx vite preview &
 *   node tooling/screenshot.ts --base http://127.0.0.1:4321 --out /tmp/shots --pages /design,/ --sizes 1440x900,390x844 --locales zh,en --themes light,dark
 *
 * Options: --full (whole page height of the scrolling area), --session <file.json> (answers GET /api/session),
 * --email and --password (signs in through /api/auth first), --click <css>, --press <key>, --wait <ms>.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const { values: options } = parseArgs({
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:4320' },
    out: { type: 'string', default: '/tmp/shots' },
    pages: { type: 'string', default: '/' },
    sizes: { type: 'string', default: '1440x900,390x844' },
    locales: { type: 'string', default: 'zh' },
    themes: { type: 'string', default: 'light' },
    session: { type: 'string' },
    email: { type: 'string' },
    password: { type: 'string' },
    click: { type: 'string' },
    press: { type: 'string' },
    wait: { type: 'string', default: '300' },
    full: { type: 'boolean', default: false },
  },
});

interface Shot {
  readonly page: string;
  readonly width: number;
  readonly height: number;
  readonly locale: string;
  readonly theme: string;
}

// Runs in the page, which knows names that Node does not.
const hiddenHeight = `(() => {
  const scrolls = (element) => !['visible', 'hidden'].includes(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight + 4;
  const scrolling = [...document.querySelectorAll('#page, #page *')].filter(scrolls);
  return Math.max(0, ...scrolling.map((element) => element.scrollHeight - element.clientHeight));
})()`;

const browser = await launch();
mkdirSync(options.out, { recursive: true });
try {
  for (const shot of listShots()) await take(browser, shot);
} finally {
  await browser.close();
}

function listShots(): Shot[] {
  const list = (text: string) => text.split(',').filter(Boolean);
  return list(options.sizes).flatMap((size) => {
    const [width = 1440, height = 900] = size.split('x').map(Number);
    return list(options.locales).flatMap((locale) =>
      list(options.themes).flatMap((theme) => list(options.pages).map((page) => ({ page, width, height, locale, theme }))),
    );
  });
}

async function take(chrome: Browser, shot: Shot): Promise<void> {
  const isPhone = shot.width < 768;
  const context = await chrome.newContext({
    viewport: { width: shot.width, height: shot.height },
    hasTouch: isPhone,
    isMobile: isPhone,
    deviceScaleFactor: 1,
    timezoneId: 'Asia/Shanghai',
  });
  await context.addInitScript(({ locale, theme }) => {
    localStorage.setItem('sloop.locale', locale);
    localStorage.setItem('sloop.theme', theme);
  }, shot);
  await prepare(context);
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${shot.page}: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && console.error(`${shot.page}: ${message.text()}`));
  await page.goto(options.base + shot.page, { waitUntil: 'load' });
  await addChineseFont(page);
  await settle(page);
  if (options.click) await page.click(options.click);
  if (options.press) await page.keyboard.press(options.press);
  if (options.click || options.press) await settle(page);
  if (options.full) await growToContent(page, shot);
  const name = `${shot.page.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, '') || 'home'}-${shot.width}-${shot.locale}-${shot.theme}.png`;
  await page.screenshot({ path: path.join(options.out, name) });
  console.log(path.join(options.out, name));
  await context.close();
}

/** Waits until no grey lines stand for what is still read, 15 s at most, and then a little more for what moves. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(Number(options.wait));
  await page
    .locator('.k-skeleton')
    .first()
    .waitFor({ state: 'detached', timeout: 15_000 })
    .catch(() => console.error(`${page.url()}: still loading`));
  await page.waitForTimeout(Number(options.wait));
}

/** A signed-in context: by a given session answer, or by signing in for real. */
async function prepare(context: BrowserContext): Promise<void> {
  if (options.session) {
    const body = readFileSync(options.session, 'utf8');
    await context.route('**/api/session', (route) => route.fulfill({ contentType: 'application/json', body }));
    await context.route('**/api/live', (route) => route.fulfill({ contentType: 'text/event-stream', body: '' }));
  }
  if (options.email) {
    const answer = await context.request.post(`${options.base}/api/auth/sign-in/email`, {
      data: { email: options.email, password: options.password ?? '' },
    });
    if (!answer.ok()) throw new Error(`sign-in failed: ${answer.status()} ${await answer.text()}`);
  }
}

/** The pages scroll inside the frame; a full picture needs a window as tall as the longest scrolling part. */
async function growToContent(page: Page, shot: Shot): Promise<void> {
  const height = Number(await page.evaluate(hiddenHeight));
  await page.setViewportSize({ width: shot.width, height: Math.min(16_000, shot.height + height) });
  await page.waitForTimeout(Number(options.wait));
}

/** Machines without Chinese fonts print boxes; the web font gives the pictures their glyphs. */
async function addChineseFont(page: Page): Promise<void> {
  if (await hasChineseFont()) return;
  const folder = path.resolve('node_modules/@fontsource/noto-sans-sc/files');
  const faces = ['400', '500', '600'].map((weight) => {
    const file = path.join(folder, `noto-sans-sc-chinese-simplified-${weight}-normal.woff2`);
    if (!existsSync(file)) return '';
    return `@font-face{font-family:"Noto Sans SC";font-weight:${weight};src:url(data:font/woff2;base64,${readFileSync(file).toString('base64')}) format("woff2")}`;
  });
  await page.addStyleTag({ content: faces.join('') });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}

function hasChineseFont(): Promise<boolean> {
  return new Promise((resolve) => {
    execFile('fc-list', [':lang=zh'], (error, stdout) => resolve(!error && stdout.trim() !== ''));
  });
}

function launch(): Promise<Browser> {
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((each) => existsSync(each));
  return chromium.launch({ ...(system && { executablePath: system }), args: ['--no-sandbox', '--font-render-hinting=none'] });
}
