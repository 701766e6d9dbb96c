import type { FastifyInstance } from 'fastify';
import { invalid } from '../../contract/errors.ts';

/** What people and programs send is flat; deeper than this it is an accident or an attack. */
const deepest = 64;

/** Refuses JSON nested so deep that walking through it would exhaust the stack of whoever reads it. */
export function limitDepth(server: FastifyInstance): void {
  server.addHook('preValidation', async (request) => {
    if (isDeeperThan(request.body, deepest)) throw tooDeep();
  });
}

/** Whether lists and objects lie inside one another more than `limit` times; walks level by level, without recursion. */
export function isDeeperThan(value: unknown, limit: number): boolean {
  let level = isPlain(value) ? [value] : [];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === limit) return true;
    level = level.flatMap((each) => Object.values(each).filter(isPlain));
  }
  return false;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;
}

function tooDeep() {
  return invalid([
    {
      code: 'input.too_deep',
      message: {
        zh: `输入嵌套得太深，最多 ${deepest} 层。请把条件拆开或合并。`,
        en: `The input is nested too deep; at most ${deepest} levels. Split or merge the conditions.`,
      },
    },
  ]);
}
