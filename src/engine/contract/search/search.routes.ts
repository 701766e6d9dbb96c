import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

/** What of a record the text was found in. */
export const matchedParts = ['name', 'pinyin', 'phone', 'email', 'number'] as const;

/** One record found: what it is, and where the text stood. */
export const SearchHit = z.object({
  object: z.string(),
  id: z.uuid(),
  name: z.string(),
  owner: z.uuid().nullable(),
  updated_at: z.string(),
  matched: z.enum(matchedParts),
  /** The telephone number, address or record number the text was found in; null when it was the name. */
  matchedText: z.string().nullable(),
});
export type SearchHit = z.infer<typeof SearchHit>;

/** What the person asking may see, best match first. */
export const SearchResult = z.object({
  hits: z.array(SearchHit),
  /** Objects with more than 10,000 matches: at least the most recent 2,000 were ranked; of one character or a longer text, as many of them as were looked at. */
  newestOnly: z.array(z.string()),
});
export type SearchResult = z.infer<typeof SearchResult>;

export const searchRoute = defineRoute({
  id: 'search.find',
  method: 'GET',
  path: '/api/search',
  summary: { zh: '按名称、拼音、首字母、电话或邮箱查找记录', en: 'Find records by name, pinyin, initials, telephone or e-mail' },
  query: z.object({
    q: z.string().max(100),
    /** Names of objects, separated by commas; default: all that are searched. */
    objects: z.string().max(500).optional(),
    /** Hits of each object at most. */
    limit: z.coerce.number().int().min(1).max(50).default(8),
  }),
  output: SearchResult,
  kind: 'read',
});
