import { bind, defineFeature } from '#engine/server/feature.ts';
import { getTodayRoute } from '../contract/today.routes.ts';
import { getToday } from './get-today.ts';

/** Wires the page of the day. */
export const todayFeature = defineFeature({ id: 'today', routes: [bind(getTodayRoute, getToday)] });
