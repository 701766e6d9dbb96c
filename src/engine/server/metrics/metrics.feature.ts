import { listMetricsRoute, measureManyRoute, measureRoute, measureRowsRoute } from '../../contract/metrics/metrics.routes.ts';
import { bind, defineFeature } from '../feature.ts';
import { listMeasureRows, listMetrics } from './list-rows.ts';
import { measure, measureMany } from './measure.ts';

/** The metric registry's entrances. */
export const metricsFeature = defineFeature({
  id: 'metrics',
  routes: [
    bind(listMetricsRoute, async (ctx) => ({ metrics: listMetrics(ctx) })),
    bind(measureRoute, (ctx, input) => measure(ctx, input)),
    bind(measureManyRoute, async (ctx, input) => ({ results: await measureMany(ctx, input.measures) })),
    bind(measureRowsRoute, (ctx, input) => listMeasureRows(ctx, input)),
  ],
});
