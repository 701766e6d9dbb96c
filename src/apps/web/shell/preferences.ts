import type { Locale } from '#platform/contract/label.ts';
import { fetchJson } from '#platform/web/api.ts';
import { localeChoice } from '#platform/web/locale.ts';
import { themeChoice } from '#platform/web/theme.ts';
import type { ThemeChoice } from '#platform/web/theme.ts';

/** Each language in its own words; never translated. */
export const languageNames: Readonly<Record<Locale, string>> = { zh: '中文', en: 'English' };

/** Changes the language of the screen at once and of the member's account, so that mail and errors follow. */
export function chooseLanguage(locale: Locale): void {
  localeChoice.set(locale);
  keepOnAccount({ locale });
}

/** Changes the colours of the screen at once and of the member's other devices. */
export function chooseTheme(theme: ThemeChoice): void {
  themeChoice.set(theme);
  keepOnAccount({ theme });
}

function keepOnAccount(preferences: { readonly locale?: Locale; readonly theme?: ThemeChoice }): void {
  // The screen has changed already; an account that cannot be reached only keeps the old choice for other devices.
  fetchJson('PATCH', '/api/session', { body: preferences }).catch(() => undefined);
}
