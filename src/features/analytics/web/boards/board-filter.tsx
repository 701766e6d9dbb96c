import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { FilterSentence } from '#platform/web/kit/filter-sentence.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { rulesOf } from '#engine/contract/objects/field-kinds.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { ConditionEditor } from '#engine/web/filters/condition-editor.tsx';
import { useConditionWords } from '#engine/web/filters/condition-words.ts';
import { isCondition } from '#engine/web/filters/filter-parts.ts';
import { useNamesOf } from '#engine/web/fields/pickers.tsx';
import { fieldAt, useFields, type WebObject } from '#engine/web/objects/object-registry.ts';
import { listDepartmentsRoute } from '#features/organisation/contract/organisation.routes.ts';
import { MemberSelect } from '#features/organisation/web/public.ts';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';
import type { BoardFilter } from '../../contract/tile.ts';
import { PeriodPicker, usePeriodName } from './period-picker.tsx';

interface BoardFilterBarProps {
  /** The object in whose terms conditions are offered: what most tiles are about. */
  readonly home: WebObject;
  readonly filter: BoardFilter;
  readonly onChange: (filter: BoardFilter) => void;
  readonly isChanged: boolean;
  readonly onRestore: () => void;
}

const shared: readonly Field['kind'][] = ['reference', 'choice', 'boolean', 'address', 'multi_choice'];

/** What narrows every tile, as a sentence of chips: period, people, and conditions on what they have in common. */
export function BoardFilterBar({ home, filter, onChange, isChanged, onRestore }: BoardFilterBarProps) {
  const t = useMessages(dashboardsMessages);
  const label = useLabel();
  const fields = useFields(home);
  const conditions = filter.conditions ?? [];
  const words = useConditionWords(
    fields,
    conditions.map(({ where }) => where),
  );
  const fixed = useFixedChips(filter);
  const offered = Object.entries(fields).filter(([, field]) => shared.includes(field.kind) && rulesOf(field).filterOperators.length > 0);
  const add = (id: string) => {
    if (id === 'department' || id === 'owner' || id === 'period') return onChange({ ...filter, ...emptyChip(id) });
    const op = fields[id] && rulesOf(fields[id]).filterOperators[0];
    if (op) onChange({ ...filter, conditions: [...conditions, { object: home.object.id, where: { field: id, op } }] });
  };
  const remove = (id: string) => {
    if (id === 'department' || id === 'owner' || id === 'period') return onChange({ ...filter, [id]: undefined });
    onChange({ ...filter, conditions: conditions.filter((_, at) => String(at) !== id) });
  };
  return (
    <FilterSentence
      conditions={[...fixed, ...words]}
      fields={[
        ...(['period', 'department', 'owner'] as const)
          .filter((id) => !(id in filter) || filter[id] === undefined)
          .map((id) => ({ id, label: t(`dashboards.${id}`) })),
        ...offered.map(([id, field]) => ({ id, label: label(field.label) })),
      ]}
      onAdd={add}
      onRemove={remove}
      renderEditor={(condition, close) => {
        const at = Number(condition.id);
        const part = Number.isNaN(at) ? undefined : conditions[at]?.where;
        if (!part) return <FixedEditor id={condition.id} filter={filter} onChange={onChange} close={close} />;
        return (
          <ConditionEditor
            part={part}
            field={fieldAt(fields, part.field)}
            onChange={(next) =>
              isCondition(next) &&
              onChange({ ...filter, conditions: conditions.map((each, index) => (index === at ? { ...each, where: next } : each)) })
            }
            close={close}
          />
        );
      }}
      isChanged={isChanged}
      onRestore={onRestore}
    />
  );
}

const nobody = '00000000-0000-0000-0000-000000000000';

function emptyChip(id: 'period' | 'department' | 'owner'): Partial<BoardFilter> {
  return id === 'period' ? { period: 'this_quarter' } : { [id]: nobody };
}

function useFixedChips(filter: BoardFilter) {
  const t = useMessages(dashboardsMessages);
  const periodName = usePeriodName();
  const departments = useRoute(listDepartmentsRoute, {}, { enabled: filter.department !== undefined });
  const [owner] = useNamesOf('member', filter.owner && filter.owner !== nobody ? [filter.owner] : []);
  const department = departments.data?.departments.find((each) => each.id === filter.department);
  const chip = (id: 'period' | 'department' | 'owner', value: string) => ({ id, field: t(`dashboards.${id}`), operator: t('dashboards.is'), value });
  return [
    ...(filter.period === undefined ? [] : [chip('period', periodName(filter.period))]),
    ...(filter.department === undefined ? [] : [chip('department', department?.name ?? '…')]),
    ...(filter.owner === undefined ? [] : [chip('owner', owner?.name ?? '…')]),
  ];
}

interface FixedEditorProps {
  readonly id: string;
  readonly filter: BoardFilter;
  readonly onChange: (filter: BoardFilter) => void;
  readonly close: () => void;
}

function FixedEditor({ id, filter, onChange, close }: FixedEditorProps) {
  const t = useMessages(dashboardsMessages);
  const departments = useRoute(listDepartmentsRoute, {}, { enabled: id === 'department' });
  const options = (departments.data?.departments ?? []).map((each) => ({ value: each.id, label: `${'　'.repeat(each.depth)}${each.name}` }));
  const known = (value: string | undefined) => (value === nobody ? undefined : value);
  return (
    <div className="records-condition stack g2">
      {id === 'period' && <PeriodPicker value={filter.period} onChange={(period) => onChange({ ...filter, period })} />}
      {id === 'department' && (
        <SelectInput
          label={t('dashboards.department')}
          value={known(filter.department)}
          options={options}
          onChange={(department) => onChange({ ...filter, department })}
        />
      )}
      {id === 'owner' && (
        <MemberSelect value={known(filter.owner)} onChange={(owner) => onChange({ ...filter, owner })} placeholder={t('dashboards.owner')} />
      )}
      <div className="row">
        <span className="spread" />
        <Button kind="primary" size="small" onClick={close}>
          {t('dashboards.done')}
        </Button>
      </div>
    </div>
  );
}
