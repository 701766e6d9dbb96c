import { intlLocale, chooseLocale, formatMessage } from '#platform/contract/messages.ts';
import type { Catalogue, Message, MessageParams, MessageValue } from '#platform/contract/messages.ts';
import type { Label, Locale } from '#platform/contract/label.ts';
import { storedChoice, useChoice } from './stored-choice.ts';

/** The language of the screen; stored in the browser, and on the member by the session. */
export const localeChoice = storedChoice<Locale>('sloop.locale', ['zh', 'en'], () => chooseLocale(navigator.languages));

/** The language of the screen, as React state. */
export function useLocale(): Locale {
  return useChoice(localeChoice);
}

/** Translates one key of a catalogue; values a message names must be given. */
export type Translate<C extends Catalogue> = <K extends keyof C & string>(
  key: K,
  ...params: keyof MessageParams<C[K]> extends never ? [] : [MessageParams<C[K]>]
) => string;

/** The translator of a catalogue in the screen's language: `const t = useMessages(todayMessages); t('today.title')`. */
export function useMessages<C extends Catalogue>(catalogue: C): Translate<C> {
  const locale = useLocale();
  return (key, ...params) => {
    const message: Message | undefined = catalogue[key];
    const values: Readonly<Record<string, MessageValue>> | undefined = params[0];
    return message ? formatMessage(message, locale, values) : key;
  };
}

/** Reads a `{ zh, en }` label or message in the screen's language: `const label = useLabel(); label(field.label)`. */
export function useLabel(): (label: Label | Message, params?: Readonly<Record<string, MessageValue>>) => string {
  const locale = useLocale();
  return (label, params) => formatMessage(label, locale, params);
}

/** Keeps the html element's lang attribute equal to the language; call once at start. */
export function followLocale(): void {
  const apply = () => {
    document.documentElement.lang = intlLocale(localeChoice.get());
  };
  apply();
  localeChoice.subscribe(apply);
}
