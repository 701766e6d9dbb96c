import { z } from 'zod';
import { scopeOfRoute } from '#engine/contract/key-scopes.ts';
import type { BoundRoute } from '#engine/server/feature.ts';
import type { Registry } from '#engine/server/registry.ts';
import type { Route } from '#platform/contract/route.ts';
import { defineTool, type McpTool } from './tool.ts';

/** Which routes become tools, under which name; a route the program does not have makes none. */
const exposed: readonly { readonly route: string; readonly name: string; readonly description: string }[] = [
  {
    route: 'search.find',
    name: 'search',
    description:
      'Find customers, contacts, deals and other records by name, pinyin, initials, telephone or e-mail. Start here when a person names a record; use the id of a hit with get_record.',
  },
  {
    route: 'metrics.list',
    name: 'list_metrics',
    description: 'All defined figures (win rate, pipeline, cycle, …) with definition, formula, unit, and by what each can be grouped.',
  },
  {
    route: 'metrics.measure',
    name: 'measure_metric',
    description:
      'Compute one defined figure over the records you may see, with its trace (definition, filter, inputs, steps). Prefer this over computing figures yourself. `metric` is an id of list_metrics; `period` is e.g. "this_quarter", "last_30_days", "2026-Q1" or {from,to}; `groupBy` e.g. ["owner"].',
  },
  {
    route: 'opportunity.moves',
    name: 'list_opportunity_moves',
    description: 'To which stages a deal may move now, and what each move still needs. Call before move_opportunity.',
  },
  {
    route: 'opportunity.move',
    name: 'move_opportunity',
    description:
      'Move a deal to another stage. The gate of the stage is checked: what is missing is said by field, with the remedy; give those fields in `values` and call again. Never invent values: ask the person.',
  },
  {
    route: 'discussion.comments',
    name: 'list_comments',
    description: 'What people said about one record, newest first. `object` and `id` name the record.',
  },
  {
    route: 'discussion.add_comment',
    name: 'add_comment',
    description:
      'Comment on a record. `mentions` are member ids; write @name in the text for each. `unseenBy` says who was not told because they cannot see the record.',
  },
  {
    route: 'inspection.listTemplates',
    name: 'list_inspection_templates',
    description: 'The checklists an inspection can run, with their ids.',
  },
  {
    route: 'inspection.start',
    name: 'run_inspection',
    description:
      'Run a checklist over the sales work now. It runs in the background: read the result with list_findings until `run.status` is "done".',
  },
  { route: 'inspection.list', name: 'list_inspections', description: 'Inspections so far, newest first, with score and number of failed items.' },
  {
    route: 'inspection.get',
    name: 'list_findings',
    description: 'The report of one inspection: every question, what was counted, and the findings with severity, actions and rechecks.',
  },
  {
    route: 'inspection.listOffenders',
    name: 'list_offending_records',
    description: 'The records that fail one question of an inspection.',
  },
];

/** The tools that are routes: the same use-case, input and answer as over HTTP. */
export function buildRouteTools(registry: Registry): McpTool[] {
  return exposed.flatMap(({ route: id, name, description }) => {
    const bound = registry.routes.find((candidate) => candidate.route.id === id);
    return bound && 'handle' in bound ? [routeTool(bound, name, description, registry)] : [];
  });
}

function routeTool(bound: Extract<BoundRoute, { handle: unknown }>, name: string, description: string, registry: Registry): McpTool {
  const { route } = bound;
  return defineTool({
    name,
    description,
    kind: route.kind,
    input: inputOf(route),
    output: route.output,
    scopeOf: () => scopeOfRoute(route, (object) => registry.objects.has(object)),
    // oxlint-disable-next-line sloop/no-assertion -- parsed by this very route's schemas; `bind` holds the handler to their types
    run: (ctx, input) => bound.handle(ctx, input as never),
  });
}

function inputOf(route: Route): z.ZodObject {
  const body = route.body instanceof z.ZodObject ? route.body.shape : {};
  return z.object({ ...route.params?.shape, ...route.query?.shape, ...body });
}
