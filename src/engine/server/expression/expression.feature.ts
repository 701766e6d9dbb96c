import { testExpressionRoute } from '../../contract/expression/expression.routes.ts';
import { bind, defineFeature } from '../feature.ts';
import { testExpression } from './test-expression.ts';

/** Expressions: the test of one on a record, for the editor. */
export const expressionFeature = defineFeature({ id: 'expression', routes: [bind(testExpressionRoute, testExpression)] });
