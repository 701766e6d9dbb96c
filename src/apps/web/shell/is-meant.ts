import { initialsOf } from '#platform/contract/format/pinyin-initials.ts';

/** Whether a command is meant by what was typed: its words, or their pinyin initials. */
export function isMeant(wanted: string, labels: { readonly zh: string; readonly en: string }, keywords = ''): boolean {
  if (wanted === '') return true;
  return `${labels.zh} ${labels.en} ${keywords}`.toLowerCase().includes(wanted) || initialsOf(labels.zh).includes(wanted);
}
