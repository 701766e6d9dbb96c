import { createHash } from 'node:crypto';

/**
 * SQL of the digest of an event under the alias `e`: everything people rely on, written the same on every server. Its place in the log,
 * the transaction, goes into the seal beside it, so that a moved event can be told from a changed one.
 */
export const eventDigestSql = `sha256(convert_to(json_build_array(e.workspace_id, e.id, (extract(epoch from e.at) * 1000000)::bigint, e.kind, e.object,
  e.record_id, e.actor_id, e.door, e.cause, e.changes, e.facts)::text, 'UTF8'))`;

/** An event as it is sealed. */
export interface DigestedEvent {
  readonly txId: string;
  readonly id: string;
  readonly digest: Buffer;
}

/** What the first seal of a workspace is chained to. */
export function firstHash(workspaceId: string): Buffer {
  return createHash('sha256').update(`sloop audit ${workspaceId}`).digest();
}

/** The hash of a seal: the one before it, then each event's transaction and digest in commit order. */
export function sealHash(previous: Buffer, events: readonly DigestedEvent[]): Buffer {
  const hash = createHash('sha256').update(previous);
  for (const event of events) hash.update(`${event.txId}:`).update(event.digest);
  return hash.digest();
}

const idBytes = 16;
const leafBytes = 24;

/** Ids and heads of digests, by which a broken seal says which event it was. */
export function packLeaves(events: readonly DigestedEvent[]): Buffer {
  const leaves = Buffer.alloc(events.length * leafBytes);
  for (const [at, event] of events.entries()) {
    leaves.write(event.id.replaceAll('-', ''), at * leafBytes, idBytes, 'hex');
    event.digest.copy(leaves, at * leafBytes + idBytes, 0, leafBytes - idBytes);
  }
  return leaves;
}

/** One event as its seal remembers it. */
export interface Leaf {
  readonly id: string;
  readonly digestHead: string;
}

/** The leaves of a seal, in its order. */
export function unpackLeaves(leaves: Buffer): Leaf[] {
  return Array.from({ length: Math.floor(leaves.length / leafBytes) }, (_, at) => {
    const hex = leaves.toString('hex', at * leafBytes, (at + 1) * leafBytes);
    const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
    return { id, digestHead: hex.slice(idBytes * 2) };
  });
}

/** The head of a digest as a leaf keeps it. */
export function digestHead(digest: Buffer): string {
  return digest.toString('hex', 0, leafBytes - idBytes);
}
