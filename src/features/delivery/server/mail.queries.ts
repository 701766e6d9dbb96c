import type { Session } from '#platform/server/database/database.ts';
import type { MailSecurity } from '#platform/server/mail/send-mail.ts';

/** How a workspace sends mail, as it is stored. */
export interface MailRow {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  readonly username: string | null;
  readonly secret: Buffer | null;
  readonly sender_name: string;
  readonly sender_address: string;
  readonly public_url: string;
  readonly allowed_domains: readonly string[];
}

/** The mail settings of the workspace, if any. */
export async function findMail(session: Session, workspaceId: string): Promise<MailRow | undefined> {
  const [row] = await session.query<MailRow>({
    text: `select host, port, security, username, secret, sender_name, sender_address, public_url, allowed_domains
      from delivery_mail where workspace_id = $1`,
    values: [workspaceId],
  });
  return row;
}

/** Writes them anew or over what they were. */
export async function saveMail(
  session: Session,
  workspaceId: string,
  row: MailRow,
  by: { readonly memberId: string; readonly at: Date },
): Promise<void> {
  await session.query({
    text: `insert into delivery_mail
        (workspace_id, host, port, security, username, secret, sender_name, sender_address, public_url, allowed_domains, updated_by, updated_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      on conflict (workspace_id) do update set host = excluded.host, port = excluded.port, security = excluded.security, username = excluded.username,
        secret = excluded.secret, sender_name = excluded.sender_name, sender_address = excluded.sender_address, public_url = excluded.public_url,
        allowed_domains = excluded.allowed_domains, updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
    values: [
      workspaceId,
      row.host,
      row.port,
      row.security,
      row.username,
      row.secret,
      row.sender_name,
      row.sender_address,
      row.public_url,
      row.allowed_domains,
      by.memberId,
      by.at,
    ],
  });
}
