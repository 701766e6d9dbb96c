import type { Issue } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import type { z } from 'zod';
import type { InputNamer } from './name-input.ts';
import { formatWords, kindWords, sizeWords } from './zod-words.ts';

/** Says what a schema refused in words a person can act on, in both languages: which field (by its name where it has one), why, and what to do. */
export function issuesFromZod(error: z.ZodError, nameOf: InputNamer = () => undefined): Issue[] {
  return error.issues.map((issue) => {
    const found = mostTelling(issue);
    const field = found.path.map(String).join('.');
    const name = nameOf(field) ?? { zh: field, en: field };
    const named = field === '' ? { zh: '请求内容', en: 'The request' } : { zh: `“${name.zh}”`, en: `“${name.en}”` };
    const reason = reasonOf(found);
    return { field, code: `input.${issue.code}`, message: { zh: `${named.zh}${reason.zh}`, en: `${named.en} ${reason.en}` } };
  });
}

/** Of a choice between several forms, what is wrong with the one that fits best: the deepest fault, then the form with the fewest. */
function mostTelling(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const depthOf = (branch: readonly z.core.$ZodIssue[]) => Math.max(0, ...branch.map((each) => each.path.length));
  const [best] = issue.errors.toSorted((left, right) => depthOf(right) - depthOf(left) || left.length - right.length);
  const first = best?.find((each) => each.path.length > 0);
  return first ? mostTelling({ ...first, path: [...issue.path, ...first.path] }) : issue;
}

function reasonOf(issue: z.core.$ZodIssue): Label {
  switch (issue.code) {
    case 'invalid_type':
      return wrongKind(issue);
    case 'too_small':
      return sizeWords('least', issue.origin, issue.minimum, issue.inclusive !== false);
    case 'too_big':
      return sizeWords('most', issue.origin, issue.maximum, issue.inclusive !== false);
    case 'invalid_value':
      return { zh: `只能是：${issue.values.map(String).join('、')}。`, en: `must be one of: ${issue.values.map(String).join(', ')}.` };
    case 'invalid_format':
      return shouldBe(formatWords(issue.format));
    case 'not_multiple_of':
      return { zh: `必须是 ${issue.divisor} 的整数倍，请改正。`, en: `must be a multiple of ${issue.divisor}; correct it.` };
    case 'unrecognized_keys':
      return {
        zh: `含有不认识的名称：${issue.keys.join('、')}，请去掉或改正。`,
        en: `has unknown names: ${issue.keys.join(', ')}; remove or correct them.`,
      };
    case 'invalid_union':
      return wrongForm(issue);
    case 'invalid_key':
      return { zh: '里有不能用的名称，请改正。', en: 'has a name that cannot be used; correct it.' };
    case 'invalid_element':
      return { zh: '里有一项不对，请改正。', en: 'has an item that is not right; correct it.' };
    default:
      return { zh: '的内容不合要求，请对照接口说明改正。', en: 'is not what is asked for; see the API reference and correct it.' };
  }
}

function wrongKind({ expected, message }: z.core.$ZodIssueInvalidType): Label {
  const kind = kindWords(expected);
  // The library keeps what it was given to itself, but says it.
  if (message.endsWith('received undefined')) return { zh: `没有填写，请填写${kind.zh}。`, en: `is missing; give ${kind.en}.` };
  return shouldBe(kind);
}

function shouldBe(kind: Label): Label {
  return { zh: `应为${kind.zh}，请改正。`, en: `must be ${kind.en}; correct it.` };
}

/** Forms that differ at the top are named: text or a number. */
function wrongForm({ errors }: Extract<z.core.$ZodIssue, { code: 'invalid_union' }>): Label {
  const kinds = errors.flatMap((branch) => branch.flatMap((each) => (each.code === 'invalid_type' ? [kindWords(each.expected)] : [])));
  const one = (locale: 'zh' | 'en', or: string) => [...new Set(kinds.map((kind) => kind[locale]))].join(or);
  if (kinds.length > 0) return shouldBe({ zh: one('zh', '或'), en: one('en', ' or ') });
  return { zh: '不是可用的几种形式之一，请对照接口说明改正。', en: 'has none of the forms it may have; see the API reference and correct it.' };
}
