import type { Label } from '#platform/contract/label.ts';
import type { UnknownText } from '../../contract/import/import.routes.ts';
import type { ImportPlan } from '../../contract/import/import-plan.ts';
import { rulesOf } from '../../contract/objects/field-kinds.ts';
import type { Context } from '../context.ts';
import { targetOf } from '../fields/object-storage.ts';
import { countTexts } from './import.queries.ts';
import { settingOf } from './import-setting.ts';
import { plain } from './look-up.ts';
import { type ImportSetting, isOwnReference } from './prepare-rows.ts';
import { mapped } from './row-texts.ts';

/** What is offered for each unknown text. */
const optionLimit = 1000;

/** Texts that stand for nothing yet, and by field what they may stand for. */
export interface UnknownTexts {
  readonly unknown: UnknownText[];
  readonly options: Record<string, Option[]>;
}

interface Option {
  readonly value: string;
  readonly label: Label;
}

/** Texts of choices, stages and references that stand for nothing yet, each with what it probably means. */
export async function findUnknownTexts(ctx: Context, importId: string, objectId: string, plan: ImportPlan): Promise<UnknownTexts> {
  const setting = await settingOf(ctx, importId, objectId, plan);
  const found: UnknownTexts = { unknown: [], options: {} };
  for (const [column, field] of plan.columns.entries()) {
    if (field === null || !isNamed(ctx, setting, field)) continue;
    const texts = await countTexts(ctx, importId, column);
    const known = await knownTexts(
      ctx,
      setting,
      field,
      texts.map(({ text }) => mapped(plan, field, text)),
    );
    for (const { text, rows } of texts) {
      const meaning = mapped(plan, field, text);
      if (meaning === '' || known.isKnown(meaning)) continue;
      found.unknown.push({ field, text, rows, suggestion: known.suggest(text) });
      found.options[field] ??= known.options.slice(0, optionLimit);
    }
  }
  return found;
}

interface Known {
  /** What a text of the field may stand for. */
  readonly options: Option[];
  isKnown(text: string): boolean;
  suggest(text: string): string | null;
}

function isNamed(ctx: Context, setting: ImportSetting, name: string): boolean {
  const field = setting.storage.byName.get(name)?.field;
  if (!field) return false;
  return (
    name === setting.hook?.stageField ||
    targetOf(ctx.registry, field) !== undefined ||
    (field.kind === 'choice' && field.open !== true) ||
    field.kind === 'multi_choice'
  );
}

async function knownTexts(ctx: Context, setting: ImportSetting, name: string, texts: readonly string[]): Promise<Known> {
  if (name === setting.hook?.stageField) return knownStages(setting);
  const field = setting.storage.byName.get(name)?.field;
  const target = field && targetOf(ctx.registry, field);
  if (!field || !target) {
    const reads = { locale: ctx.locale, currency: ctx.workspace.currency, timeZone: ctx.workspace.timeZone };
    const options = ((field && 'options' in field && field.options) || []).map(({ value, label }) => ({ value, label }));
    return { options, isKnown: (text) => field !== undefined && rulesOf(field).parse(text, field, reads) !== undefined, suggest: () => null };
  }
  await setting.lookUp.load(ctx, name, field, texts);
  const names = await ctx.session.query<{ name: string }>({
    text: `select ${target.nameColumn} as name from ${target.table} where workspace_id = $1 order by 1 limit 5000`,
    values: [ctx.workspace.id],
  });
  const bySqueezed = new Map(names.map((row) => [squeeze(row.name), row.name]));
  return {
    options: names.map((row) => ({ value: row.name, label: { zh: row.name, en: row.name } })),
    isKnown: (text) => setting.lookUp.find(name, text) !== undefined || (isOwnReference(setting, name) && setting.ownNames.has(plain(text))),
    suggest: (text) => bySqueezed.get(squeeze(text)) ?? null,
  };
}

function knownStages(setting: ImportSetting): Known {
  const squeezed = new Map([...setting.stages].map(([text, stage]) => [squeeze(text), stage.value]));
  const closing = { won: ['won', 'closedwon', '赢单', '成交', '已成交'], lost: ['lost', 'closedlost', '输单', '丢单', '失败'] };
  const values = new Set([...setting.stages.values()].map((stage) => stage.value));
  return {
    options: setting.stageOptions.map(({ value, label }) => ({ value, label })),
    isKnown: (text) => setting.stages.has(plain(text)),
    suggest: (text) => {
      const direct = squeezed.get(squeeze(text));
      if (direct) return direct;
      const outcome = Object.entries(closing).find(([, words]) => words.includes(squeeze(text)))?.[0];
      return outcome && values.has(outcome) ? outcome : null;
    },
  };
}

/** `GTXPro` and `GTX Pro` are probably one. */
export function squeeze(text: string): string {
  return plain(text).replaceAll(/[\s\-_.·]+/g, '');
}
