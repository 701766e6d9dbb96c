import type { FastifyInstance } from 'fastify';
import type { Settings } from './settings.ts';

/** Opens the port and gives the address people use. The default port gives way to the next free one; one that was asked for does not. */
export async function listen(server: FastifyInstance, settings: Pick<Settings, 'host' | 'port' | 'isPortFixed'>): Promise<string> {
  const candidates = settings.isPortFixed ? [settings.port] : [settings.port, settings.port + 1, settings.port + 2, 0];
  for (const port of candidates) {
    const address = await tryListen(server, settings.host, port);
    if (address && port !== settings.port) process.stdout.write(`Port ${settings.port} is taken by another program; set PORT to choose one.\n`);
    if (address) return address;
  }
  throw new Error(`Port ${settings.port} is taken by another program. Set PORT to a free one.`);
}

async function tryListen(server: FastifyInstance, host: string, port: number): Promise<string | undefined> {
  try {
    const address = await server.listen({ host, port });
    return address.replace('//0.0.0.0:', '//localhost:').replace('//[::]:', '//localhost:');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined;
    throw error;
  }
}
