import { expect, test } from 'vitest';
import { z } from 'zod';
import { issuesFromZod } from './zod-issues.ts';

const cases: readonly { code: string; schema: z.ZodType; input: unknown; zh: string; en: string }[] = [
  { code: 'invalid_type', schema: z.string(), input: undefined, zh: '没有填写，请填写文字', en: 'is missing; give text' },
  { code: 'invalid_type', schema: z.string(), input: 7, zh: '应为文字', en: 'must be text' },
  { code: 'invalid_type', schema: z.int(), input: 1.5, zh: '应为整数', en: 'must be a whole number' },
  { code: 'invalid_type', schema: z.object({}), input: [], zh: '应为一组名称和值（{…}）', en: 'must be names with values' },
  { code: 'invalid_type', schema: z.array(z.string()), input: 'a', zh: '应为列表（[…]）', en: 'must be a list' },
  { code: 'invalid_type', schema: z.boolean(), input: 'yes', zh: '应为“是”或“否”（true 或 false）', en: 'must be yes or no' },
  { code: 'invalid_format', schema: z.uuid(), input: 'abc', zh: '应为系统里的编号', en: 'must be an id of the system' },
  { code: 'invalid_format', schema: z.email(), input: 'abc', zh: '应为邮箱地址', en: 'must be an e-mail address' },
  { code: 'invalid_format', schema: z.iso.date(), input: '31.1.', zh: '应为日期（如 2026-01-31）', en: 'must be a date' },
  { code: 'invalid_format', schema: z.string().regex(/^[A-Z]{3}$/), input: 'x', zh: '应为规定写法的文字', en: 'must be text of the form' },
  { code: 'too_small', schema: z.string().min(1), input: '', zh: '不能为空，请填写', en: 'must not be empty' },
  { code: 'too_small', schema: z.array(z.string()).min(2), input: [], zh: '太短，至少 2 项', en: 'too short: at least 2 items' },
  { code: 'too_small', schema: z.number().positive(), input: 0, zh: '必须大于 0', en: 'must be more than 0' },
  { code: 'too_big', schema: z.string().max(1), input: 'ab', zh: '太长，最多 1 个字符', en: 'too long: at most 1 character' },
  { code: 'too_big', schema: z.number().max(9), input: 10, zh: '不能大于 9', en: 'must be at most 9' },
  { code: 'invalid_value', schema: z.enum(['a', 'b']), input: 'c', zh: '只能是：a、b', en: 'must be one of: a, b' },
  { code: 'not_multiple_of', schema: z.number().multipleOf(5), input: 3, zh: '必须是 5 的整数倍', en: 'must be a multiple of 5' },
  { code: 'unrecognized_keys', schema: z.strictObject({}), input: { x: 1 }, zh: '含有不认识的名称：x', en: 'has unknown names: x' },
  { code: 'invalid_union', schema: z.union([z.string(), z.number()]), input: true, zh: '应为文字或数字', en: 'must be text or a number' },
  {
    code: 'invalid_key',
    schema: z.record(z.string().max(1), z.number()),
    input: { long: 1 },
    zh: '里有不能用的名称',
    en: 'a name that cannot be used',
  },
  { code: 'invalid_element', schema: z.map(z.number(), z.string()), input: new Map([[1, 1]]), zh: '应为文字', en: 'must be text' },
  { code: 'custom', schema: z.string().refine(() => false), input: 'x', zh: '的内容不合要求', en: 'is not what is asked for' },
];

test.each(cases)('$code names the field, the reason and what to do, in plain words: $zh', ({ code, schema, input, zh, en }) => {
  const parsed = z.object({ part: z.object({ one: schema }) }).safeParse({ part: { one: input } });
  const [issue] = parsed.success ? [] : issuesFromZod(parsed.error);
  expect(issue?.field).toMatch(/^part\.one/);
  if (code !== 'invalid_element') expect(issue?.code).toBe(`input.${code}`);
  expect(issue?.message.zh).toContain(zh);
  expect(issue?.message.en).toContain(en);
  expect(issue?.message.zh.replace(/“part\.one[^”]*”/, '')).not.toMatch(/\b(string|number|object|array|boolean|uuid|undefined|regex|invalid)\b/i);
  expect(issue?.message.zh).toMatch(/请|只能是/);
});

test('of several forms the fault of the one meant is told, with its place', () => {
  const schema = z.object({
    tile: z.union([z.object({ kind: z.literal('a'), size: z.int() }), z.object({ kind: z.literal('b'), text: z.string() })]),
  });
  const parsed = schema.safeParse({ tile: { kind: 'a', size: 'x' } });
  expect(parsed.success ? [] : issuesFromZod(parsed.error)).toMatchObject([{ field: 'tile.size', message: { zh: '“tile.size”应为数字，请改正。' } }]);
});
