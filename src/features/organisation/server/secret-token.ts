import { createHash, randomBytes } from 'node:crypto';

/** A secret shown once: the text handed out, and what is kept of it. */
export interface SecretToken {
  readonly text: string;
  readonly hash: string;
  /** Enough of it for its owner to recognise, too little to use. */
  readonly prefix: string;
}

const shape = /^(slp|inv)_([A-Za-z0-9_-]{22})([A-Za-z0-9_-]{32})$/;

/** Makes an API key (`slp`) or an invitation (`inv`). It names its workspace, so that it can be looked up behind the workspace's wall. */
export function createSecretToken(kind: 'slp' | 'inv', workspaceId: string): SecretToken {
  const workspace = Buffer.from(workspaceId.replaceAll('-', ''), 'hex').toString('base64url');
  const secret = randomBytes(24).toString('base64url');
  const text = `${kind}_${workspace}${secret}`;
  return { text, hash: hashOf(text), prefix: `${kind}_…${secret.slice(0, 6)}` };
}

/** The workspace a token names and the hash to look for; undefined when it is no token of this kind. */
export function readSecretToken(kind: 'slp' | 'inv', text: string): { workspaceId: string; hash: string } | undefined {
  const match = shape.exec(text);
  if (!match || match[1] !== kind) return undefined;
  const hex = Buffer.from(match[2] ?? '', 'base64url').toString('hex');
  return { workspaceId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), hash: hashOf(text) };
}

// The secret has 192 random bits: a plain hash cannot be guessed backwards, and looking it up stays cheap.
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
