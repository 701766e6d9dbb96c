import { argument, type CallSite } from './check-context.ts';
import { DAY_KINDS } from './type-rules.ts';
import type { TypedNode } from './typed-tree.ts';

/** The day written as an argument, today where it is left out. */
export function dayArgument(call: CallSite, index: number): TypedNode | undefined {
  if (call.node.args[index]) return argument(call, index, DAY_KINDS);
  return { kind: 'call', name: 'today', args: [], type: { kind: 'date' }, start: call.node.end, end: call.node.end };
}
