import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { noticeLooks, noticeTabs } from './notice-kind.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const Tab = z.enum(noticeTabs);

/** One thing a person was told. */
export const Notice = z.object({
  id: z.uuid(),
  kind: z.string(),
  tab: Tab,
  look: z.enum(noticeLooks),
  at: z.string(),
  isRead: z.boolean(),
  actor: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** The whole sentence, with names put in. */
  title: Words,
  /** What was said, while the reader sees the record. */
  text: z.string().nullable(),
  object: z.string().nullable(),
  recordId: z.uuid().nullable(),
  recordName: z.string().nullable(),
  /** An address of this app when it is not the record's own page. */
  link: z.string().nullable(),
  /** Whether there is anything to open for the reader. */
  isOpen: z.boolean(),
});
export type Notice = z.infer<typeof Notice>;

/** How many are unread, by tab; counting stops at a thousand. */
export const NoticeCounts = z.object({ all: z.int(), mention: z.int(), approval: z.int(), work: z.int(), other: z.int() });
export type NoticeCounts = z.infer<typeof NoticeCounts>;

export const listNoticesRoute = defineRoute({
  id: 'notice.list',
  method: 'GET',
  path: '/api/notices',
  summary: { zh: '我的消息，新的在前', en: 'My messages, newest first' },
  query: z.object({
    tab: Tab.optional(),
    unread: z.enum(['true', 'false']).default('false'),
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ rows: z.array(Notice), counts: NoticeCounts, nextCursor: z.string().nullable() }),
  kind: 'read',
});

export const countNoticesRoute = defineRoute({
  id: 'notice.count',
  method: 'GET',
  path: '/api/notices/count',
  summary: { zh: '我的未读消息数', en: 'How many of my messages are unread' },
  output: NoticeCounts,
  kind: 'read',
});

export const markNoticesRoute = defineRoute({
  id: 'notice.mark',
  method: 'POST',
  path: '/api/notices/mark',
  summary: { zh: '把消息标为已读或未读：选中的，或一个分类的全部', en: 'Mark messages read or unread: some, or all of a tab' },
  body: z.object({
    ids: z.array(z.uuid()).max(200).optional(),
    /** Read when `ids` is absent; absent too: all tabs. */
    tab: Tab.optional(),
    isRead: z.boolean().default(true),
  }),
  output: NoticeCounts,
  kind: 'write',
});

const NoticeChoice = z.object({ kind: z.string(), tab: Tab, name: Words, isOn: z.boolean(), isAlwaysOn: z.boolean() });

export const listNoticeChoicesRoute = defineRoute({
  id: 'notice.choices',
  method: 'GET',
  path: '/api/notices/choices',
  summary: { zh: '我要收到哪些消息', en: 'Which messages I want' },
  output: z.object({ rows: z.array(NoticeChoice) }),
  kind: 'read',
});

export const chooseNoticesRoute = defineRoute({
  id: 'notice.choose',
  method: 'PUT',
  path: '/api/notices/choices/:kind',
  summary: { zh: '开关一类消息', en: 'Turn one kind of message on or off' },
  params: z.object({ kind: z.string().min(1).max(100) }),
  body: z.object({ isOn: z.boolean() }),
  output: z.object({ kind: z.string(), isOn: z.boolean() }),
  kind: 'write',
});
