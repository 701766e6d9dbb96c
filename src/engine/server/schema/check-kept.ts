import type { Issue } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import { checkExpression } from '../../contract/expression/check-expression.ts';
import type { FunctionName } from '../../contract/expression/function-names.ts';
import type { ExprSchema } from '../../contract/expression/schema.ts';
import type { TypedExpression, TypedNode } from '../../contract/expression/typed-tree.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import { fitsResult } from '../query/computed-sql.ts';
import { type KeptStep, sightsOf } from './kept-plan.ts';
import type { FieldRow } from './schema-rows.ts';

type Objects = ReadonlyMap<string, ObjectDefinition>;

/** Functions whose value follows from the records alone: not from the day, from who asks, from rates or from settings. */
const timeless: ReadonlySet<string> = new Set<FunctionName>([
  'text_size',
  'text_contains',
  'text_starts_with',
  'text_ends_with',
  'lower',
  'upper',
  'trim',
  'is_blank_text',
  'is_empty_text',
  'choices_contain',
  'choices_size',
  'choices_empty',
  'files_size',
  'files_empty',
  'days',
  'hours',
  'date_of',
  'days_between',
  'year_of',
  'quarter_of',
  'month_of',
  'weekday_of',
  'text_left',
  'text_right',
  'fraction',
  'absolute_number',
  'absolute_money',
  'round_number',
  'round_money',
  'least',
  'greatest',
  'coalesce',
  'money_value',
  'money_currency',
]);

const kinds: ReadonlySet<string> = new Set<TypedNode['kind']>([
  'constant',
  'field',
  'identity',
  'compare',
  'is_null',
  'not',
  'and',
  'or',
  'in',
  'negate',
  'arithmetic',
  'conditional',
  'call',
  'aggregate',
]);

/** Why a field cannot be kept up to date; empty when it can, or need not be. */
export function checkKept(objects: Objects, schema: ExprSchema, { object, id, spec }: FieldRow): Issue[] {
  const field = objects.get(object)?.fields[id];
  if (!('kept' in spec) || spec.kept !== true || field?.kind !== 'formula') return [];
  const checked = checkExpression(field.expression, schema, object);
  if (!checked.ok) return [];
  const why =
    changesByItself(checked.typed) ??
    looksAtPeople(objects, checked.typed) ??
    looksAtSiblings(objects, checked.typed) ??
    (fitsResult(field, checked.typed.type) ? undefined : otherKind);
  return why === undefined ? [] : [notKeepable(`${object}.${id}`, spec.label, why)];
}

function changesByItself(typed: TypedExpression): Label | undefined {
  const name = restless(typed.root);
  return name === undefined
    ? undefined
    : {
        zh: `“${name}”的结果会随时间、提问的人、汇率或设置而变，记录不变时也会变`,
        en: `“${name}” changes with time, with who asks, with rates or settings, while the records stay as they are`,
      };
}

/** The first part of the tree whose value does not follow from the records alone. */
function restless(part: unknown): string | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  if (Array.isArray(part)) return firstOf(part);
  const { kind, name } = nodeOf(part);
  if (kind === 'constant' || kind === 'field' || kind === 'identity') return undefined;
  if (kind === 'call' && name !== undefined && !timeless.has(name)) return name;
  // A condition on children has no kind of its own.
  if (kind !== undefined && 'start' in part && !kinds.has(kind)) return kind;
  return firstOf(Object.entries(part).flatMap(([key, value]) => (key === 'type' ? [] : [value])));
}

function firstOf(parts: readonly unknown[]): string | undefined {
  for (const part of parts) {
    const found = restless(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function nodeOf(part: object): { readonly kind?: string; readonly name?: string } {
  return {
    ...('kind' in part && typeof part.kind === 'string' && { kind: part.kind }),
    ...('name' in part && typeof part.name === 'string' && { name: part.name }),
  };
}

function looksAtPeople(objects: Objects, typed: TypedExpression): Label | undefined {
  const sight = sightsOf(objects, typed).find(({ object, fields }) => !objects.has(object) && fields.size > 0);
  if (!sight) return undefined;
  const path = [...sight.way.map((step) => step.field), [...sight.fields][0]].join('.');
  return {
    zh: `“${path}”取自成员或部门，它们的改动不经过记录`,
    en: `“${path}” is of a member or department, whose changes are no changes of records`,
  };
}

/** Up along a reference and down again to all that have it: a write of one would rewrite all the others, and two at once would wait for each other. */
function looksAtSiblings(objects: Objects, typed: TypedExpression): Label | undefined {
  const isBack = (way: readonly KeptStep[]): boolean =>
    way.some((step, at) => {
      const next = way[at + 1];
      const from = way[at - 1]?.object ?? typed.object;
      return step.kind === 'reference' && next?.kind === 'children' && next.object === from && next.field === step.field;
    });
  const sight = sightsOf(objects, typed).find(({ way }) => isBack(way));
  const path = sight?.way.find((step) => step.kind === 'reference')?.field ?? '';
  return (
    sight && {
      zh: `它经“${path}”汇总同一上级的所有记录，写其中一条就要改写全部`,
      en: `through “${path}” it looks at all records of the same parent, so writing one would rewrite them all`,
    }
  );
}

const otherKind: Label = { zh: '公式得出的值与声明的结果类型不同', en: 'the formula gives another kind of value than it declares' };

function notKeepable(field: string, label: Label, why: Label): Issue {
  return {
    field,
    code: 'schema.not_keepable',
    message: {
      zh: `“${label.zh}”不能随写入更新：${why.zh}。请改为读取时计算。`,
      en: `“${label.en}” cannot be kept up to date: ${why.en}. Have it computed when it is read.`,
    },
  };
}
