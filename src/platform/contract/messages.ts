import { locales } from './label.ts';
import type { Locale } from './label.ts';

/** The same text in every language; a missing language does not compile. */
export type Localised<T = string> = Readonly<Record<Locale, T>>;

/** Text that changes with a count: chosen by `Intl.PluralRules` on the `count` parameter. */
export interface PluralText {
  readonly one?: string;
  readonly other: string;
}

/** One text in one language. */
export type MessageText = string | PluralText;
/** A text in every language. */
export type Message = Localised<MessageText>;
/** Messages by key. */
export type Catalogue = Readonly<Record<string, Message>>;
/** What a hole in a message can be filled with. */
export type MessageValue = string | number;

type NamesIn<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type TextNames<T> = T extends PluralText ? NamesIn<T[keyof T]> | 'count' : NamesIn<T>;

/** The parameter names a message asks for, taken from its Chinese text. */
export type MessageParams<M extends Message> = Record<TextNames<M['zh']> | TextNames<M['en']>, MessageValue>;

/** Declares a catalogue: `'today.title': { zh: '今日', en: 'Today' }`, with `{name}` for values. */
export function defineMessages<const C extends Catalogue>(catalogue: C): C {
  return catalogue;
}

/** Any message in one language, with its values put in. */
export function formatMessage(message: Message, locale: Locale, params: Readonly<Record<string, MessageValue>> = {}): string {
  const text = pickPlural(message[locale], locale, params);
  return text.replaceAll(/\{(\w+)\}/g, (hole, name: string) => {
    const value = params[name];
    if (value === undefined) return hole;
    return typeof value === 'number' ? value.toLocaleString(intlLocale(locale)) : value;
  });
}

/** The BCP 47 tag for a locale, for `Intl` and the html `lang` attribute. */
export function intlLocale(locale: Locale): 'zh-CN' | 'en' {
  return locale === 'zh' ? 'zh-CN' : 'en';
}

/** The best supported language for a list such as `navigator.languages` or an Accept-Language header. */
export function chooseLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    if (tag.toLowerCase().startsWith('zh')) return 'zh';
    if (tag.toLowerCase().startsWith('en')) return 'en';
  }
  return locales[0];
}

function pickPlural(text: MessageText, locale: Locale, params: Readonly<Record<string, MessageValue>>): string {
  if (typeof text === 'string') return text;
  const rule = new Intl.PluralRules(intlLocale(locale)).select(Number(params['count'] ?? 0));
  return rule === 'one' ? (text.one ?? text.other) : text.other;
}
