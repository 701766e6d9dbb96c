import { z } from 'zod';
import { holdsScope, type KeyScope } from '#engine/contract/key-scopes.ts';
import type { Context } from '#engine/server/context.ts';
import { scopeMissing } from '#engine/server/policy/scope-missing.ts';
import { type App, type Caller, runRead, runWrite } from '#engine/server/run.ts';
import { invalid } from '#platform/contract/errors.ts';
import { issuesFromZod } from '#engine/server/http/zod-issues.ts';

/** Something a language model may do here, under the rights of who it acts for. */
export interface McpTool {
  readonly name: string;
  /** What it is for, written for a model that has never seen the product. */
  readonly description: string;
  readonly isReading: boolean;
  readonly inputSchema: JsonObject;
  readonly outputSchema: JsonObject;
  run(app: App, caller: Caller, input: unknown): Promise<unknown>;
}

/** A JSON schema of an object. */
export type JsonObject = { readonly [key: string]: unknown; readonly type: 'object' };

/** How a tool is declared: schemas, and the use-case it leads to. */
export interface ToolDeclaration<Input extends z.ZodType, Output extends z.ZodType> {
  readonly name: string;
  readonly description: string;
  readonly kind: 'read' | 'write';
  readonly input: Input;
  readonly output: Output;
  /** The scope a key needs for it. */
  readonly scopeOf: (input: z.output<Input>) => KeyScope | undefined;
  readonly run: (ctx: Context, input: z.output<Input>) => Promise<unknown>;
}

/** Declares a tool: its input is checked, the key's scope too, and the answer keeps to the schema it promises. */
export function defineTool<Input extends z.ZodType, Output extends z.ZodType>(declared: ToolDeclaration<Input, Output>): McpTool {
  return {
    name: declared.name,
    description: declared.description,
    isReading: declared.kind === 'read',
    inputSchema: toObjectSchema(declared.input, 'input'),
    outputSchema: toObjectSchema(declared.output, 'output'),
    run: async (app, caller, given) => {
      const parsed = declared.input.safeParse(given ?? {});
      if (!parsed.success) throw invalid(issuesFromZod(parsed.error));
      const scope = declared.scopeOf(parsed.data);
      const { keyScopes } = caller.actor;
      if (keyScopes && scope !== undefined && !holdsScope(keyScopes, scope)) throw scopeMissing(scope);
      const run = declared.kind === 'write' ? runWrite : runRead;
      const output = await run(app, caller, (ctx) => declared.run(ctx, parsed.data));
      return JSON.parse(JSON.stringify(declared.output.parse(output)));
    },
  };
}

function toObjectSchema(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _, '~standard': __, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', cycles: 'ref' });
  return { ...json, type: 'object' };
}
