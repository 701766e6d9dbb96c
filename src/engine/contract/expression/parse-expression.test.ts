import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExpression } from './parse-expression.ts';
import { printExpression } from './print-expression.ts';
import type { UntypedNode } from './tree.ts';

test.each([
  { text: 'a||b&&c', printed: 'a || b && c', why: 'and binds tighter than or' },
  { text: '(a || b) && c', printed: '(a || b) && c', why: 'brackets that matter stay' },
  { text: '((a + b)) * -c', printed: '(a + b) * -c', why: 'brackets that do not matter go' },
  { text: 'a - (b - c)', printed: 'a - (b - c)', why: 'subtraction groups to the left' },
  { text: '!(a == b)', printed: '!(a == b)', why: 'not of a comparison' },
  { text: 'a ? b : c ? d : e', printed: 'a ? b : c ? d : e', why: 'conditionals group to the right' },
  { text: '(a ? b : c) ? d : e', printed: '(a ? b : c) ? d : e', why: 'a conditional as condition keeps its brackets' },
  { text: 'stage in ["won", \'lost\']', printed: "stage in ['won', 'lost']", why: 'texts are printed in single quotes' },
  { text: 'activities.count( a , a.type == "visit" )>0', printed: "activities.count(a, a.type == 'visit') > 0", why: 'macros are calls' },
  { text: '客户名称.contains("贝锐")', printed: "客户名称.contains('贝锐')", why: 'names may be Chinese' },
  { text: String.raw`name == 'O\'Neil\n\u4e2d'`, printed: String.raw`name == 'O\'Neil\n中'`, why: 'escapes are read' },
  { text: 'a // only a\n && b', printed: 'a && b', why: 'comments are left out' },
])('$text is read as $printed: $why', ({ text, printed }) => {
  const parsed = parseExpression(text);
  expect(parsed.ok && printExpression(parsed.tree)).toBe(printed);
});

test.each([
  { text: '', code: 'unexpected_end', at: '' },
  { text: 'a &&', code: 'unexpected_end', at: '' },
  { text: 'a b', code: 'expected', at: 'b' },
  { text: "name == 'x", code: 'unterminated_text', at: "'x" },
  { text: 'a == 1 == 2', code: 'chained_comparison', at: '==' },
  { text: 'a § b', code: 'unexpected_character', at: '§' },
  { text: 'a > 1.12345678901', code: 'bad_number', at: '1.12345678901' },
  { text: 'a > 10k', code: 'bad_number', at: '10k' },
  { text: String.raw`a == '\q'`, code: 'bad_escape', at: String.raw`\q` },
  { text: 'f(a, )', code: 'expected', at: ')' },
  { text: `${'('.repeat(200)}a`, code: 'too_deep', at: '(' },
  { text: Array.from({ length: 3_000 }, () => 'a').join(','), code: 'expected', at: ',' },
])('$text is refused as $code at “$at”', ({ text, code, at }) => {
  const parsed = parseExpression(text);
  expect(parsed).toMatchObject({ ok: false, issues: [{ code }] });
  const issue = parsed.ok ? undefined : parsed.issues[0];
  expect(text.slice(issue?.start, issue?.end)).toBe(at);
});

test('what is wrong is said in Chinese and in English', () => {
  const parsed = parseExpression('a &&');
  expect(parsed.ok ? undefined : parsed.issues[0]?.message).toEqual({
    zh: '表达式不完整，缺少一个值',
    en: 'The expression ends too early; expected a value',
  });
});

const { tree: anyTree } = fc.letrec<{ tree: UntypedNode }>((tie) => {
  const place = { start: 0, end: 0 };
  const name = fc.constantFrom('a', 'stage', '客户', '_x1');
  const tree = tie('tree');
  return {
    tree: fc.oneof(
      { maxDepth: 5 },
      name.map((each): UntypedNode => ({ kind: 'name', name: each, ...place })),
      fc
        .string({ unit: 'grapheme' })
        .filter((text) => !text.includes('\0') && text.isWellFormed())
        .map((text): UntypedNode => ({ kind: 'literal', value: { type: 'text', text }, ...place })),
      fc.constantFrom('0', '12', '3.50').map((digits): UntypedNode => ({ kind: 'literal', value: { type: 'number', digits }, ...place })),
      fc.constantFrom(true, false).map((value): UntypedNode => ({ kind: 'literal', value: { type: 'boolean', value }, ...place })),
      fc.constant<UntypedNode>({ kind: 'literal', value: { type: 'null' }, ...place }),
      fc.tuple(tree, name).map(([target, each]): UntypedNode => ({ kind: 'member', target, name: each, nameStart: 0, ...place })),
      fc
        .tuple(tree, name, fc.array(tree, { maxLength: 2 }))
        .map(([target, each, args]): UntypedNode => ({ kind: 'call', target, name: each, nameStart: 0, args, ...place })),
      fc
        .tuple(name, fc.array(tree, { maxLength: 2 }))
        .map(([each, args]): UntypedNode => ({ kind: 'call', name: each, nameStart: 0, args, ...place })),
      fc
        .tuple(fc.constantFrom('!' as const, '-' as const), tree)
        .map(([operator, operand]): UntypedNode => ({ kind: 'unary', operator, operand, ...place })),
      fc
        .tuple(
          fc.constantFrom(
            '||' as const,
            '&&' as const,
            '==' as const,
            '<' as const,
            'in' as const,
            '+' as const,
            '-' as const,
            '*' as const,
            '%' as const,
          ),
          tree,
          tree,
        )
        .map(([operator, left, right]): UntypedNode => ({ kind: 'binary', operator, left, right, ...place })),
      fc.tuple(tree, tree, tree).map(([condition, then, otherwise]): UntypedNode => ({ kind: 'conditional', condition, then, otherwise, ...place })),
      fc.array(tree, { maxLength: 3 }).map((items): UntypedNode => ({ kind: 'list', items, ...place })),
    ),
  };
});

test('a printed tree reads back as the same tree', () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const parsed = parseExpression(printExpression(tree));
      expect(parsed.ok && withoutPlaces(parsed.tree)).toEqual(withoutPlaces(tree));
    }),
    { numRuns: 2_000 },
  );
});

test('no text whatever makes the parser throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseExpression(text).ok === 'boolean'),
    { numRuns: 2_000 },
  );
});

function withoutPlaces(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (['start', 'end', 'nameStart'].includes(key) ? undefined : value)));
}
