import type { Issue } from '#platform/contract/errors.ts';
import type { z } from 'zod';

/** Says what a schema refused in words a person can act on, in both languages, with the path of the field. */
export function issuesFromZod(error: z.ZodError): Issue[] {
  return error.issues.map((issue) => {
    const field = issue.path.map(String).join('.');
    const named = field === '' ? { zh: '输入', en: 'The input' } : { zh: `“${field}”`, en: `“${field}”` };
    const reason = reasonOf(issue);
    return { field, code: `input.${issue.code}`, message: { zh: `${named.zh}${reason.zh}`, en: `${named.en} ${reason.en}` } };
  });
}

function reasonOf(issue: z.core.$ZodIssue): { zh: string; en: string } {
  switch (issue.code) {
    case 'invalid_type':
      return { zh: `应为 ${issue.expected}，请填写或改正。`, en: `must be ${issue.expected}; fill it in or correct it.` };
    case 'too_small':
      return { zh: `太小或太短，至少 ${String(issue.minimum)}。`, en: `is too small or too short; at least ${String(issue.minimum)}.` };
    case 'too_big':
      return { zh: `太大或太长，至多 ${String(issue.maximum)}。`, en: `is too big or too long; at most ${String(issue.maximum)}.` };
    case 'invalid_value':
      return { zh: `只能是：${issue.values.map(String).join('、')}。`, en: `must be one of: ${issue.values.map(String).join(', ')}.` };
    case 'invalid_format':
      return { zh: `格式不对（${issue.format}），请填写或改正。`, en: `has the wrong format (${issue.format}); fill it in or correct it.` };
    case 'unrecognized_keys':
      return { zh: `含有不认识的名称：${issue.keys.join('、')}，请去掉。`, en: `has unknown names: ${issue.keys.join(', ')}; remove them.` };
    default:
      return { zh: `无效：${issue.message}`, en: `is not valid: ${issue.message}` };
  }
}
