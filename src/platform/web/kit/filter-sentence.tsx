import type { ReactNode } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { Button, IconButton } from './button.tsx';
import { Menu } from './menu.tsx';
import { Popover } from './popover.tsx';
import './filter-sentence.css';

/** One condition as words: 负责人 · 在 · 我的团队. */
export interface FilterCondition {
  readonly id: string;
  readonly field: string;
  readonly operator: string;
  readonly value: string;
}

/** A field one may ask about. */
export interface FilterField {
  readonly id: string;
  readonly label: string;
  readonly section?: string;
}

interface FilterSentenceProps {
  readonly conditions: readonly FilterCondition[];
  /** The fields one may ask about, in order. */
  readonly fields: readonly FilterField[];
  readonly onAdd: (fieldId: string) => void;
  readonly onRemove: (conditionId: string) => void;
  /** The editor of one condition: operator and value; opens on a click on the chip. */
  readonly renderEditor: (condition: FilterCondition, close: () => void) => ReactNode;
  /** The view's filter was changed and not saved: shows 还原 and 存为视图. */
  readonly isChanged?: boolean;
  readonly onRestore?: () => void;
  readonly onSaveAsView?: () => void;
  readonly extra?: ReactNode;
}

/** The filter as a sentence of chips: 负责人 在 我的团队 且 预计成交 在 本季度. */
export function FilterSentence(props: FilterSentenceProps) {
  const t = useMessages(kitMessages);
  return (
    <div className="k-filter">
      <div className="k-filter-chips">
        {props.conditions.map((condition, at) => (
          <FilterChip key={condition.id} condition={condition} isFirst={at === 0} sentence={props} />
        ))}
        <Menu
          label={t('kit.pick_field')}
          placement="bottom-start"
          items={props.fields.map((field) => ({
            id: field.id,
            label: field.label,
            ...(field.section !== undefined && { section: field.section }),
            onSelect: () => props.onAdd(field.id),
          }))}
          trigger={({ ref, ...trigger }) => (
            <Button kind="quiet" size="small" icon="plus" {...trigger} ref={ref}>
              {t('kit.add_condition')}
            </Button>
          )}
        />
      </div>
      {props.extra}
      {props.isChanged && (
        <div className="row g2">
          <span className="muted t12 nowrap">{t('kit.filter_changed')}</span>
          {props.onRestore && (
            <Button kind="quiet" size="small" onClick={props.onRestore}>
              {t('kit.restore')}
            </Button>
          )}
          {props.onSaveAsView && (
            <Button size="small" onClick={props.onSaveAsView}>
              {t('kit.save_as_view')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

interface FilterChipProps {
  readonly condition: FilterCondition;
  readonly isFirst: boolean;
  readonly sentence: FilterSentenceProps;
}

function FilterChip({ condition, isFirst, sentence }: FilterChipProps) {
  const t = useMessages(kitMessages);
  return (
    <>
      {!isFirst && <span className="muted t12">{t('kit.and')}</span>}
      <span className="k-filter-chip">
        <Popover
          label={t('kit.change_condition', { field: condition.field })}
          trigger={(trigger) => (
            <button type="button" className="k-filter-words" {...trigger}>
              <b>{condition.field}</b>
              <span className="muted">{condition.operator}</span>
              <b className="clip">{condition.value}</b>
            </button>
          )}
        >
          {(close) => sentence.renderEditor(condition, close)}
        </Popover>
        <IconButton
          icon="close"
          size="small"
          label={t('kit.remove_condition', { field: condition.field })}
          onClick={() => sentence.onRemove(condition.id)}
        />
      </span>
    </>
  );
}
