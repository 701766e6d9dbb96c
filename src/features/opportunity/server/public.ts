/** The only door of the opportunity capability for other capabilities' servers. */
export { type ChangedDeal, listDealsChangedSince } from './changes.queries.ts';
export { listWarningsOf } from './use-cases/get-insights.ts';
