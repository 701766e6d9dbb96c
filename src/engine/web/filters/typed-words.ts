import type { FilterOperator } from '#engine/contract/expression/filter-tree.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';

/** Other ways people say an operator, besides the words of the sentence itself. */
const said: Partial<Readonly<Record<FilterOperator, readonly string[]>>> = {
  eq: ['=', '==', '等于', '为', 'equals'],
  ne: ['!=', '<>', '≠', '不等于', '不为'],
  gt: ['>', '大于', '超过', '高于', '多于', 'above', 'over', 'more than', 'greater than', '晚于', 'after'],
  gte: ['>=', '≥', '至少', '不少于', '不低于', '大于等于', 'at least', 'from', 'since', '不早于', '从'],
  lt: ['<', '小于', '低于', '少于', 'below', 'under', 'less than', '早于', 'before'],
  lte: ['<=', '≤', '至多', '不超过', '不高于', '小于等于', 'at most', 'until', 'by', '不晚于'],
  between: ['介于', '在', '从', 'between', 'from'],
  contains: ['包含', '含', '有', 'contains', 'has', 'like'],
  starts_with: ['开头', 'begins with'],
  in: ['在', '是', 'in', 'one of', 'any of', 'is'],
  not_in: ['不在', 'not in', 'none of'],
  is_empty: ['空', '为空', '没有', '未填', 'empty', 'is empty', 'none', 'missing'],
  is_not_empty: ['非空', '已填', '有值', 'not empty', 'filled'],
  in_period: ['在', '是', '为', 'is', 'in', 'within', 'during'],
  is_me: ['我', '是我', '我的', '我负责的', 'me', 'mine', 'is me', '= me'],
  in_my_team: ['我的团队', '我团队', '团队', '在我的团队', 'my team', 'in my team', 'is in my team', 'team'],
  in_my_department: ['我的部门', '我部门', '本部门', '在我的部门', '在本部门', 'my department', 'in my department', 'is in my department'],
  in_department: ['部门', '在部门', '属于部门', 'in department', 'department'],
};

const words: readonly { readonly op: FilterOperator; readonly phrase: string }[] = wordsOf();

function wordsOf() {
  const named: Readonly<Record<string, { readonly zh: string | object; readonly en: string | object }>> = recordMessages;
  const messages = Object.entries(named).flatMap(([key, { zh, en }]) => {
    const op = /^filter\.(\w+)$/.exec(key)?.[1];
    return op !== undefined && op in said && typeof zh === 'string' && typeof en === 'string' ? [{ op, phrases: [zh, en] }] : [];
  });
  const own = Object.entries(said).map(([op, phrases]) => ({ op, phrases }));
  return [...own, ...messages].flatMap(({ op, phrases }) => phrases.map((phrase) => ({ op: asOperator(op), phrase: phrase.toLowerCase() })));
}

function asOperator(op: string): FilterOperator {
  const known = (
    [
      'eq',
      'ne',
      'gt',
      'gte',
      'lt',
      'lte',
      'between',
      'contains',
      'starts_with',
      'in',
      'not_in',
      'is_empty',
      'is_not_empty',
      'in_period',
      'is_me',
      'in_my_team',
      'in_my_department',
      'in_department',
    ] as const
  ).find((each) => each === op);
  return known ?? 'eq';
}

/** The operators the beginning of a text names, by the longest words, and what is left as the value. */
export function readTypedOperator(
  text: string,
  offered: readonly FilterOperator[],
): { readonly operators: readonly FilterOperator[]; readonly value: string } {
  const fitting = words.filter(({ op, phrase }) => offered.includes(op) && startsWith(text, phrase));
  const size = Math.max(0, ...fitting.map(({ phrase }) => phrase.length));
  if (size === 0) return { operators: [], value: text };
  const operators = [...new Set(fitting.filter(({ phrase }) => phrase.length === size).map(({ op }) => op))];
  return { operators, value: text.slice(size).trim() };
}

/** Letters of a word must not be torn apart: `by` is not the beginning of `bypass`. */
function startsWith(text: string, phrase: string): boolean {
  if (!text.startsWith(phrase)) return false;
  return !(/[a-z]$/.test(phrase) && /^[a-z]/.test(text.slice(phrase.length)));
}

const periodWords: ReadonlyMap<string, string> = periodWordsOf();

function periodWordsOf() {
  const named: Readonly<Record<string, { readonly zh: string | object; readonly en: string | object }>> = recordMessages;
  const messages = Object.entries(named).flatMap(([key, { zh, en }]): [string, string][] => {
    const period = /^period\.(\w+)$/.exec(key)?.[1];
    return period === undefined || period.endsWith('_days')
      ? []
      : [zh, en].flatMap((text) => (typeof text === 'string' ? [[text.toLowerCase(), period]] : []));
  });
  const others: readonly [string, string][] = [
    ['这周', 'this_week'],
    ['这个月', 'this_month'],
    ['下个月', 'next_month'],
    ['上个月', 'last_month'],
    ['本季', 'this_quarter'],
    ['本年', 'this_year'],
    ['逾期', 'before_today'],
    ['已逾期', 'before_today'],
    ['过期', 'before_today'],
    ['已过期', 'before_today'],
    ['overdue', 'before_today'],
    ['past', 'before_today'],
    ['future', 'after_today'],
  ];
  return new Map([...messages, ...others]);
}

/** 「本季度」「过去 7 天」「next 30 days」「逾期」 as the name of a period. */
export function readPeriod(text: string): string | undefined {
  const named = periodWords.get(text);
  if (named !== undefined) return named;
  const last = /^(?:过去|最近|近|前|(?:the )?(?:last|past)) ?(\d{1,4}) ?(?:天|日|days?)(?:内)?$/.exec(text);
  if (last) return `last_${Number(last[1])}_days`;
  const next = /^(?:未来|接下来|今后|后|(?:the )?next) ?(\d{1,4}) ?(?:天|日|days?)(?:内)?$/.exec(text);
  return next ? `next_${Number(next[1])}_days` : undefined;
}
