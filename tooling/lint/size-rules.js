import { defineRule } from './rule.js';

const longestFile = 300;
const longestFunction = 50;
const longestMarkup = 80;

/** A file has one reason to change, a function fits on a screen. */
export const sizeRules = {
  'file-size': defineRule(`A file has at most ${longestFile} lines. Move what changes for another reason into a file of its own.`, (report) => ({
    Program(node) {
      const lines = countLines(node);
      if (lines > longestFile) report(node.body[0] ?? node, `This one has ${lines}.`);
    },
  })),
  'function-size': defineRule(
    `A function has at most ${longestFunction} lines, the markup of a component at most ${longestMarkup} more. Give a part of it a name and move it below.`,
    (report) => {
      // Attributes and words stand one to a line, so markup is long without being hard to read: it is counted apart.
      const markup = new Map();
      const check = (node) => {
        const inMarkup = markup.get(node) ?? 0;
        const lines = countLines(node) - inMarkup;
        if (lines > longestFunction || inMarkup > longestMarkup)
          report(node, inMarkup ? `This one has ${lines} and ${inMarkup}.` : `This one has ${lines}.`);
      };
      const add = (node) => {
        for (const owner of functionsAround(node)) markup.set(owner, (markup.get(owner) ?? 0) + countLines(node));
      };
      return {
        JSXElement: add,
        JSXFragment: add,
        'FunctionDeclaration:exit': check,
        'FunctionExpression:exit': check,
        'ArrowFunctionExpression:exit': check,
      };
    },
  ),
};

/** Functions whose own markup this is: up to the next piece of markup, which counts with everything in it. */
function functionsAround(node) {
  const owners = [];
  for (let at = node.parent; at && !at.type.startsWith('JSX'); at = at.parent) {
    if (/Function/.test(at.type)) owners.push(at);
  }
  return owners;
}

function countLines(node) {
  return node.loc.end.line - node.loc.start.line + 1;
}
