import type { Label } from '#platform/contract/label.ts';
import type { Message } from '#platform/contract/messages.ts';

/** Where a notice stands in the messages centre; `other` is found under "all" only. */
export const noticeTabs = ['mention', 'approval', 'work', 'other'] as const;
export type NoticeTab = (typeof noticeTabs)[number];

/** What a notice looks like at first sight. */
export const noticeLooks = ['mention', 'comment', 'assigned', 'approval', 'done', 'failed', 'due', 'share', 'change'] as const;
export type NoticeLook = (typeof noticeLooks)[number];

/** One kind of thing people are told, declared by the slice that tells it. */
export interface NoticeKind {
  /** `<slice>.<what>`, e.g. `discussion.mention`. */
  readonly id: string;
  readonly tab: NoticeTab;
  readonly look: NoticeLook;
  /** Its name in the settings: "@ mentions". */
  readonly name: Label;
  /** The sentence: `{actor}`, `{record}` and the names of the draft's facts are put in. */
  readonly says: Message;
  /** Nobody may turn it off, because others wait for the answer. */
  readonly isAlwaysOn?: boolean;
}

/** A text or number, or a text in each language, that fills a hole of the sentence. */
export type NoticeFact = string | number | Label;

/** What `notify` is told. */
export interface NoticeDraft {
  readonly kind: string;
  /** Members; whoever acts is left out, unless the notice is for themselves (`isForActor`). */
  readonly to: readonly string[];
  readonly isForActor?: boolean;
  /** The record it is about: its name is looked up when the notice is read, under the reader's own rights. */
  readonly object?: string;
  readonly recordId?: string;
  /** An address of this app, when it is not the record's page. */
  readonly link?: string;
  /** What was said; shown only while the reader sees the record. At most 300 characters are kept. */
  readonly text?: string;
  /** Never a value of a field that may be private. */
  readonly facts?: Readonly<Record<string, NoticeFact>>;
  /** The same key is told to a person once, e.g. the id of the event or comment. */
  readonly key?: string;
}

/** Declares kinds of notices: `Feature.noticeKinds`. */
export function defineNoticeKinds(kinds: readonly NoticeKind[]): readonly NoticeKind[] {
  return kinds;
}
