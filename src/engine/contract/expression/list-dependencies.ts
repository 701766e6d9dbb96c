import type { ChildCondition, ChildrenSource, RecordSource, TypedExpression, TypedNode } from './typed-tree.ts';

/** What must be loaded of a record (and what its reader must be allowed to see) for an expression to be evaluated. */
export interface RecordNeeds {
  readonly object: string;
  readonly fields: Set<string>;
  /** References whose identity is asked; those followed further are in `references`. */
  readonly identities: Set<string>;
  readonly references: Map<string, RecordNeeds>;
  readonly children: Map<string, RecordNeeds>;
}

/** Fields, references and children an expression asks for, from the record it is about. */
export function listDependencies(typed: TypedExpression): RecordNeeds {
  const root = createNeeds(typed.object);
  collect(typed.root, root, new Map());
  return root;
}

type Variables = ReadonlyMap<string, RecordNeeds>;

function collect(node: TypedNode, root: RecordNeeds, variables: Variables): void {
  switch (node.kind) {
    case 'constant':
      return;
    case 'field':
      needsOf(node.source, root, variables)?.fields.add(node.field.name);
      return;
    case 'identity': {
      const last = node.source.path.at(-1);
      const holder = { ...node.source, path: node.source.path.slice(0, -1) };
      if (last) needsOf(holder, root, variables)?.identities.add(last.name);
      return;
    }
    case 'aggregate': {
      const children = childrenNeeds(node.children, root, variables);
      for (const part of [...node.children.filters, ...(node.body ? [node.body] : [])]) collectPart(part, children, root, variables);
      return;
    }
    default:
      for (const part of partsOf(node)) collect(part, root, variables);
  }
}

/** The nodes directly below one that are about the same record. */
export function partsOf(node: TypedNode): readonly TypedNode[] {
  switch (node.kind) {
    case 'compare':
    case 'and':
    case 'or':
    case 'arithmetic':
      return [node.left, node.right];
    case 'is_null':
    case 'not':
    case 'negate':
      return [node.operand];
    case 'in':
      return [node.operand, ...node.items];
    case 'conditional':
      return [node.condition, node.then, node.otherwise];
    case 'call':
      return node.args;
    default:
      return [];
  }
}

function collectPart(part: ChildCondition, children: RecordNeeds, root: RecordNeeds, variables: Variables): void {
  collect(part.body, root, new Map([...variables, [part.variable, children]]));
}

function childrenNeeds(source: ChildrenSource, root: RecordNeeds, variables: Variables): RecordNeeds {
  const parent = needsOf(source.parent, root, variables) ?? root;
  return entryOf(parent.children, source.relation, source.object);
}

function needsOf(source: RecordSource, root: RecordNeeds, variables: Variables): RecordNeeds | undefined {
  const start = source.variable === null ? root : variables.get(source.variable);
  return start && source.path.reduce((needs, step) => entryOf(needs.references, step.name, step.object), start);
}

function entryOf(entries: Map<string, RecordNeeds>, name: string, object: string): RecordNeeds {
  const known = entries.get(name) ?? createNeeds(object);
  entries.set(name, known);
  return known;
}

function createNeeds(object: string): RecordNeeds {
  return { object, fields: new Set(), identities: new Set(), references: new Map(), children: new Map() };
}
