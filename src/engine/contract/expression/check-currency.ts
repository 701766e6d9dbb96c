import { argument, hasArguments, literalText, reportUnknown, type CallSite } from './check-context.ts';
import { dayArgument } from './check-day.ts';
import { typedCall } from './typed-call.ts';
import type { TypedNode } from './typed-tree.ts';

const MONEY = { kind: 'money' } as const;

/** `convert(amount, 'USD')` by today's rate, `convert(amount, 'USD', close_date)` by that of a day. */
export function checkConvert(call: CallSite): TypedNode | undefined {
  if (!hasArguments(call, 2, 3)) return undefined;
  return typedCall(call.node, 'convert_money', MONEY, [argument(call, 0, ['money']), currency(call, 1), dayArgument(call, 2)]);
}

/** The same into the workspace's own currency. */
export function checkInBase(call: CallSite): TypedNode | undefined {
  if (!hasArguments(call, 1, 2)) return undefined;
  return typedCall(call.node, 'base_money', MONEY, [argument(call, 0, ['money']), dayArgument(call, 1)]);
}

function currency(call: CallSite, index: number): TypedNode | undefined {
  const text = literalText(call, index);
  if (!text) return undefined;
  const codes = Intl.supportedValuesOf('currency');
  if (!codes.includes(text.text)) return reportUnknown(call.context, 'unknown_currency', text, { value: text.text }, text.text.toUpperCase(), codes);
  return { kind: 'constant', value: text.text, type: { kind: 'text' }, start: text.start, end: text.end };
}
