import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import type { Locale } from '#platform/contract/label.ts';
import { formatMessage, type Message } from '#platform/contract/messages.ts';
import { localDate } from '#engine/contract/expression/time-zone.ts';
import type { FilterCondition, FilterScalar } from '#engine/contract/expression/filter-tree.ts';
import type { PeriodInput } from '#engine/contract/metrics/measure.ts';
import { rangeOfPeriodName } from '#engine/contract/metrics/period.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import type { Context } from '#engine/server/context.ts';
import { findNamesInSight } from '#engine/server/notices/names-in-sight.ts';
import type { BoardFilter } from '#features/analytics/contract/tile.ts';
import { documentWords } from './words.ts';

/** One thing that decides what the figures are over, as it is printed. */
export interface BoardFact {
  readonly label: string;
  readonly text: string;
}

/** What is printed above the figures: period, filters, under whose rights, and when. */
export async function boardFacts(ctx: Context, filter: BoardFilter): Promise<BoardFact[]> {
  const t = documentWords(ctx.locale);
  const { timeZone } = ctx.workspace;
  const place = await findPlaceNames(ctx, filter);
  const conditions = await Promise.all((filter.conditions ?? []).map(({ object, where }) => conditionFact(ctx, object, where)));
  return [
    { label: t('document.period'), text: periodText(ctx, filter.period) },
    ...(filter.department ? [{ label: t('document.department'), text: place.get(filter.department) ?? '…' }] : []),
    ...(filter.owner ? [{ label: t('document.owner'), text: place.get(filter.owner) ?? '…' }] : []),
    ...conditions,
    ...(filter.asOf ? [{ label: t('document.as_of'), text: filter.asOf.slice(0, 10) }] : []),
    { label: t('document.made_for'), text: ctx.actor.name },
    { label: t('document.made_at'), text: formatMomentExact(ctx.now, timeZone) },
  ];
}

function periodText(ctx: Context, period: PeriodInput | undefined): string {
  const t = documentWords(ctx.locale);
  if (period === undefined) return t('document.all_time');
  if (typeof period !== 'string') return `${period.from} – ${period.to}`;
  const range = rangeOfPeriodName(period, localDate(ctx.now, ctx.workspace.timeZone));
  const name = periodName(period, ctx.locale);
  return range ? t('document.dates', { name, from: range.from, to: range.to }) : name;
}

const named: Readonly<Record<string, Message>> = recordMessages;

function periodName(period: string, locale: Locale): string {
  const relative = /^(last|next)_(\d+)_days$/.exec(period);
  const message = named[relative ? `period.${relative[1]}_days` : `period.${period}`];
  return message ? formatMessage(message, locale, relative ? { count: Number(relative[2]) } : {}) : period;
}

/** Departments and people of the filter by id; their names are no secret to members. */
async function findPlaceNames(ctx: Context, { department, owner }: BoardFilter): Promise<ReadonlyMap<string, string>> {
  if (!department && !owner) return new Map();
  const rows = await ctx.session.query<{ id: string; name: string }>({
    name: 'delivery.place_names',
    text: `select id, name from organisation_department where workspace_id = $1 and id = $2
      union all select id, name from organisation_member where workspace_id = $1 and id = $3`,
    values: [ctx.workspace.id, department ?? null, owner ?? null],
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function conditionFact(ctx: Context, object: string, { field: path, op, value }: FilterCondition): Promise<BoardFact> {
  const field = fieldBehind(ctx, object, path);
  const operator = named[`filter.${op}`];
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const texts = await Promise.all(values.slice(0, 6).map((each) => valueText(ctx, field, op === 'in_period', each)));
  const rest = values.length > 6 ? ['…'] : [];
  const says = [operator ? formatMessage(operator, ctx.locale) : op, [...texts, ...rest].join(ctx.locale === 'zh' ? '、' : ', ')];
  return { label: field?.label[ctx.locale] ?? path, text: says.filter((each) => each !== '').join(' ') };
}

function fieldBehind(ctx: Context, object: string, path: string): Field | undefined {
  const [first = '', ...rest] = path.split('.');
  const field = ctx.registry.objects.get(object)?.fields[first];
  return rest.length > 0 && field?.kind === 'reference' ? fieldBehind(ctx, field.object, rest.join('.')) : field;
}

async function valueText(ctx: Context, field: Field | undefined, isPeriod: boolean, value: FilterScalar): Promise<string> {
  const text = String(typeof value === 'object' && value !== null ? Object.values(value).join(' ') : value);
  if (isPeriod) return periodName(text, ctx.locale);
  if (typeof value === 'boolean') return formatMessage(named[value ? 'records.yes' : 'records.no'] ?? recordMessages['records.yes'], ctx.locale);
  if (field?.kind === 'choice' || field?.kind === 'multi_choice') {
    return field.options.find((option) => option.value === text)?.label[ctx.locale] ?? text;
  }
  if (field?.kind === 'member') return (await findPlaceNames(ctx, { owner: text })).get(text) ?? text;
  if (field?.kind === 'department') return (await findPlaceNames(ctx, { department: text })).get(text) ?? text;
  if (field?.kind !== 'reference') return text;
  const names = await findNamesInSight(ctx, [{ object: field.object, record_id: text }]);
  return names.get(text)?.name ?? '…';
}
