import { defineRule } from './rule.js';

const boundary = 'At a boundary that cannot be typed otherwise, write the reason: // oxlint-disable-next-line sloop/no-assertion -- why';

/** Types say the truth: nothing is switched off, promised or asserted. */
export const typeRules = {
  'no-any': defineRule(
    '`any` switches the checker off. Say what it is: infer it from the schema, make it generic, or take `unknown` and narrow it.',
    (report) => ({
      TSAnyKeyword: (node) => report(node),
    }),
  ),
  'no-non-null': defineRule(
    '`!` promises what the checker cannot see. Handle undefined, or throw an error that says what was missing.',
    (report) => ({
      TSNonNullExpression: (node) => report(node),
    }),
  ),
  'no-assertion': defineRule(
    `A type assertion hides mistakes. Parse with the schema, narrow with a guard, or use \`satisfies\`. ${boundary}`,
    (report) => ({
      TSAsExpression: (node) => isConst(node.typeAnnotation) || report(node),
      TSTypeAssertion: (node) => report(node),
    }),
  ),
};

function isConst(type) {
  return type.type === 'TSTypeReference' && type.typeName.name === 'const';
}
