import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { documentHeaders } from '#platform/server/http/security-headers.ts';
import type { BoundRoute, RawAnswer } from '../feature.ts';
import { type App, type Caller, runRead, runWrite } from '../run.ts';
import { readInput } from './read-input.ts';

/** Runs a raw use-case and sends its bytes, with headers under which a browser takes them for nothing else than they are. */
export async function answerRaw(
  app: App,
  bound: Extract<BoundRoute, { raw: unknown }>,
  { caller, findCaller }: { readonly caller: Caller; readonly findCaller: () => Promise<Caller | undefined> },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const answer = await bound.raw(
    {
      app,
      caller,
      findCaller,
      body: request.body instanceof Readable ? request.body : undefined,
      contentType: String(request.headers['content-type'] ?? ''),
      read: (work) => runRead(app, caller, work),
      write: (work) => runWrite(app, caller, work),
    },
    // oxlint-disable-next-line sloop/no-assertion -- parsed by this very route's schemas; `bindRaw` holds the handler to their types
    readInput(bound.route, request, app.registry) as never,
  );
  reply.status(answer.status ?? 200).type(answer.contentType);
  if (answer.fileName !== undefined) reply.header('content-disposition', dispositionOf(answer));
  if (answer.isInline && answer.contentType === 'application/pdf') reply.headers(documentHeaders);
  return reply.send(answer.body);
}

/** Names a download for old and new clients alike; the second form carries Chinese (RFC 6266). */
function dispositionOf(answer: RawAnswer): string {
  const name = (answer.fileName ?? 'file').replaceAll(/[\r\n]/g, ' ');
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  return `${answer.isInline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`;
}
