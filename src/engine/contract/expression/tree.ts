/** Where something stands in the text of an expression: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value as written. */
export type LiteralValue =
  | { readonly type: 'text'; readonly text: string }
  /** Digits as written, without sign: `10000`, `0.5`. */
  | { readonly type: 'number'; readonly digits: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'null' };

/** An operator between two parts. */
export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | '+' | '-' | '*' | '/' | '%';

/** An expression as written; it knows no schema. Filters built by clicking are the same tree. */
export type UntypedNode = Span &
  (
    | { readonly kind: 'literal'; readonly value: LiteralValue }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'member'; readonly target: UntypedNode; readonly name: string; readonly nameStart: number }
    | {
        readonly kind: 'call';
        /** Present for methods: `name.contains('x')`. */
        readonly target?: UntypedNode;
        readonly name: string;
        readonly nameStart: number;
        readonly args: readonly UntypedNode[];
      }
    | { readonly kind: 'unary'; readonly operator: '!' | '-'; readonly operand: UntypedNode }
    | {
        readonly kind: 'binary';
        readonly operator: BinaryOperator;
        readonly left: UntypedNode;
        readonly right: UntypedNode;
      }
    | {
        readonly kind: 'conditional';
        readonly condition: UntypedNode;
        readonly then: UntypedNode;
        readonly otherwise: UntypedNode;
      }
    | { readonly kind: 'list'; readonly items: readonly UntypedNode[] }
  );
