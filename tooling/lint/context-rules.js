import { defineRule } from './rule.js';

const spokenAttributes = new Set([
  'title',
  'placeholder',
  'label',
  'alt',
  'aria-label',
  'description',
  'okText',
  'cancelText',
  'message',
  'tooltip',
  'extra',
  'help',
]);

/** Time, chance, settings and words come from where they can be given, not from thin air. */
export const contextRules = {
  'no-own-clock': defineRule(
    'Take the time from the context (`ctx.now()`), or as a parameter, so that a past moment can be computed and tested.',
    (report) => ({
      CallExpression: (node) => isMember(node.callee, 'Date', 'now') && report(node),
      NewExpression: (node) => node.callee.name === 'Date' && node.arguments.length === 0 && report(node),
    }),
  ),
  'no-own-chance': defineRule('Take randomness from the context, or a seeded generator as a parameter, so that a run can be repeated.', (report) => ({
    MemberExpression: (node) => isMember(node, 'Math', 'random') && report(node),
  })),
  'no-own-settings': defineRule(
    'Settings of the environment are read in src/apps and src/platform/server and handed down. Take it as a parameter.',
    (report) => ({
      MemberExpression: (node) => isMember(node, 'process', 'env') && report(node),
    }),
  ),
  'no-console': defineRule(
    'Write to the log of the context, or (in src/apps) to process.stdout for results and process.stderr for people.',
    (report) => ({
      MemberExpression: (node) => node.object.name === 'console' && report(node),
    }),
  ),
  'no-literal-text': defineRule(
    'Words people read come from the message catalogue (`<slice>.messages.ts`, zh and en): `t(messages.…)`.',
    (report) => ({
      JSXText: (node) => hasLetters(node.value) && report(node, `Here: “${node.value.trim().slice(0, 40)}”.`),
      JSXAttribute(node) {
        const { name, value } = node;
        if (spokenAttributes.has(name.name) && value?.type === 'Literal' && hasLetters(String(value.value))) report(node, `Here: “${value.value}”.`);
      },
    }),
  ),
};

function isMember(node, object, property) {
  return node.type === 'MemberExpression' && node.object.name === object && (node.property.name === property || node.property.value === property);
}

function hasLetters(text) {
  return /\p{L}/u.test(text);
}
