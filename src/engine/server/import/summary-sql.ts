/** What became of an import's rows, as one JSON value: for those that stand still it is kept, for the others asked anew. */
export function summarySql(alias: string): string {
  const of = (table: string, row: string): string =>
    `from ${table} ${row} where ${row}.workspace_id = ${alias}.workspace_id and ${row}.import_id = ${alias}.id`;
  return `(select jsonb_build_object(
    'counts', (select coalesce(jsonb_object_agg(c.verdict, c.rows), '{}') from (select r.verdict, count(*) as rows ${of('engine_import_result', 'r')} group by 1) c),
    'done', (select count(*) ${of('engine_import_result', 'r')} and r.is_done),
    'warnings', (select coalesce(jsonb_agg(jsonb_build_object('code', w.code, 'field', w.field, 'rows', w.rows, 'message', w.message) order by w.rows desc), '[]')
      from (select w->>'code' as code, w->>'field' as field, count(*) as rows, min(w->>'message')::jsonb as message
        from engine_import_result r cross join jsonb_array_elements(r.warnings) w
        where r.workspace_id = ${alias}.workspace_id and r.import_id = ${alias}.id and r.warnings is not null group by 1, 2 order by 3 desc limit 50) w),
    'made', (select coalesce(jsonb_agg(jsonb_build_object('object', m.object, 'count', m.count) order by m.count desc), '[]')
      from (select w.object, count(*) as count ${of('engine_import_record', 'w')} and w.is_created and w.object <> ${alias}.object group by 1) m),
    'undone', ${alias}.undone + (select count(*) ${of('engine_import_record', 'w')} and w.undo = 'undone'),
    'kept', (select count(*) ${of('engine_import_record', 'w')} and w.undo = 'kept')))`;
}
