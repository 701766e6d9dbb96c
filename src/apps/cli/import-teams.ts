import { readFile } from 'node:fs/promises';
import type { CommandContext } from '#engine/server/command.ts';
import { readTable } from '#engine/server/import/read-table.ts';
import { runWrite } from '#engine/server/run.ts';
import { createMembersFromTeams, type TeamRow } from '#features/organisation/server/public.ts';

const agentHeaders = ['sales_agent', 'agent', 'salesperson', 'sales rep', 'owner', '销售', '姓名', '业务员'];
const managerHeaders = ['manager', 'sales manager', '经理', '上级', '主管'];
const departmentHeaders = ['regional_office', 'region', 'department', 'team', 'office', '区域', '部门', '大区'];

/** Makes the people of a teams file, so that records can name them as owners; `since` is the first day of the data. */
export async function importTeams(command: CommandContext, file: string, since: string): Promise<void> {
  const { app, caller, say } = command;
  const rows = await readTeams(file);
  const made = await runWrite(app, caller, (ctx) => createMembersFromTeams(ctx, rows, since));
  say(`${file}: ${made.createdMembers} members, ${made.createdDepartments} departments, ${made.createdAssignments} assignments made`);
}

async function readTeams(file: string): Promise<TeamRow[]> {
  const rows: string[][] = [];
  for await (const row of readTable(await readFile(file)).rows) rows.push(row);
  const [headers = [], ...people] = rows;
  const find = (names: readonly string[]): number => headers.findIndex((header) => names.includes(header.trim().toLowerCase()));
  const [agent, manager, department] = [find(agentHeaders), find(managerHeaders), find(departmentHeaders)];
  if (agent < 0) throw new Error(`${file}: no column names the person; expected one of ${agentHeaders.join(', ')}.`);
  return people.map((row) => ({ agent: row[agent] ?? '', manager: row[manager] ?? '', department: row[department] ?? '' }));
}
