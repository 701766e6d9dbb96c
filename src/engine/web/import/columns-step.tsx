import { useState } from 'react';
import { FormError } from '#platform/web/kit/field.tsx';
import { Tabs } from '#platform/web/kit/tabs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import type { ImportDraft } from '#engine/contract/import/import.routes.ts';
import { ColumnTable } from './column-table.tsx';
import { PlanSettings } from './plan-settings.tsx';
import { isOpen, type Plans } from './use-plans.ts';

/** Which field each column is, file by file. */
export function ColumnsStep({ drafts, plans }: { readonly drafts: readonly ImportDraft[]; readonly plans: Plans }) {
  const t = useMessages(importMessages);
  const [chosen, setChosen] = useState<string>();
  const open = drafts.filter(isOpen);
  const wrong = open.find((draft) => plans.errorOf(draft.import.id));
  const active = open.find((draft) => draft.import.id === chosen) ?? wrong ?? open[0];
  if (!active) return null;
  const plan = plans.planOf(active);
  const change = (next: typeof plan) => plans.change(active, next);
  const tabs = open.map((draft) => ({
    id: draft.import.id,
    label: draft.import.fileName,
    count: plans.planOf(draft).columns.filter((column) => column !== null).length,
    ...(plans.errorOf(draft.import.id) && { icon: 'warning' as const }),
  }));
  return (
    <>
      {tabs.length > 1 && <Tabs label={t('import.file')} tabs={tabs} active={active.import.id} onChange={setChosen} />}
      <FormError error={plans.errorOf(active.import.id)} />
      <div className="import-columns" key={active.import.id}>
        <ColumnTable draft={active} plan={plan} onChange={change} />
        <PlanSettings draft={active} plan={plan} onChange={change} />
      </div>
    </>
  );
}
