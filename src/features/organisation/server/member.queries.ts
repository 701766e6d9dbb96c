import type { Session } from '#platform/server/database/database.ts';

/** Whether some member, of whichever workspace, signs in as this user; for the owner's connection. */
export async function isUserOfMember(session: Session, userId: string): Promise<boolean> {
  const [row] = await session.query<{ found: boolean }>({
    text: 'select exists (select 1 from organisation_member where user_id = $1) as found', values: [userId],
  });
  return row?.found ?? false;
}
