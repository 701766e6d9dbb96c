import { isDateText } from './calendar-days.ts';
import { report, reportUnknown, type CheckContext } from './check-context.ts';
import { parseInstant } from './read-value.ts';
import type { ExprType } from './schema.ts';
import type { TypedNode } from './typed-tree.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads a written text as the type it meets: an option, an id, a date, a point in time. Anything else stays as it is. */
export function coerceConstant(context: CheckContext, node: TypedNode, wanted: ExprType): TypedNode | undefined {
  if (node.kind !== 'constant' || node.type.kind !== 'text' || typeof node.value !== 'string') return node;
  const text = node.value;
  switch (wanted.kind) {
    case 'choice':
    case 'choices':
      if (wanted.options.length === 0 || wanted.options.includes(text)) return node;
      return reportUnknown(context, 'unknown_choice', node, { value: text }, text, wanted.options);
    case 'id':
    case 'record':
      if (!UUID.test(text)) return report(context, 'bad_id', node, { value: text });
      return { ...node, type: { kind: 'id' }, value: text.toLowerCase() };
    case 'date':
      return isDateText(text) ? { ...node, type: wanted } : report(context, 'bad_date', node, { value: text });
    case 'instant': {
      const value = parseInstant(text);
      return value ? { ...node, type: wanted, value } : report(context, 'bad_instant', node, { value: text });
    }
    default:
      return node;
  }
}
