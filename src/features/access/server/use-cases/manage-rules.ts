import type { Context } from '#engine/server/context.ts';
import { checkAccessRule } from '#engine/server/policy/access-rules.ts';
import { principalNames, raiseRevision, requireAbility } from '#features/organisation/server/public.ts';
import { invalid, notFound } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type { createAccessRuleRoute, deleteAccessRuleRoute, listAccessRulesRoute, updateAccessRuleRoute } from '../../contract/access.routes.ts';
import { requireObject } from '../access.policy.ts';
import * as queries from '../access.queries.ts';
import { kindOf, nameOf } from '../principals.ts';

/** All rules with the names of whom they are for, and what is wrong with those whose fields are gone. */
export async function listAccessRules(
  ctx: Context,
  input: RouteInput<typeof listAccessRulesRoute>,
): Promise<RouteOutput<typeof listAccessRulesRoute>> {
  requireAbility(ctx.actor, 'member.manage');
  const rules = await queries.listRules(ctx.session, input.object ?? null);
  const names = await principalNames(ctx, [...new Set(rules.flatMap((rule) => rule.principals))]);
  return {
    rules: rules.map((rule) => {
      const object = ctx.registry.objects.get(rule.object);
      const checked = object && checkAccessRule(ctx.registry, rule.object, rule.expression);
      const gone = { zh: '这类对象已不存在。', en: 'Objects of this kind are gone.' };
      return {
        ...rule,
        objectLabel: object?.labelPlural ?? { zh: rule.object, en: rule.object },
        principals: rule.principals.map((principal) => ({ principal, kind: kindOf(principal), name: nameOf(names, principal) })),
        fault: checked === undefined ? gone : checked.ok ? null : checked.issues[0].message,
      };
    }),
  };
}

/** Makes a rule; in force at once. */
export async function createAccessRule(ctx: Context, input: RouteInput<typeof createAccessRuleRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const rule: queries.StoredRule = { ...input, id: ctx.newId(), version: 1 };
  await requireValid(ctx, rule);
  await save(ctx, null, rule);
  return { id: rule.id };
}

/** Changes a rule; in force at once. */
export async function updateAccessRule(ctx: Context, { id, ...input }: RouteInput<typeof updateAccessRuleRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const before = await getLocked(ctx, id);
  const {
    name = before.name,
    expression = before.expression,
    principals = before.principals,
    mayWrite = before.mayWrite,
    isActive = before.isActive,
  } = input;
  const after = { ...before, name, expression, principals, mayWrite, isActive, version: before.version + 1 };
  // One that is only switched off need not be valid any more.
  if (after.isActive) await requireValid(ctx, after);
  await save(ctx, before, after);
  return { id };
}

/** Takes a rule away; what it opened is closed, what it closed is open. */
export async function deleteAccessRule(ctx: Context, input: RouteInput<typeof deleteAccessRuleRoute>): Promise<{ id: string }> {
  requireAbility(ctx.actor, 'member.manage');
  const before = await getLocked(ctx, input.id);
  await queries.deleteRule(ctx.session, before.id);
  await tell(ctx, before, null);
  return { id: before.id };
}

async function getLocked(ctx: Context, id: string): Promise<queries.StoredRule> {
  const found = await queries.lockRule(ctx.session, id);
  if (!found) throw notFound({ zh: '规则', en: 'Rule' });
  return found;
}

async function requireValid(ctx: Context, rule: queries.StoredRule): Promise<void> {
  const object = requireObject(ctx, rule.object);
  const checked = checkAccessRule(ctx.registry, object.id, rule.expression);
  if (!checked.ok) throw invalid([...checked.issues]);
  if (rule.kind === 'share' && object.ownerField === undefined)
    throw invalid([
      {
        field: 'object',
        code: 'access.open_to_all',
        message: { zh: '这类记录本来就对所有成员开放，无需共享。', en: 'Records of this kind are open to everybody already.' },
      },
    ]);
  const names = await principalNames(ctx, rule.principals);
  const unknown = rule.principals.filter((principal) => !names.has(principal));
  if (unknown.length > 0)
    throw invalid([
      {
        field: 'principals',
        code: 'access.unknown_principal',
        message: { zh: '所选的人、部门或角色不存在。', en: 'Some of the people, departments or roles do not exist.' },
        facts: { unknown },
      },
    ]);
}

async function save(ctx: Context, before: queries.StoredRule | null, after: queries.StoredRule): Promise<void> {
  await queries.saveRule(ctx.session, ctx.workspace.id, after, { at: ctx.now, memberId: ctx.actor.memberId });
  await tell(ctx, before, after);
}

async function tell(ctx: Context, before: queries.StoredRule | null, after: queries.StoredRule | null): Promise<void> {
  const values = (rule: queries.StoredRule | null) => ({
    kind: rule?.kind ?? null,
    object: rule?.object ?? null,
    name: rule?.name ?? null,
    expression: rule?.expression ?? null,
    principals: rule ? rule.principals.join(' ') : null,
    may_write: rule?.mayWrite ?? null,
    is_active: rule?.isActive ?? null,
  });
  const [was, is] = [values(before), values(after)];
  const changes = Object.fromEntries(
    Object.entries(is).flatMap(([name, value]) => {
      const old = Object.entries(was).find(([key]) => key === name)?.[1] ?? null;
      return old === value ? [] : [[name, [old, value] as const]];
    }),
  );
  const kind = before === null ? 'record.created' : after === null ? 'record.deleted' : 'record.updated';
  const facts = { object: (after ?? before)?.object ?? null };
  ctx.emit({ kind, object: 'engine_access_rule', recordId: (after ?? before)?.id ?? ctx.workspace.id, changes, facts });
  await raiseRevision(ctx);
}
