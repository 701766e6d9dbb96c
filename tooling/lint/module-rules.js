import { basename } from 'node:path';
import { defineRule } from './rule.js';

const vague = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'manager', 'shared', 'stuff', 'tmp', 'new', 'v2', 'internal']);

const sentence = 'Every export carries one sentence that says what it promises: /** … */ above it.';

/** A module is read by its name, offers names, and says what each promises. */
export const moduleRules = {
  'no-default-export': defineRule('A default export has no name to search for. Export it by name: `export function …`.', (report) => ({
    ExportDefaultDeclaration: (node) => report(node),
  })),
  'no-export-all': defineRule(
    '`export *` hides what a module offers. Import from the file itself; a public door (public.ts) names each export.',
    (report) => ({
      ExportAllDeclaration: (node) => report(node),
    }),
  ),
  'documented-export': defineRule(sentence, (report, context) => ({
    ExportNamedDeclaration: (node) => node.declaration && !isType(node.declaration) && !isDocumented(node, context) && report(node),
  })),
  'documented-type': defineRule(sentence, (report, context) => ({
    ExportNamedDeclaration: (node) => node.declaration && isType(node.declaration) && !isDocumented(node, context) && report(node),
  })),
  'file-name': defineRule('File names are kebab-case words of the glossary: `approve-statement.ts`, `commission.queries.ts`.', (report, context) => ({
    Program(node) {
      const words = basename(context.filename)
        .replace(/\.(test|given|setup|config|gen|d)?\.?tsx?$/, '')
        .split(/[.-]/);
      const wrong = words.find((word, at) => !/^[a-z0-9]+$/.test(word) || (at === words.length - 1 && vague.has(word)));
      if (wrong !== undefined) report(node, `Not “${wrong}”: name what it does.`);
    },
  })),
};

function isType(declaration) {
  return declaration.type.startsWith('TS');
}

function isDocumented(node, context) {
  const comments = context.sourceCode.getCommentsBefore(node);
  const isCommented = comments.some((comment) => comment.type === 'Block' && comment.value.startsWith('*'));
  return isCommented || isSecondOfPair(node) || isSelfExplaining(node.declaration);
}

// A declared route, object or metric carries its summary or label for people, which says more than a comment would.
function isSelfExplaining(declaration) {
  const start = declaration.declarations?.[0]?.init;
  return start?.type === 'CallExpression' && /^define[A-Z]/.test(start.callee.name ?? '');
}

// Of overloads, and of a schema with the type inferred from it, the first declaration carries the sentence.
function isSecondOfPair({ parent, declaration }) {
  const name = findName(declaration);
  const same = parent.body.filter((one) => one.declaration && findName(one.declaration) === name);
  return name !== undefined && same.length > 1 && same[0].declaration !== declaration;
}

function findName(declaration) {
  return declaration.id?.name ?? declaration.declarations?.[0]?.id?.name;
}
