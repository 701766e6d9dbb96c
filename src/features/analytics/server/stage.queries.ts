import type { Label } from '#platform/contract/label.ts';
import type { Session } from '#platform/server/database/database.ts';

/** A stage of the sales process as pages name it. */
export interface StageRow {
  readonly id: string;
  readonly label: Label;
  readonly kind: 'open' | 'won' | 'lost';
}

/** Stages of the process in force, in its order; none when no process is published. */
export function listStages(session: Session): Promise<StageRow[]> {
  return session.query<StageRow>({
    name: 'analytics.list_stages',
    text: `select s.value->>'id' as id, s.value->'label' as label, s.value->>'kind' as kind
      from process p
      join process_version v on v.workspace_id = p.workspace_id and v.process_id = p.id and v.status = 'published'
      cross join lateral jsonb_array_elements(v.definition->'stages') with ordinality s
      where p.object = 'opportunity' order by s.ordinality`,
  });
}
