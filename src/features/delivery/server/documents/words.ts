import type { Locale } from '#platform/contract/label.ts';
import { formatMessage, type MessageValue } from '#platform/contract/messages.ts';
import { documentMessages } from '../../contract/document.messages.ts';

/** Puts the words of documents into one language. */
export type DocumentWords = (key: keyof typeof documentMessages, params?: Readonly<Record<string, MessageValue>>) => string;

/** The words of documents in a language. */
export function documentWords(locale: Locale): DocumentWords {
  return (key, params) => formatMessage(documentMessages[key], locale, params);
}
