/** What became of an import's rows, as one JSON value: for those that stand still it is kept, for the others asked anew. Each table is read once, and while rows are written only what can have changed. */
export function summarySql(alias: string): string {
  const of = (table: string, row: string): string =>
    `from ${table} ${row} where ${row}.workspace_id = ${alias}.workspace_id and ${row}.import_id = ${alias}.id`;
  return `(select jsonb_build_object(
    'counts', coalesce(c.counts, '{}'),
    'done', coalesce(c.done, 0),
    'warnings', (select coalesce(jsonb_agg(jsonb_build_object('code', w.code, 'field', w.field, 'rows', w.rows, 'message', w.message) order by w.rows desc), '[]')
      from (select w->>'code' as code, w->>'field' as field, count(*) as rows, min(w->>'message')::jsonb as message
        from engine_import_result r cross join jsonb_array_elements(r.warnings) w
        where r.workspace_id = ${alias}.workspace_id and r.import_id = ${alias}.id and r.warnings is not null group by 1, 2 order by 3 desc limit 50) w),
    'made', (select coalesce(jsonb_agg(jsonb_build_object('object', m.object, 'count', m.count) order by m.count desc), '[]')
      from (select w.object, count(*) as count ${of('engine_import_record', 'w')} and w.is_created and (w.object < ${alias}.object or w.object > ${alias}.object) group by 1) m),
    'undone', ${alias}.undone + coalesce(u.undone, 0),
    'kept', coalesce(u.kept, 0))
  from (select jsonb_object_agg(v.verdict, v.rows) as counts, sum(v.done) as done
      from (select r.verdict, count(*) as rows, count(*) filter (where r.is_done) as done ${of('engine_import_result', 'r')} group by 1) v) c,
    (select count(*) filter (where w.undo = 'undone') as undone, count(*) filter (where w.undo = 'kept') as kept ${of('engine_import_record', 'w')} and w.undo is not null and ${alias}.status <> 'running') u)`;
}
