import type { ExprValue } from './record.ts';
import type { ExprField, ExprType } from './schema.ts';
import type { FunctionName } from './function-names.ts';
import type { Span, UntypedNode } from './tree.ts';

/** A record the expression can see: the one asked about (variable null) or a macro's variable, and references followed from it. */
export interface RecordSource {
  readonly variable: string | null;
  /** The object of the starting record. */
  readonly origin: string;
  readonly path: readonly PathStep[];
}

/** One reference followed: its name, the column that holds the id, the object it leads to. */
export interface PathStep {
  readonly name: string;
  readonly column: string;
  readonly object: string;
}

/** The children of a record, narrowed by zero or more `.filter(a, …)`. */
export interface ChildrenSource {
  readonly parent: RecordSource;
  readonly relation: string;
  readonly object: string;
  readonly referenceColumn: string;
  readonly filters: readonly ChildCondition[];
}

/** A part about each child, which it calls by a variable. */
export interface ChildCondition {
  readonly variable: string;
  readonly body: TypedNode;
}

/** An operator that compares. */
export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
/** How two values are compared; decided once, by the checker. `money_number` compares major units with a number. */
export type CompareDomain = 'text' | 'id' | 'number' | 'money' | 'money_number' | 'date' | 'instant' | 'duration' | 'boolean';
/** An operation that computes. */
export type ArithmeticOperation = 'add' | 'subtract' | 'multiply' | 'divide' | 'remainder';
/** What an operation works on; the left operand names it (`money_number`: money on the left, a number on the right). */
export type ArithmeticDomain = 'number' | 'money' | 'money_number' | 'text' | 'date_duration' | 'date' | 'instant_duration' | 'instant' | 'duration';
/** A question over a set of children. */
export type AggregateName = 'count' | 'exists' | 'all' | 'sum' | 'avg' | 'min' | 'max';

/** A checked expression: every name resolved, every operator chosen. The SQL compiler and the evaluator read only this. */
export type TypedNode = Span & { readonly type: ExprType } & (
    | { readonly kind: 'constant'; readonly value: ExprValue }
    | { readonly kind: 'field'; readonly source: RecordSource; readonly field: ExprField }
    /** The id of a record. */
    | { readonly kind: 'identity'; readonly source: RecordSource }
    | {
        readonly kind: 'compare';
        readonly operator: CompareOperator;
        readonly domain: CompareDomain;
        readonly left: TypedNode;
        readonly right: TypedNode;
      }
    | { readonly kind: 'is_null'; readonly operand: TypedNode }
    | { readonly kind: 'not'; readonly operand: TypedNode }
    | { readonly kind: 'and' | 'or'; readonly left: TypedNode; readonly right: TypedNode }
    | { readonly kind: 'in'; readonly domain: CompareDomain; readonly operand: TypedNode; readonly items: readonly TypedNode[] }
    | { readonly kind: 'negate'; readonly operand: TypedNode }
    | {
        readonly kind: 'arithmetic';
        readonly operation: ArithmeticOperation;
        readonly domain: ArithmeticDomain;
        readonly left: TypedNode;
        readonly right: TypedNode;
      }
    | {
        readonly kind: 'conditional';
        readonly condition: TypedNode;
        readonly then: TypedNode;
        readonly otherwise: TypedNode;
      }
    | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly TypedNode[] }
    | {
        readonly kind: 'aggregate';
        readonly aggregate: AggregateName;
        readonly children: ChildrenSource;
        /** The condition of count, exists and all; the summed or compared value otherwise; null for a bare count. */
        readonly body: ChildCondition | null;
      }
  );

/** An expression checked against a schema: ready to be evaluated or compiled. */
export interface TypedExpression {
  readonly object: string;
  readonly type: ExprType;
  readonly tree: UntypedNode;
  readonly root: TypedNode;
}
