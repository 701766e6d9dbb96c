import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { FormError } from '#platform/web/kit/field.tsx';
import { CheckInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useCan } from '#platform/web/session.ts';
import { duplicateMessages } from '#engine/contract/duplicates/duplicates.messages.ts';
import { listMatchRules, publishMatchRules, type RulesOfObject } from '#engine/contract/duplicates/duplicates.routes.ts';
import type { MatchRules } from '#engine/contract/duplicates/match-rules.ts';
import { findWebObject } from '../objects/object-registry.ts';
import { ComparisonRows } from './comparison-rows.tsx';
import { KeyRows } from './key-rows.tsx';

/** The rules of one object, to be read, and changed by who keeps them. */
export function RulesPanel({ object }: { readonly object: string }) {
  const t = useMessages(duplicateMessages);
  const rules = useRoute(listMatchRules, {}, { staleTimeMs: 0 });
  const [isNew, setIsNew] = useState(false);
  const can = useCan();
  if (!rules.data) return <PageState of={rules} />;
  const found = rules.data.rules.find((each) => each.object === object);
  if (found) return <RulesForm key={found.version} current={found} />;
  if (isNew) return <RulesForm current={{ object, version: 0, rules: firstRules(object) }} />;
  const add = can('duplicate.manage') && <Button onClick={() => setIsNew(true)}>{t('duplicates.add_rules')}</Button>;
  return <EmptyState icon="sliders" title={t('duplicates.no_rules_title')} text={t('duplicates.no_rules_text')} action={add} />;
}

function firstRules(object: string): MatchRules {
  const name = findWebObject(object)?.object.nameField ?? 'name';
  return {
    isActive: true,
    comparisons: [{ fields: [name], as: 'text', between: 'each', agree: 10, differ: 10, from: 0.8 }],
    keys: [[{ fields: [name], as: 'text' }]],
    possible: 6,
    certain: 10,
    onCertain: 'warn',
  };
}

function RulesForm({ current }: { readonly current: RulesOfObject }) {
  const t = useMessages(duplicateMessages);
  const can = useCan();
  const [rules, setRules] = useState<MatchRules>(current.rules);
  const publish = useRouteMutation(publishMatchRules, {
    invalidates: [listMatchRules],
    onSuccess: () => showToast({ text: t('duplicates.published'), tone: 'good' }),
  });
  const isLocked = !can('duplicate.manage');
  return (
    <div className="page page-scroll duplicates-rules">
      <p className="row g3 wrap">
        <CheckInput
          label={t('duplicates.is_active')}
          isOn={rules.isActive}
          isDisabled={isLocked}
          onChange={(isActive) => setRules({ ...rules, isActive })}
        />
        <span className="muted t12">
          {current.version === 0 ? t('duplicates.rules_declared') : t('duplicates.rules_version', { version: current.version })}
        </span>
      </p>
      <ComparisonRows
        object={current.object}
        comparisons={rules.comparisons}
        onChange={(comparisons) => setRules({ ...rules, comparisons: [...comparisons] })}
      />
      <KeyRows object={current.object} keys={rules.keys} onChange={(keys) => setRules({ ...rules, keys: keys.map((key) => [...key]) })} />
      <Thresholds rules={rules} onChange={setRules} />
      <FormError error={publish.error} />
      {!isLocked && (
        <span>
          <Button
            kind="primary"
            isBusy={publish.isPending}
            onClick={() => publish.mutate({ object: current.object, version: current.version, rules })}
          >
            {t('duplicates.publish')}
          </Button>
        </span>
      )}
    </div>
  );
}

function Thresholds({ rules, onChange }: { readonly rules: MatchRules; readonly onChange: (rules: MatchRules) => void }) {
  const t = useMessages(duplicateMessages);
  return (
    <div className="duplicates-line">
      <PointsInput label={t('duplicates.possible')} value={rules.possible} onChange={(possible) => onChange({ ...rules, possible })} />
      <PointsInput label={t('duplicates.certain')} value={rules.certain} onChange={(certain) => onChange({ ...rules, certain })} />
      <label className="stack g1">
        <span className="muted t12">{t('duplicates.on_certain')}</span>
        <SelectInput
          label={t('duplicates.on_certain')}
          value={rules.onCertain}
          onChange={(onCertain) => onChange({ ...rules, onCertain: onCertain ?? 'block' })}
          options={(['block', 'warn'] as const).map((value) => ({ value, label: t(`duplicates.on_certain.${value}`) }))}
        />
      </label>
    </div>
  );
}

/** A number of points. */
export function PointsInput({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <label className="stack g1 duplicates-points">
      <span className="muted t12">{label}</span>
      <TextInput
        inputMode="decimal"
        aria-label={label}
        value={String(value)}
        onChange={(text) => onChange(Number.isFinite(Number(text)) ? Math.max(0, Number(text)) : value)}
      />
    </label>
  );
}
