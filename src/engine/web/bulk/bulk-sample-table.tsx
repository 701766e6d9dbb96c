import type { BulkSample } from '#engine/contract/bulk/bulk-change.routes.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { useLabel } from '#platform/web/locale.ts';
import type { CellChange } from '../list/change-plan.ts';
import { ChangeRows } from '../list/change-table.tsx';
import type { WebObject } from '../objects/object-registry.ts';
import { readValue } from '../objects/read-value.ts';

interface BulkSampleTableProps {
  readonly web: WebObject;
  readonly fields: Readonly<Record<string, Field>>;
  readonly sample: readonly BulkSample[];
  /** Names of what the new values refer to, by field. */
  readonly named?: Readonly<Record<string, string | null>>;
}

/** Some of the records as they are and would be, refused ones first with their reasons. */
export function BulkSampleTable({ web, fields, sample, named }: BulkSampleTableProps) {
  const label = useLabel();
  const changes = sample.flatMap((one): CellChange[] => {
    const row = { id: one.id, version: 0, [web.object.nameField]: one.name, ...one.before, _names: one.names };
    const after = { id: one.id, version: 0, ...one.after };
    return Object.keys(one.after).flatMap((path): CellChange[] => {
      const field = fields[path];
      const problem = one.problem === null ? undefined : label(one.problem);
      const afterName = named?.[path] ?? undefined;
      return field ? [{ row, path, field, after: readValue(after, path), afterName, problem }] : [];
    });
  });
  return <ChangeRows nameField={web.object.nameField} changes={changes} />;
}
