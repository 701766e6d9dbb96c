/** The condition that the person of a membership works in no other workspace. */
export function worksInOne(member: string): string {
  return `not exists (select from organisation_member o where o.user_id = ${member}.user_id and o.workspace_id <> ${member}.workspace_id and o.status = 'active')`;
}
