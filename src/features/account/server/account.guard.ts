import type { Issue } from '#platform/contract/errors.ts';
import type { Context } from '#engine/server/context.ts';
import type { RecordChange, RecordDerivation, RecordGuard } from '#engine/server/records/guard.ts';
import { isCreditCode, normaliseCreditCode } from '../contract/check-credit-code.ts';
import { listAncestors } from './account.queries.ts';

/** A credit code is stored in one spelling, however it was typed. */
export const accountDerivation: RecordDerivation = {
  object: 'account',
  derive: async (_ctx, changes) =>
    changes.map((change) => {
      const code = change.after?.['credit_code'];
      return typeof code === 'string' && change.changed.includes('credit_code') ? { values: { credit_code: normaliseCreditCode(code) } } : {};
    }),
};

/** Refuses a wrong credit code and a group structure that runs in a circle. */
export const accountGuard: RecordGuard = { object: 'account', check };

async function check(ctx: Context, changes: readonly RecordChange[]): Promise<Issue[][]> {
  const moved = changes.filter((change) => change.changed.includes('parent') && typeof change.after?.['parent'] === 'string');
  const ancestors = await listAncestors(
    ctx,
    moved.map((change) => String(change.after?.['parent'])),
  );
  return changes.map((change) => [...creditCodeIssues(change), ...circleIssues(change, ancestors)]);
}

function creditCodeIssues(change: RecordChange): Issue[] {
  const code = change.after?.['credit_code'];
  if (typeof code !== 'string' || !change.changed.includes('credit_code') || isCreditCode(code)) return [];
  return [
    {
      field: 'credit_code',
      code: 'account.credit_code_wrong',
      message: {
        zh: `“${code}”不是有效的统一社会信用代码：应为 18 位且校验位正确，请对照营业执照改正。`,
        en: `“${code}” is not a valid unified social credit code: 18 characters with a right check digit; correct it from the licence.`,
      },
    },
  ];
}

function circleIssues(change: RecordChange, ancestors: ReadonlyMap<string, ReadonlySet<string>>): Issue[] {
  const parent = change.after?.['parent'];
  if (typeof parent !== 'string' || !change.changed.includes('parent')) return [];
  if (parent !== change.id && !ancestors.get(parent)?.has(change.id)) return [];
  return [
    {
      field: 'parent',
      code: 'account.parent_circle',
      message: { zh: '上级客户不能是它自己或它的下级，请另选。', en: 'A parent cannot be the account itself or one below it; choose another.' },
    },
  ];
}
