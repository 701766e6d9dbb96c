import type { Locale } from '#platform/contract/label.ts';

const texts = import.meta.glob<string>('../../../../docs/guide/*.md', { query: '?raw', import: 'default' });

/** The text of a topic, loaded when it is opened; undefined when there is none. */
export function findGuideText(topic: string, locale: Locale): (() => Promise<string>) | undefined {
  return texts[`../../../../docs/guide/${topic}.${locale}.md`];
}
