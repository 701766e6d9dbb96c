import { Fragment } from 'react';
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

/** Conditions of which all, or any, must hold. */
export interface FilterGroup {
  readonly id: string;
  readonly joint: 'and' | 'or';
  /** What is within must not hold. */
  readonly isExcluded?: boolean;
  readonly nodes: readonly FilterNode[];
}

/** A part of the sentence. */
export type FilterNode = FilterCondition | FilterGroup;

/** A field one may ask about. */
export interface FilterField {
  readonly id: string;
  readonly label: string;
  readonly section?: string;
}

interface FilterSentenceProps extends Omit<NestedSentenceProps, 'sentence' | 'renderAdder' | 'onToggleJoint' | 'onToggleExcluded'> {
  readonly conditions: readonly FilterCondition[];
  /** The fields one may ask about, in order. */
  readonly fields: readonly FilterField[];
  readonly onAdd: (fieldId: string) => void;
}

/** A filter of a few fixed fields, all of which must hold. */
export function FilterSentence({ conditions, fields, onAdd, ...rest }: FilterSentenceProps) {
  const t = useMessages(kitMessages);
  return (
    <NestedSentence
      {...rest}
      sentence={{ id: '', joint: 'and', nodes: conditions }}
      renderAdder={() => (
        <Menu
          label={t('kit.pick_field')}
          placement="bottom-start"
          items={fields.map((field) => ({
            id: field.id,
            label: field.label,
            ...(field.section !== undefined && { section: field.section }),
            onSelect: () => onAdd(field.id),
          }))}
          trigger={({ ref, ...trigger }) => (
            <Button kind="quiet" size="small" icon="plus" {...trigger} ref={ref}>
              {t('kit.add_condition')}
            </Button>
          )}
        />
      )}
    />
  );
}

interface NestedSentenceProps {
  readonly sentence: FilterGroup;
  /** How a condition is added to a group. */
  readonly renderAdder: (groupId: string) => ReactNode;
  readonly onRemove: (id: string) => void;
  /** All of a group becomes any of it, and the other way. */
  readonly onToggleJoint?: (groupId: string) => void;
  /** What a group says must not hold, or must hold again. */
  readonly onToggleExcluded?: (groupId: string) => void;
  /** The editor of one condition: operator and value; opens on a click on the chip. */
  readonly renderEditor: (condition: FilterCondition, close: () => void) => ReactNode;
  /** The condition that was added just now; its editor is open. */
  readonly openId?: string | undefined;
  /** The view's filter was changed and not saved: shows 还原 and 存为视图. */
  readonly isChanged?: boolean;
  readonly onRestore?: () => void;
  readonly onSaveAsView?: () => void;
  readonly extra?: ReactNode;
}

/** The filter as a sentence of chips: 负责人 在 我的团队 且（预计成交 在 本季度 或 金额 不小于 20万）. */
export function NestedSentence(props: NestedSentenceProps) {
  const t = useMessages(kitMessages);
  return (
    <div className="k-filter">
      <div className="k-filter-chips">
        <GroupNodes group={props.sentence} sentence={props} />
        {props.renderAdder(props.sentence.id)}
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

interface GroupProps {
  readonly group: FilterGroup;
  readonly sentence: NestedSentenceProps;
}

function GroupNodes({ group, sentence }: GroupProps) {
  return group.nodes.map((node, at) => (
    <Fragment key={node.id}>
      {at > 0 && <Joint group={group} sentence={sentence} />}
      {'nodes' in node ? (
        <InnerGroup group={node} sentence={sentence} isInExcluded={group.isExcluded ?? false} />
      ) : (
        <FilterChip condition={node} sentence={sentence} />
      )}
    </Fragment>
  ));
}

/** 且 or 或 between two parts; a click asks for the other. */
function Joint({ group, sentence }: GroupProps) {
  const t = useMessages(kitMessages);
  const word = t(group.joint === 'and' ? 'kit.and' : 'kit.or');
  const { onToggleJoint } = sentence;
  if (!onToggleJoint) return <span className="muted t12">{word}</span>;
  return (
    <button
      type="button"
      className="k-filter-joint"
      title={t(group.joint === 'and' ? 'kit.make_or' : 'kit.make_and')}
      onClick={() => onToggleJoint(group.id)}
    >
      {word}
    </button>
  );
}

function InnerGroup({ group, sentence, isInExcluded }: GroupProps & { readonly isInExcluded: boolean }) {
  const t = useMessages(kitMessages);
  const { onToggleExcluded } = sentence;
  return (
    <span className="k-filter-group" role="group" aria-label={t(group.joint === 'and' ? 'kit.all_of' : 'kit.any_of')}>
      {onToggleExcluded && !isInExcluded ? (
        <button
          type="button"
          className="k-filter-joint"
          aria-pressed={group.isExcluded ?? false}
          title={t(group.isExcluded ? 'kit.include_group' : 'kit.exclude_group')}
          onClick={() => onToggleExcluded(group.id)}
        >
          {t('kit.not')}
        </button>
      ) : (
        group.isExcluded && <b className="t12">{t('kit.not')}</b>
      )}
      <GroupNodes group={group} sentence={sentence} />
      {!group.isExcluded && sentence.renderAdder(group.id)}
      <IconButton icon="close" size="small" label={t('kit.remove_group')} onClick={() => sentence.onRemove(group.id)} />
    </span>
  );
}

interface FilterChipProps {
  readonly condition: FilterCondition;
  readonly sentence: NestedSentenceProps;
}

function FilterChip({ condition, sentence }: FilterChipProps) {
  const t = useMessages(kitMessages);
  return (
    <span className="k-filter-chip">
      <Popover
        label={t('kit.change_condition', { field: condition.field })}
        isOpenAtFirst={sentence.openId === condition.id}
        trigger={(trigger) => (
          <button type="button" className="k-filter-words" {...trigger}>
            <b>{condition.field}</b>
            {condition.operator !== '' && <span className="muted">{condition.operator}</span>}
            {condition.value !== '' && <b className="clip">{condition.value}</b>}
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
  );
}
