import { createMcpHandler, Server } from '@modelcontextprotocol/server';
import type { App, Caller } from '#engine/server/run.ts';
import type { Registry } from '#engine/server/registry.ts';
import { describeProblem } from './problem-text.ts';
import { buildRecordTools } from './record-tools.ts';
import { buildRouteTools } from './route-tools.ts';
import type { McpTool } from './tool.ts';

const instructions = `Sloop (赢环) keeps a company's sales work: customers, contacts, deals, activities, targets, inspections.
You act as one member and see and change only what they may. Call list_objects and describe_object before querying or writing.
Figures: use list_metrics and measure_metric, which explain themselves; do not compute them from lists. Deals move by move_opportunity, whose gate says what is missing.
Amounts are {amount: "123.45", currency}, dates are YYYY-MM-DD. A refusal says what is wrong and how to mend it, by field.`;

const byRegistry = new WeakMap<Registry, ReadonlyMap<string, McpTool>>();

/** The tools of the product, made once from its declarations. */
function listTools(registry: Registry): ReadonlyMap<string, McpTool> {
  const known = byRegistry.get(registry) ?? new Map([...buildRecordTools(), ...buildRouteTools(registry)].map((tool) => [tool.name, tool]));
  byRegistry.set(registry, known);
  return known;
}

/** An MCP server whose tools act for one caller; `report` hears of what went wrong on our side. */
export function buildMcpServer(app: App, caller: Caller, report: (error: unknown) => void): Server {
  const tools = listTools(app.registry);
  const server = new Server({ name: 'sloop', version: '1' }, { capabilities: { tools: {} }, instructions });
  server.setRequestHandler('tools/list', async () => ({ tools: [...tools.values()].map(viewTool) }));
  server.setRequestHandler('tools/call', async ({ params }) => {
    const tool = tools.get(params.name);
    if (!tool) return refuse(`There is no tool ${params.name}. Known: ${[...tools.keys()].join(', ')}.`);
    try {
      const output = await tool.run(app, { ...caller, door: 'mcp' }, params.arguments);
      return { content: [{ type: 'text', text: JSON.stringify(output) }], structuredContent: asObject(output) };
    } catch (error) {
      const text = describeProblem(error, caller.locale);
      if (text === undefined) report(error);
      return refuse(text ?? 'Something failed on our side; nothing was changed. Try again later. [internal]');
    }
  });
  return server;
}

/** Answers one HTTP request of a model's client. */
export function answerMcp(
  app: App,
  caller: Caller,
  report: (error: unknown) => void,
  given: { readonly request: Request; readonly body: unknown },
): Promise<Response> {
  const handler = createMcpHandler(() => buildMcpServer(app, caller, report), { onerror: report });
  return handler.fetch(given.request, given.body === undefined ? {} : { parsedBody: given.body });
}

function viewTool({ name, description, inputSchema, outputSchema, isReading }: McpTool) {
  return { name, description, inputSchema, outputSchema, annotations: { readOnlyHint: isReading, destructiveHint: false, openWorldHint: false } };
}

function refuse(text: string) {
  return { isError: true, content: [{ type: 'text' as const, text }] };
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
