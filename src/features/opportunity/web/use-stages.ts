import { useRoute } from '#platform/web/api.ts';
import type { ChoiceOption } from '#engine/contract/objects/fields.ts';
import type { Stage } from '#features/process/contract/definition.ts';
import { getInForceRoute } from '#features/process/contract/process.routes.ts';

/** The stages of the process in force, in order. */
export function useStages(): readonly Stage[] {
  const process = useRoute(getInForceRoute, { object: 'opportunity' }, { staleTimeMs: 300_000 });
  return process.data?.definition.stages ?? [];
}

/** Stages as the options of the stage field. */
export function useStageOptions(): Readonly<Record<string, readonly ChoiceOption[]>> {
  const stages = useStages();
  return {
    stage: stages.map((stage) => ({
      value: stage.id,
      label: stage.label,
      ...(stage.kind === 'won' && { colour: 'good' as const }),
      ...(stage.kind === 'lost' && { colour: 'bad' as const }),
    })),
  };
}
