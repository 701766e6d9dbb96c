import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A new signing secret in the form of Standard Webhooks. */
export function createSigningSecret(): string {
  return prefix + randomBytes(32).toString('base64');
}

/** Headers of Standard Webhooks for a message; with several secrets, as in a rotation, each signs. */
export function signMessage(message: { id: string; at: Date; body: string }, secrets: readonly string[]): Record<string, string> {
  const timestamp = Math.floor(message.at.getTime() / 1000).toString();
  const signed = `${message.id}.${timestamp}.${message.body}`;
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  });
  return { 'webhook-id': message.id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
