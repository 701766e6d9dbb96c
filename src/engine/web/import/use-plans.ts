import { useEffect, useEffectEvent, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiError, callRoute, routeKey } from '#platform/web/api.ts';
import { dayOf } from '#platform/contract/format/format-date.ts';
import { useReading } from '#platform/web/reading.ts';
import type { ImportPlan } from '#engine/contract/import/import-plan.ts';
import { getDraft, planImport, type ImportDraft } from '#engine/contract/import/import.routes.ts';

const saveAfterMs = 800;

/** What was decided about each file of the wizard. */
export interface Plans {
  planOf(draft: ImportDraft): ImportPlan;
  change(draft: ImportDraft, plan: ImportPlan): void;
  /** Why the server refuses the plan as it stands. */
  errorOf(id: string): ApiError | undefined;
  /** Keeps all plans; false when one is refused. */
  saveAll(): Promise<boolean>;
  readonly isSaving: boolean;
}

/** Plans by file, kept on the server soon after each change. */
export function usePlans(drafts: readonly ImportDraft[]): Plans {
  const client = useQueryClient();
  const reading = useReading();
  const [changed, setChanged] = useState<Readonly<Record<string, ImportPlan>>>({});
  const [errors, setErrors] = useState<Readonly<Record<string, ApiError>>>({});
  const [isSaving, setIsSaving] = useState(false);
  const firstDay = drafts.flatMap((draft) => draft.earliestDate ?? []).toSorted()[0] ?? dayOf(reading.now, reading.timeZone);
  const planOf = (draft: ImportDraft) => changed[draft.import.id] ?? suggestedPlan(draft, firstDay);
  const save = async (draft: ImportDraft): Promise<boolean> => {
    const { id } = draft.import;
    try {
      const { import: view, earliestDate } = await callRoute(planImport, { id, plan: planOf(draft) });
      client.setQueryData(routeKey(getDraft, { id }), { ...draft, import: view, earliestDate });
      setErrors((known) => Object.fromEntries(Object.entries(known).filter(([each]) => each !== id)));
      return true;
    } catch (error) {
      if (error instanceof ApiError) setErrors((known) => ({ ...known, [id]: error }));
      return false;
    }
  };
  const saveChanged = useEffectEvent(() => drafts.filter((draft) => changed[draft.import.id]).forEach((draft) => void save(draft)));
  useEffect(() => {
    if (Object.keys(changed).length === 0) return undefined;
    const timer = setTimeout(saveChanged, saveAfterMs);
    return () => clearTimeout(timer);
  }, [changed]);
  return {
    planOf,
    change: (draft, plan) => setChanged((known) => ({ ...known, [draft.import.id]: plan })),
    errorOf: (id) => errors[id],
    isSaving,
    saveAll: async () => {
      setIsSaving(true);
      const saved = await Promise.all(drafts.filter(isOpen).map(save));
      setIsSaving(false);
      return saved.every(Boolean);
    },
  };
}

/** A file whose plan may still change. */
export function isOpen(draft: ImportDraft): boolean {
  return ['staged', 'previewed', 'failed'].includes(draft.import.status);
}

function suggestedPlan(draft: ImportDraft, firstDay: string): ImportPlan {
  const plan = draft.import.plan ?? draft.guess;
  return draft.needsStartDate && plan.startDate === undefined ? { ...plan, startDate: firstDay } : plan;
}
