import type { Label } from '#platform/contract/label.ts';
import { type Message, type MessageValue, formatMessage } from '#platform/contract/messages.ts';

/** A message in both languages with its values put in, for answers that the page prints as they are. */
export function wordsOf(message: Message, params: Readonly<Record<string, MessageValue>> = {}): Label {
  return { zh: formatMessage(message, 'zh', params), en: formatMessage(message, 'en', params) };
}

/** What a person wrote: the same in both languages. */
export function writtenWords(text: string): Label {
  return { zh: text, en: text };
}
