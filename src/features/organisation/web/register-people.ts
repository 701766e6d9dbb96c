import { callRoute } from '#platform/web/api.ts';
import { registerPeople } from '#engine/web/people.ts';
import { getMemberRoute, listDepartmentsRoute, listMembersRoute, listRolesRoute } from '../contract/organisation.routes.ts';

registerPeople({
  async searchMembers(text, signal) {
    const found = await callRoute(listMembersRoute, { status: 'present', limit: 50, ...(text && { search: text }) }, signal);
    return found.members.map(({ id, name }) => ({ id, name }));
  },
  async getMember(id, signal) {
    const member = await callRoute(getMemberRoute, { id }, signal);
    return { id: member.id, name: member.name };
  },
  async listDepartments(signal) {
    const found = await callRoute(listDepartmentsRoute, {}, signal);
    return found.departments.map(({ id, name }) => ({ id, name }));
  },
  async listRoles(signal) {
    const found = await callRoute(listRolesRoute, {}, signal);
    return found.roles.map(({ id, label }) => ({ id, label }));
  },
});
