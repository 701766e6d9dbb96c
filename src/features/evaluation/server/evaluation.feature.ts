import { bind, defineFeature } from '#engine/server/feature.ts';
import * as routes from '../contract/evaluation.routes.ts';
import { evaluationTables } from './migrations/0700-evaluation.ts';
import { computeHistory, scoreHistory } from './use-cases/compute-history.ts';
import { evaluate } from './use-cases/evaluate.ts';

/** Score: twenty dimensions from registry metrics against target bands, each explained down to its rows. */
export const evaluationFeature = defineFeature({
  id: 'evaluation',
  migrations: { '0700-evaluation': evaluationTables },
  jobs: [scoreHistory],
  routes: [bind(routes.evaluate, evaluate), bind(routes.computeHistory, computeHistory)],
});
