import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import type { AppPage } from './app-pages.ts';
import { addChineseGlyphs } from './chinese-glyphs.ts';
import { demoNow, signIn, signOut } from './demo-app.ts';
import { settle, watchRequests } from './settle.ts';

/** In which size and language pages are looked at. */
export interface Look {
  readonly size: 'desk' | 'phone';
  readonly locale: 'zh' | 'en';
}
type Theme = 'light' | 'dark';

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** A window of one person, walking through the product without loading it again for each page. */
export interface Viewer {
  readonly page: Page;
  readonly theme: Theme;
  /** What went wrong on the pages so far: errors the browser wrote down. */
  readonly errors: string[];
  goTo(path: string): Promise<void>;
  setTheme(theme: Theme): Promise<void>;
  close(): Promise<void>;
}

/** Opens a window for somebody of the demo company, or for nobody. */
export async function openViewer(browser: Browser, origin: string, look: Look, person: AppPage['as']): Promise<Viewer> {
  const isPhone = look.size === 'phone';
  const context = await browser.newContext({
    baseURL: origin,
    viewport: sizes[look.size],
    hasTouch: isPhone,
    isMobile: isPhone,
    deviceScaleFactor: 1,
    locale: look.locale === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  await addChineseGlyphs(context);
  await context.clock.setFixedTime(demoNow);
  await context.addInitScript((locale) => {
    localStorage.setItem('sloop.locale', locale);
    localStorage.setItem('sloop.theme', 'light');
  }, look.locale);
  if (person !== 'nobody') await signIn(context.request, origin, person ?? 'administrator');
  const page = await context.newPage();
  const pending = watchRequests(page);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`${new URL(page.url()).pathname}: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && errors.push(`${new URL(page.url()).pathname}: ${message.text()}`));
  await page.goto(person === 'nobody' ? '/sign-in' : '/updates');
  await settle(page, pending);
  let theme: Theme = 'light';
  return {
    page,
    errors,
    get theme() {
      return theme;
    },
    goTo: async (path) => {
      await page.evaluate((to) => history.pushState(null, '', to), path);
      await settle(page, pending);
      // Where the rail stands does not depend on the pages before.
      await page.evaluate(() => {
        for (const rail of document.querySelectorAll('nav, nav *')) if (rail.scrollTop > 0) rail.scrollTop = 0;
        document.querySelector('nav.rail [aria-current="page"]')?.scrollIntoView({ block: 'nearest' });
      });
    },
    setTheme: async (wanted) => {
      if (theme === wanted) return;
      theme = wanted;
      await page.evaluate((name) => {
        localStorage.setItem('sloop.theme', name);
        window.dispatchEvent(new StorageEvent('storage', { key: 'sloop.theme' }));
      }, wanted);
      await settle(page, pending, 'in place');
    },
    close: async () => {
      if (person !== 'nobody') await signOut(context.request, origin);
      await context.close();
    },
  };
}

/** What axe calls serious or critical on a page; also names that are not what is read on the screen, and a page without its one heading. */
export async function listSerious(page: Page, place: string, only?: 'color-contrast'): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (only ? axe.withRules(only) : axe.options({ rules: { 'label-content-name-mismatch': { enabled: true } } })).analyze();
  const serious = violations.filter(({ impact, id }) => impact === 'serious' || impact === 'critical' || id === 'page-has-heading-one');
  return serious.map(
    ({ id, nodes }) =>
      `${place}: ${id} ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  );
}
