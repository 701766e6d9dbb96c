import { Fragment } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { listMetricsRoute } from '#engine/contract/metrics/metrics.routes.ts';
import { useConditionWords } from '#engine/web/filters/condition-words.ts';
import { partsOfExpression } from '#engine/web/filters/filter-parts.ts';
import { findWebObject, useFields, type WebObject } from '#engine/web/objects/object-registry.ts';
import { templateMessages } from '../contract/template.messages.ts';
import type { MetricItem, RuleItem, TemplateItem } from '../contract/template.ts';

/** What an item asks, as a sentence. */
export function ItemSentence({ item }: { readonly item: TemplateItem }) {
  return <span className="t12 template-sentence">{item.kind === 'rule' ? <RuleSentence item={item} /> : <MetricSentence item={item} />}</span>;
}

function RuleSentence({ item }: { readonly item: RuleItem }) {
  const t = useMessages(templateMessages);
  const label = useLabel();
  const web = findWebObject(item.object);
  const object = web ? label(web.object.labelPlural) : item.object;
  const isAll = item.population.trim() === 'true';
  const fix = item.fixField === undefined ? undefined : web?.object.fields[item.fixField];
  const notes = [
    Number(item.allowedShare) === 0 ? t('template.sentence_none_allowed') : t('template.sentence_allowed', { share: item.allowedShare }),
    ...(item.excludeImported ? [t('template.sentence_not_imported')] : []),
    ...(fix ? [t('template.sentence_fix', { field: label(fix.label) })] : []),
  ];
  return (
    <>
      {isAll ? t('template.sentence_all', { object }) : t('template.sentence_of', { object })}{' '}
      {!isAll && (web ? <ConditionWords web={web} expression={item.population} /> : <code className="mono">{item.population}</code>)}{' '}
      <b>{t('template.sentence_must')}</b>{' '}
      {web ? <ConditionWords web={web} expression={item.condition} /> : <code className="mono">{item.condition}</code>}
      <span className="muted"> · {notes.join(' · ')}</span>
    </>
  );
}

/** An expression in words; the parts words cannot say stay as they are written. */
function ConditionWords({ web, expression }: { readonly web: WebObject; readonly expression: string }) {
  const t = useMessages(templateMessages);
  const parts = partsOfExpression(expression).map(withEmptiness);
  const words = useConditionWords(useFields(web), parts);
  return (
    <span title={expression}>
      {parts.map((part, at) => (
        <Fragment key={at}>
          {at > 0 && t('template.and')}
          {'expression' in part ? <code className="mono">{part.expression}</code> : <Words {...words[at]} />}
        </Fragment>
      ))}
    </span>
  );
}

function Words({ field, operator, value }: { readonly field?: string; readonly operator?: string; readonly value?: string }) {
  return (
    <>
      <span className="ink">{field}</span> {operator} <span className="ink">{value}</span>
    </>
  );
}

/** `account != null` is what people call filled. */
function withEmptiness(part: FilterTree): FilterTree {
  const found = 'expression' in part ? /^(\w+(?:\.\w+)*) (!=|==) null$/.exec(part.expression) : null;
  return found?.[1] === undefined ? part : { field: found[1], op: found[2] === '==' ? 'is_empty' : 'is_not_empty' };
}

function MetricSentence({ item }: { readonly item: MetricItem }) {
  const t = useMessages(templateMessages);
  const label = useLabel();
  const metrics = useRoute(listMetricsRoute, {}, { staleTimeMs: 600_000 });
  const metric = metrics.data?.metrics.find((each) => each.id === item.metric);
  return (
    <>{t('template.sentence_metric', { metric: metric ? label(metric.label) : item.metric, zero: item.zero, full: item.full, pass: item.passAt })}</>
  );
}
