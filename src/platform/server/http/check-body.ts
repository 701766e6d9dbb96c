import type { FastifyInstance } from 'fastify';
import { invalid } from '../../contract/errors.ts';
import type { Label } from '../../contract/label.ts';

/** What people and programs send is flat; deeper than this it is an accident or an attack. */
const deepest = 64;

/** Refuses JSON nested so deep that walking through it would exhaust the stack of whoever reads it, and text no database can keep. */
export function checkBodies(server: FastifyInstance): void {
  server.addHook('preValidation', async (request) => {
    const fault = faultOf(request.body);
    if (fault) throw invalid([fault]);
  });
}

/** Walks level by level, without recursion. */
function faultOf(body: unknown): { code: string; message: Label } | undefined {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (level.some((each) => typeof each === 'string' && !isStorable(each))) return unstorable;
    const nested = level.filter(isPlain);
    if (depth === deepest && nested.length > 0) return tooDeep;
    level = nested.flatMap((each) => (Array.isArray(each) ? each : [...Object.keys(each), ...Object.values(each)]));
  }
  return undefined;
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

// Uploads are streams or buffers, which are nobody's to walk through.
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;
}

const tooDeep = {
  code: 'input.too_deep',
  message: {
    zh: `输入嵌套得太深，最多 ${deepest} 层。请把条件拆开或合并。`,
    en: `The input is nested too deep; at most ${deepest} levels. Split or merge the conditions.`,
  },
};

const unstorable = {
  code: 'request.characters',
  message: {
    zh: '文字中有无法保存的字符，请删去后重试。',
    en: 'The text holds characters that cannot be stored; remove them and try again.',
  },
};
