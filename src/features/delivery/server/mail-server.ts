import type { Database } from '#platform/server/database/database.ts';
import { mailSecretOfEnvironment } from '#platform/server/mail/environment-secret.ts';
import type { MailServer } from '#platform/server/mail/send-mail.ts';
import { installationKey } from '#platform/server/secrets/installation-key.ts';
import { openSecret, sealSecret } from '#platform/server/secrets/seal.ts';
import type { MailSettings } from '../contract/mail.routes.ts';
import type { MailRow } from './mail.queries.ts';

const purpose = 'delivery.mail';

/** The mail server of a workspace with its secret opened, ready to send through. */
export async function openMailServer(owner: Database['system'], workspaceId: string, row: MailRow): Promise<MailServer> {
  const { host, port, security, username } = row;
  const kept = row.secret === null ? undefined : openSecret(await installationKey(owner, purpose), row.secret, workspaceId);
  return { host, port, security, user: username, secret: kept ?? mailSecretOfEnvironment() ?? null };
}

/** A secret as it is kept. */
export async function sealMailSecret(owner: Database['system'], workspaceId: string, secret: string): Promise<Buffer> {
  return sealSecret(await installationKey(owner, purpose), secret, workspaceId);
}

/** The settings as administrators see them. */
export function viewMail(row: MailRow): MailSettings {
  const { host, port, security, username, sender_name, sender_address, public_url, allowed_domains } = row;
  const from = row.secret !== null ? 'stored' : mailSecretOfEnvironment() ? 'environment' : 'none';
  return { host, port, security, user: username, sender_name, sender_address, public_url, allowed_domains: [...allowed_domains], secret_from: from };
}
