import { forbidden } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import { type Actor, has } from '#engine/contract/actor.ts';

/** What a person may do with inspections, as sentences. */
const rules = {
  see: { allow: (actor: Actor) => has(actor, 'inspection.see'), label: { zh: '查看检查', en: 'see inspections' } },
  run: { allow: (actor: Actor) => has(actor, 'inspection.run'), label: { zh: '发起检查', en: 'run inspections' } },
  edit: { allow: (actor: Actor) => has(actor, 'inspection.edit'), label: { zh: '编辑检查模板', en: 'edit inspection templates' } },
  manageActions: { allow: (actor: Actor) => has(actor, 'action.manage'), label: { zh: '管理纠正措施', en: 'manage corrective actions' } },
} satisfies Record<string, { allow: (actor: Actor) => boolean; label: Label }>;

export type InspectionAct = keyof typeof rules;

/** Throws `forbidden` with what the person would need, unless they may. */
export function requireInspection(actor: Actor, act: InspectionAct): void {
  const rule = rules[act];
  if (rule.allow(actor)) return;
  throw forbidden('inspection.forbidden', {
    zh: `你没有“${rule.label.zh}”的权限，请联系管理员。`,
    en: `You may not ${rule.label.en}; ask your administrator.`,
  });
}

/** People who run inspections see every run; others only those run by themselves or their subordinates. */
export function visibleInspectors(actor: Actor): readonly string[] | undefined {
  return has(actor, 'inspection.run') ? undefined : actor.reach.own;
}
