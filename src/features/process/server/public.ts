/** The only door of the process capability for other capabilities' servers. */
export { type ProcessInForce, ensureProcessInForce, findProcessInForce } from './load-process.ts';
export { type Judgement, type MoveRequest, isFilled, issuesOf, judgeMoves } from './judge-moves.ts';
export { type MoveIntent, intentOf, withMoveIntents } from './move-intents.ts';
export { evaluateConditions } from './evaluate-conditions.ts';
export { insertUses } from './exception.queries.ts';
export { type ImportedStages, dayOf, recordImportedStages, writeStageHistory } from './record-stages.ts';
export { type StayRow, insertStays, traceStaysSql } from './stage-history.queries.ts';
export { grantException } from './use-cases/grant-exception.ts';
export { listMoves } from './list-moves.ts';
export { valuesOfRow } from './values-of-row.ts';
export { storeDraft } from './use-cases/draft-process.ts';
export { publishVersion } from './use-cases/publish-version.ts';
