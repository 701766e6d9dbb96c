import { conflict, forbidden, invalid } from '#platform/contract/errors.ts';
import type { RulesOfObject } from '../../contract/duplicates/duplicates.routes.ts';
import { MatchRules, matchedFields } from '../../contract/duplicates/match-rules.ts';
import { has } from '../../contract/actor.ts';
import type { Context } from '../context.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { listRules, raiseRules } from './active-rules.ts';
import { requireObject } from './find-matches.ts';

/** The rules in force of every object that has any. */
export async function readRules(ctx: Context): Promise<{ rules: RulesOfObject[] }> {
  const rules = await listRules(ctx);
  return { rules: rules.map(({ object, version, rules: own }) => ({ object, version, rules: own })) };
}

/** All versions of an object's rules, newest first. */
export async function readRuleVersions(ctx: Context, { object }: { readonly object: string }) {
  const rows = await ctx.session.query<{ version: number; created_at: Date; created_by: string | null; rules: unknown }>({
    name: 'duplicates.versions',
    text: `select version, created_at, created_by, rules from engine_match_rule where workspace_id = $1 and object = $2 order by version desc limit 100`,
    values: [ctx.workspace.id, object],
  });
  return {
    versions: rows.map((row) => ({
      version: row.version,
      createdAt: row.created_at.toISOString(),
      createdBy: row.created_by,
      rules: MatchRules.parse(row.rules),
    })),
  };
}

/** Makes new rules hold from now on, and looks at all records by them in the background. */
export async function publishRules(
  ctx: Context,
  input: { readonly object: string; readonly version: number; readonly rules: MatchRules },
): Promise<RulesOfObject> {
  requireManager(ctx);
  requireObject(ctx, input.object);
  requireSound(ctx, input.object, input.rules);
  const current = (await listRules(ctx)).find((each) => each.object === input.object);
  if ((current?.version ?? 0) !== input.version) throw changedMeanwhile();
  const version = input.version + 1;
  await ctx.session.query({
    name: 'duplicates.publish',
    text: `insert into engine_match_rule (workspace_id, object, version, rules, created_at, created_by) values ($1, $2, $3, $4, $5, $6)`,
    values: [ctx.workspace.id, input.object, version, JSON.stringify(input.rules), ctx.now, ctx.actor.memberId],
  });
  await raiseRules(ctx);
  ctx.emit({ kind: 'duplicate.rules_published', object: input.object, recordId: ctx.workspace.id, facts: { version } });
  if (input.rules.isActive) await enqueueJob(ctx, 'duplicates.sweep', { object: input.object });
  return { object: input.object, version, rules: input.rules };
}

/** Only who has the ability changes rules and starts sweeps. */
export function requireManager(ctx: Context): void {
  if (has(ctx.actor, 'duplicate.manage')) return;
  throw forbidden('duplicate.manage_not_granted', {
    zh: '只有运营和管理员可以维护查重规则。',
    en: 'Only operations and administrators keep the rules of duplicates.',
  });
}

function requireSound(ctx: Context, object: string, rules: MatchRules): void {
  const { byName } = storageOf(objectNamed(ctx.registry, object));
  const unknown = matchedFields(rules).filter((name) => !byName.has(name));
  const issues = unknown.map((name) => ({
    field: 'rules',
    code: 'duplicate.unknown_field',
    message: { zh: `没有字段“${name}”，请改正规则。`, en: `There is no field “${name}”; correct the rules.` },
  }));
  if (rules.certain < rules.possible) {
    issues.push({
      field: 'rules',
      code: 'duplicate.thresholds',
      message: { zh: '“确定”的分数不能低于“可能”的分数。', en: 'The points for certain cannot be fewer than those for possible.' },
    });
  }
  if (issues.length > 0) throw invalid(issues);
}

function changedMeanwhile() {
  return conflict('duplicate.rules_changed', {
    zh: '规则已被他人更新，请刷新后再改。',
    en: 'Somebody has changed the rules in the meantime; reload and change them again.',
  });
}
