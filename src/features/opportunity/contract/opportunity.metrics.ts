import type { MetricDefinition } from '#engine/contract/metrics/metric.ts';
import { pipelineMetrics } from './pipeline.metrics.ts';
import { resultMetrics } from './result.metrics.ts';
import { speedMetrics } from './speed.metrics.ts';
import { stageMetrics } from './stage.metrics.ts';

/** Every figure deals bring to the registry. */
export const opportunityMetrics: readonly MetricDefinition[] = [...resultMetrics, ...pipelineMetrics, ...speedMetrics, ...stageMetrics];
