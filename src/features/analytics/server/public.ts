/** The only door of analytics for other capabilities' servers: what a dashboard consists of, and its figures under the rights of `ctx`. */
export { loadDashboard } from './use-cases/read-dashboards.ts';
export { evaluateTiles } from './tiles/evaluate-tiles.ts';
