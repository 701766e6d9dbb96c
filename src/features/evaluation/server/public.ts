/** The only door of the evaluation capability for other capabilities' servers. */
export { scorePast } from './use-cases/compute-history.ts';
export { readScorecard, type Scorecard } from './read-scorecard.ts';
