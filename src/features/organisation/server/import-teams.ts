import { field } from '#engine/contract/objects/fields.ts';
import type { Context } from '#engine/server/context.ts';
import type { ImportKind, KindResult, KindRow, Made } from '#engine/server/import/import-kind.ts';
import { todayOf } from './organisation-changes.ts';
import { requireAbility } from './organisation.policy.ts';
import { createMembersFromTeams, knownMembers, type TeamRow, type TeamsResult } from './use-cases/create-members-from-teams.ts';
import { undoTeams } from './use-cases/undo-teams.ts';

/** A teams file: who sells, whom they report to, and their region; makes members who cannot sign in yet. */
export const teamImport: ImportKind = {
  id: 'team',
  label: { zh: '销售团队', en: 'Sales teams' },
  recordsPath: '/settings/members',
  nameField: 'agent',
  madeLabels: {
    organisation_member: { zh: '名成员', en: 'members' },
    organisation_department: { zh: '个部门', en: 'departments' },
    organisation_assignment: { zh: '条任职', en: 'assignments' },
  },
  fields: {
    agent: field.text({
      label: { zh: '成员', en: 'Person' },
      required: true,
      aliases: [
        'sales_agent',
        'sales agent',
        'agent',
        'salesperson',
        'sales rep',
        'rep',
        'seller',
        'name',
        'full name',
        'employee',
        '业务员',
        '销售',
        '销售员',
        '销售代表',
        '姓名',
        '员工',
        '人员',
      ],
    }),
    manager: field.text({
      label: { zh: '上级', en: 'Manager' },
      aliases: ['sales manager', 'supervisor', 'reports to', 'team lead', 'leader', '经理', '销售经理', '主管', '直属上级', '领导', '区域经理'],
    }),
    department: field.text({
      label: { zh: '部门或区域', en: 'Department or region' },
      aliases: [
        'regional_office',
        'regional office',
        'region',
        'department',
        'team',
        'office',
        'territory',
        '区域',
        '大区',
        '地区',
        '部门',
        '团队',
        '办事处',
      ],
    }),
  },
  require: (ctx) => requireAbility(ctx.actor, 'member.manage'),
  describe: describeTeams,
  write: async (ctx, rows, plan) => {
    const result = await createMembersFromTeams(ctx, rows.map(teamRow), plan.startDate ?? todayOf(ctx));
    return { results: judgeRows(rows, result), made: result.made };
  },
  namesOf,
  undo: undoTeams,
};

function teamRow(row: KindRow): TeamRow {
  const { texts } = row;
  return {
    agent: texts.get('agent') ?? '',
    manager: texts.get('manager') ?? null,
    department: texts.get('department') ?? null,
    externalId: texts.get('external_id') ?? null,
  };
}

function judgeRows(rows: readonly KindRow[], { memberIds, made }: TeamsResult): KindResult[] {
  const members = new Set(made.filter((each) => each.object === 'organisation_member').map((each) => each.id));
  const assigned = new Set(made.flatMap((each) => each.memberId ?? []));
  const seen = new Set<string>();
  return rows.map((row): KindResult => {
    const name = row.texts.get('agent') ?? '';
    const id = memberIds.get(name) ?? '';
    const isRepeated = seen.has(id);
    seen.add(id);
    if (isRepeated) {
      const message = { zh: `“${name}”在文件中出现过，这一行不导入。`, en: `“${name}” stands in the file before; this row is left out.` };
      return { number: row.number, verdict: 'duplicate', issues: [{ field: 'agent', code: 'import.duplicate_row', message }] };
    }
    return { number: row.number, verdict: members.has(id) ? 'new' : assigned.has(id) ? 'update' : 'same', issues: [] };
  });
}

async function describeTeams(ctx: Context, rows: readonly KindRow[]) {
  const known = await knownMembers(ctx);
  const departments = await ctx.session.query<{ name: string }>({ text: 'select name from organisation_department' });
  const there = new Set(departments.map((each) => each.name));
  const namesOf = (name: string): string[] => [...new Set(rows.flatMap((row) => row.texts.get(name) ?? []))];
  const managers = namesOf('manager');
  const people = new Set([...namesOf('agent'), ...managers]);
  return [
    { label: { zh: '名新成员', en: 'new members' }, count: [...people].filter((name) => !known.has(name)).length },
    { label: { zh: '名上级', en: 'managers' }, count: managers.length },
    { label: { zh: '个新部门', en: 'new departments' }, count: namesOf('department').filter((name) => !there.has(name)).length },
  ];
}

async function namesOf(ctx: Context, made: readonly Made[]): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.session.query<{ id: string; name: string }>({
    text: `select id, name from organisation_member where workspace_id = $1 and id = any($2)
      union all select id, name from organisation_department where workspace_id = $1 and id = any($2)
      union all select a.id, m.name || ' · ' || d.name from organisation_assignment a
        join organisation_member m on m.workspace_id = a.workspace_id and m.id = a.member_id
        join organisation_department d on d.workspace_id = a.workspace_id and d.id = a.department_id
        where a.workspace_id = $1 and a.id = any($2)`,
    values: [ctx.workspace.id, made.map((each) => each.id)],
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}
