import { notFound } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import { type Actor, grantOn, type Visibility } from '../../contract/actor.ts';
import type { AccessExplanation } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { objectNamed, peopleTables, storageOf } from '../fields/object-storage.ts';
import { isGranted, scopeFor } from './scope.ts';

/** Why the actor may see a record and what they may do with it; a record out of their sight is not found, as everywhere. */
export async function explainAccess(ctx: Context, objectId: string, id: string): Promise<AccessExplanation> {
  const storage = storageOf(objectNamed(ctx.registry, objectId));
  const { ownerColumn, table } = storage;
  const scope = scopeFor(ctx, objectId, 'see');
  const owner = ownerColumn === undefined ? 'null::uuid' : `t.${ownerColumn}`;
  const [row] = await ctx.session.query<{ owner: string | null; name: string | null }>({
    text: `select ${owner} as owner, m.${peopleTables.member.nameColumn} as name from ${table} t
      left join ${peopleTables.member.table} m on m.workspace_id = t.workspace_id and m.id = ${owner} where t.workspace_id = $1 and t.id = $2`,
    values: [ctx.workspace.id, id],
  });
  if (!row || !scope.includes(row.owner)) throw notFound(storage.object.label);
  const may = (action: 'update' | 'delete'): boolean => isGranted(ctx.actor, objectId, action) && scopeFor(ctx, objectId, action).includes(row.owner);
  return { canSee: true, canUpdate: may('update'), canDelete: may('delete'), reasons: [groundOf(ctx.actor, objectId, ownerColumn, row)] };
}

interface Ground {
  readonly code: string;
  readonly message: Label;
}

const widths: Readonly<Record<Visibility, Label>> = {
  own: { zh: '你自己和下属的记录', en: 'your own records and those of people who report to you' },
  department: { zh: '你所在部门的记录', en: 'the records of your department' },
  department_tree: { zh: '你所在部门及下级部门的记录', en: 'the records of your department and those below it' },
  all: { zh: '全部记录', en: 'all records' },
};

function groundOf(
  actor: Actor,
  objectId: string,
  ownerColumn: string | undefined,
  row: { readonly owner: string | null; readonly name: string | null },
): Ground {
  const { visibility } = grantOn(actor, objectId);
  if (ownerColumn === undefined)
    return {
      code: 'open_to_all',
      message: { zh: '这类记录对工作区所有成员可见。', en: 'Records of this kind are open to every member of the workspace.' },
    };
  if (row.owner === actor.memberId) return { code: 'owner', message: { zh: '你是负责人。', en: 'You own it.' } };
  if (visibility === 'all') return { code: 'sees_all', message: { zh: '你的角色可以查看全部记录。', en: 'Your role sees all records.' } };
  const name = row.name ?? '';
  if (actor.reach.own.includes(row.owner ?? ''))
    return { code: 'superior', message: { zh: `负责人${name}向你汇报。`, en: `Its owner ${name} reports to you.` } };
  const width = widths[visibility];
  return {
    code: visibility,
    message: { zh: `你的角色可以查看${width.zh}，负责人${name}在其中。`, en: `Your role sees ${width.en}, and its owner ${name} is among them.` },
  };
}
