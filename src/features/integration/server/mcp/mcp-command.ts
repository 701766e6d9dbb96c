import type { CommandDefinition } from '#engine/server/command.ts';

/** `sloop mcp`: the same tools over standard input and output, for programs on this machine; ends when its caller does. */
export const mcpCommand: CommandDefinition = {
  name: 'mcp',
  summary: 'Serve the tools for language models (MCP) over standard input and output',
  run: async ({ app, caller, say }) => {
    const [{ serveStdio }, { buildMcpServer }] = await Promise.all([import('@modelcontextprotocol/server/stdio'), import('./mcp-server.ts')]);
    const report = (error: unknown): void => say(error instanceof Error ? error.message : String(error));
    const ended = new Promise<void>((resolve) => process.stdin.once('end', resolve).once('close', resolve));
    const handle = serveStdio(() => buildMcpServer(app, caller, report), { onerror: report });
    await ended;
    await handle.close();
    return { json: null, text: '' };
  },
};
