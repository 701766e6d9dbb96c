import type { Issue } from '#platform/contract/errors.ts';
import { checkExpression } from '../../contract/expression/check-expression.ts';
import type { ExprType } from '../../contract/expression/schema.ts';
import { buildSchema } from '../../contract/objects/object-schema.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import { createIssue } from '../../contract/expression/issue.ts';
import { checkKept } from './check-kept.ts';
import { findCircle } from './find-circle.ts';
import type { DependencyRow, FieldRow, RuleRow, SchemaRows } from './schema-rows.ts';

type Objects = ReadonlyMap<string, ObjectDefinition>;

const condition: ExprType = { kind: 'boolean' };

/** What is wrong in a schema: expressions that do not fit, fields that look up what is not there, circles. Each names where. */
export function checkSchema(objects: Objects, rows: SchemaRows): Issue[] {
  const schema = buildSchema((id) => objects.get(id));
  const check = (text: string, object: string, field: string, expects?: ExprType): Issue[] => {
    const checked = checkExpression(text, schema, object, expects ? { expects } : {});
    return checked.ok ? [] : checked.issues.map((issue) => ({ field, code: `expression.${issue.code}`, message: issue.message, facts: { object } }));
  };
  const shown = rows.fields.filter((row) => row.hiddenAt === null && objects.has(row.object));
  return [
    ...shown.flatMap((row) => missing(objects, shown, row)),
    ...shown.flatMap((row) => {
      const field = objects.get(row.object)?.fields[row.id];
      return field?.kind === 'formula' ? check(field.expression, row.object, `${row.object}.${row.id}`) : [];
    }),
    ...shown.flatMap((row) => checkKept(objects, schema, row)),
    ...rows.rules.flatMap((row) =>
      objects.has(row.object) ? [...check(row.spec.expression, row.object, 'expression', condition), ...ruleTarget(objects, row)] : [],
    ),
    ...rows.dependencies.flatMap((row) => dependencyTarget(objects, rows.dependencies, row)),
    ...rows.layouts.flatMap(({ object, layout }) => {
      if (!objects.has(object)) return [];
      const sections = layout.record?.sections ?? [];
      return [
        ...(layout.lists ?? []).flatMap((list) =>
          list.filter === undefined ? [] : check(list.filter, object, `lists.${list.id}.filter`, condition),
        ),
        ...sections.flatMap((section, at) =>
          section.visibleWhen === undefined ? [] : check(section.visibleWhen, object, `record.sections.${at}.visibleWhen`, condition),
        ),
      ];
    }),
  ];
}

function ruleTarget(objects: Objects, { object, spec }: RuleRow): Issue[] {
  const isThere = spec.field === undefined ? spec.kind === 'validation' : spec.field in (objects.get(object)?.fields ?? {});
  if (isThere) return [];
  return [
    {
      field: 'field',
      code: 'schema.unknown_field',
      message: {
        zh: `规则需要一个存在的字段；“${spec.field ?? ''}”不存在。`,
        en: `The rule needs a field that exists; “${spec.field ?? ''}” does not.`,
      },
    },
  ];
}

/** What options depend on must be there, and must not depend on them in turn. */
function dependencyTarget(objects: Objects, rows: readonly DependencyRow[], { object, field, spec }: DependencyRow): Issue[] {
  const fields = objects.get(object)?.fields ?? {};
  const dependent = fields[field];
  if (!dependent) return [];
  const { zh, en } = dependent.label;
  if (!(spec.on in fields))
    return [
      {
        field: spec.on,
        code: 'schema.unknown_field',
        message: {
          zh: `“${zh}”的选项依赖“${spec.on}”，请先取消这个依赖。`,
          en: `The options of “${en}” depend on “${spec.on}”; undo that dependency first.`,
        },
      },
    ];
  const next = (name: string): string | undefined => rows.find((row) => row.object === object && row.field === name)?.spec.on;
  const seen = new Set([field]);
  for (let at: string | undefined = spec.on; at !== undefined; at = next(at)) {
    if (seen.has(at))
      return [
        {
          field: 'dependency.on',
          code: 'schema.dependency_circle',
          message: { zh: `“${zh}”会绕一圈依赖自己，请另选字段。`, en: `“${en}” would depend on itself in a circle; choose another field.` },
        },
      ];
    seen.add(at);
  }
  return [];
}

/** What a field points at must be there. */
function missing(objects: Objects, rows: readonly FieldRow[], row: FieldRow): Issue[] {
  const { object, id, spec } = row;
  if (spec.kind === 'reference' || spec.kind === 'multi_reference') return objects.has(spec.object) ? [] : [unknownTarget('object', spec.object)];
  if ((spec.kind === 'lookup' || spec.kind === 'rollup') && !(id in (objects.get(object)?.fields ?? {}))) {
    const circle = findCircle(objects, rows, row);
    if (circle !== undefined) return [inCircle(`${object}.${id}`, circle)];
    return [
      unknownTarget(
        spec.kind === 'lookup' ? 'field' : 'children',
        spec.kind === 'lookup' ? `${spec.reference}.${spec.field}` : `${spec.children}.${spec.of ?? spec.figure}`,
      ),
    ];
  }
  if (spec.kind === 'choice' && spec.initial !== undefined && !spec.options.some((option) => option.value === spec.initial))
    return [unknownTarget('initial', spec.initial)];
  return [];
}

function inCircle(field: string, path: string): Issue {
  const { message } = createIssue('formula_circle', { start: 0, end: 0 }, { path });
  return { field, code: 'expression.formula_circle', message, facts: { path } };
}

function unknownTarget(field: string, name: string): Issue {
  return {
    field,
    code: 'schema.unknown_target',
    message: { zh: `“${name}”不存在，或不能这样使用。`, en: `“${name}” is not there, or cannot be used so.` },
    facts: { name },
  };
}
