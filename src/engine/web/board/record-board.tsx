import { Suspense } from 'react';
import { usePastDay } from '#platform/web/as-of.ts';
import { EmptyState, PageState, Skeleton } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';
import { relatedChoices } from '../form/dependent-fields.ts';
import { boardChoices } from '../objects/layout-fields.ts';
import { useFields } from '../objects/object-registry.ts';
import type { BoardViewProps, WebObject } from '../objects/object-registry.ts';
import type { BoardRules } from './board-rules.ts';
import { cardColumns, sumField } from './card-columns.ts';
import { DrawnBoard } from './drawn-board.tsx';
import { noValue } from './lane-key.ts';
import { useBoardLayout } from './use-board-layout.ts';

const noRules: BoardRules = {};

/** The board of any object by one of its choices: dropping a card sets the choice, and its lane; capabilities add their rules. */
export function RecordBoard(props: BoardViewProps) {
  const { object: web, selection, settings } = props;
  const t = useMessages(layoutMessages);
  const label = useLabel();
  const fields = useFields(web);
  const isPast = usePastDay() !== undefined || selection.asOf !== undefined;
  const by = columnsBy(web, settings.board?.by);
  const field = fields[by];
  const values = valuesOf(field);
  const sumOf = sumField(web);
  const request = {
    ...selection,
    by,
    ...(values.length > 0 && { values }),
    ...(sumOf !== undefined && { sumOf }),
    columns: drawnFields(web, by, settings.board?.lanes, isPast),
  };
  // Options that come from rows are awaited.
  const isKnown = field?.kind !== 'choice' || field.open !== true || web.useOptions === undefined || values.length > 0;
  const board = useBoardLayout(web, request, settings.board?.lanes, isKnown);
  if (!board.query.data) return <PageState of={board.query} shape="cards" />;
  if (board.totals.every((column) => column.count === 0)) {
    return <EmptyState icon="board" title={t('board.empty')} text={t('board.empty_text', { field: label(field?.label ?? web.object.label) })} />;
  }
  const draw = (rules: BoardRules) => <DrawnBoard {...props} {...{ by, field, board, rules, isPast }} />;
  const Rules = by === web.object.boardField ? web.BoardRules : undefined;
  if (!Rules) return draw(noRules);
  return (
    <Suspense fallback={<Skeleton shape="cards" />}>
      <Rules cards={board.cards}>{draw}</Rules>
    </Suspense>
  );
}

/** The choice whose options are the columns. */
function columnsBy(web: WebObject, wanted: string | undefined): string {
  const offered = boardChoices(web);
  return offered.find((name) => name === wanted) ?? offered[0] ?? '';
}

/** The options in order, then a column for records without one where there may be such. */
function valuesOf(field: Field | undefined): string[] {
  if (field?.kind !== 'choice' || field.options.length === 0) return [];
  return [...field.options.map((option) => option.value), ...(field.required ? [] : [noValue])];
}

/** What cards and lanes show, and what has to be known for moving a card. */
function drawnFields(web: WebObject, by: string, lanes: string | undefined, isPast: boolean): string[] {
  const drawn = [...new Set([...cardColumns(web), by, ...(lanes === undefined ? [] : [lanes])])];
  return isPast ? drawn : [...drawn, ...relatedChoices(web.object.fields, drawn)];
}
