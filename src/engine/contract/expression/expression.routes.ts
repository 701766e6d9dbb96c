import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

const Span = { start: z.int(), end: z.int() };

/** A value as the test of an expression shows it: dates and numbers as text, exactly. */
export const TestedValue = z.union([z.string(), z.boolean(), z.object({ amount: z.string(), currency: z.string() }), z.null()]);
export type TestedValue = z.infer<typeof TestedValue>;

/** What an expression and its parts come to for one record, or what is wrong with it and where. */
export const TestedExpression = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    type: z.string(),
    value: TestedValue,
    /** Parts of the text, outer ones first, with what each comes to. */
    parts: z.array(z.object({ ...Span, type: z.string(), value: TestedValue })),
  }),
  z.object({
    ok: z.literal(false),
    issues: z.array(z.object({ ...Span, code: z.string(), message: z.object({ zh: z.string(), en: z.string() }) })),
  }),
]);
export type TestedExpression = z.infer<typeof TestedExpression>;

export const testExpressionRoute = defineRoute({
  id: 'expression.test',
  method: 'POST',
  path: '/api/expressions/test',
  summary: { zh: '用一条记录试算表达式及其各部分', en: 'Try an expression, and each part of it, on one record' },
  body: z.object({
    object: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/),
    expression: z.string().trim().min(1).max(4000),
    record: z.uuid(),
  }),
  output: TestedExpression,
  kind: 'read',
});
