/** The only door for other capabilities' servers. */
export { loadDashboard } from './use-cases/read-dashboards.ts';
export { evaluateTiles } from './tiles/evaluate-tiles.ts';
