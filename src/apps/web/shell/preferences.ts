import type { Locale } from '#platform/contract/label.ts';
import { fetchJson } from '#platform/web/api.ts';
import { localeChoice } from '#platform/web/locale.ts';

/** Each language in its own words; never translated. */
export const languageNames: Readonly<Record<Locale, string>> = { zh: '中文', en: 'English' };

/** Changes the language of the screen at once and of the member's account, so that mail and errors follow. */
export function chooseLanguage(locale: Locale): void {
  localeChoice.set(locale);
  // The screen has changed already; an account that cannot be reached only keeps its mails in the old language.
  fetchJson('PATCH', '/api/session', { body: { locale } }).catch(() => undefined);
}
