import type { Session } from '#platform/server/database/database.ts';
import type { AccessRule, WorkspaceSharing } from '../../contract/policy/sharing.ts';

/** All of a workspace that opens or closes records beyond their owners, as far as it is the same for every record. */
export async function loadSharing(session: Session): Promise<WorkspaceSharing> {
  const [rules, sharedWith, privateFields] = await Promise.all([
    session.query<AccessRule>({
      name: 'access.rules',
      text: `select id, kind, object, name, expression, principals, may_write as "mayWrite" from engine_access_rule where is_active order by id`,
    }),
    session.query<{ object: string; principal: string }>({
      name: 'access.principals',
      text: 'select object, principal from engine_access_principal',
    }),
    session.query<WorkspaceSharing['privateFields'][number]>({
      name: 'access.private_fields',
      text: 'select object, field, level from engine_private_field',
    }),
  ]);
  return { rules, sharedWith, privateFields };
}
