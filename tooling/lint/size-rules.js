import { defineRule } from './rule.js';

const longestFile = 300;
const longestFunction = 50;

/** A file has one reason to change, a function fits on a screen. */
export const sizeRules = {
  'file-size': defineRule(`A file has at most ${longestFile} lines. Move what changes for another reason into a file of its own.`, (report) => ({
    Program(node) {
      const lines = countLines(node);
      if (lines > longestFile) report(node.body[0] ?? node, `This one has ${lines}.`);
    },
  })),
  'function-size': defineRule(`A function has at most ${longestFunction} lines. Give a part of it a name and move it below.`, (report) => {
    const check = (node) => {
      const lines = countLines(node);
      if (lines > longestFunction) report(node, `This one has ${lines}.`);
    };
    return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check };
  }),
};

function countLines(node) {
  return node.loc.end.line - node.loc.start.line + 1;
}
