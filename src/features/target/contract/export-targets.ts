import type { TargetGrid } from './target.routes.ts';

/** The set cells of a grid as the CSV that the import reads back; `actual` and `attainment` are for people. */
export function exportTargets(grid: TargetGrid): string {
  const lines = grid.rows.flatMap((row) =>
    row.cells.flatMap((cell, at) => {
      const period = grid.periods[at];
      if (!period || (cell.value === null && row.unit !== 'member')) return [];
      const who = row.unit === 'company' ? 'company' : row.name;
      return [[who, period.from, period.to, cell.value ?? '', grid.metric.isMoney ? grid.currency : '', cell.actual ?? '', cell.attainment ?? '']];
    }),
  );
  return [['who', 'from', 'to', 'target', 'currency', 'actual', 'attainment %'], ...lines].map((line) => line.map(quoted).join(',')).join('\r\n');
}

/** A text that begins like a formula would run in a spreadsheet; numbers may begin with a minus. */
function quoted(text: string): string {
  const safe = /^[=+@\t]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
