import { forbidden } from '#platform/contract/errors.ts';
import { has } from '#engine/contract/actor.ts';
import type { Context } from '#engine/server/context.ts';

const refusals = {
  'process.edit': {
    zh: '起草流程需要“起草流程”权限，请联系销售运营。',
    en: 'Drafting a process needs the ability to draft processes; ask sales operations.',
  },
  'process.publish': {
    zh: '发布流程需要“发布流程”权限，请联系销售运营。',
    en: 'Publishing a process needs the ability to publish processes; ask sales operations.',
  },
  'process.grant_exception': {
    zh: '批准例外需要“批准流程例外”权限，请找你的经理。',
    en: 'Granting an exception needs the ability to do so; ask your manager.',
  },
} as const;

/** Refuses whoever lacks the ability, saying whom to ask. */
export function requireAbility(ctx: Context, ability: keyof typeof refusals): void {
  if (!has(ctx.actor, ability)) throw forbidden(ability, refusals[ability]);
}
