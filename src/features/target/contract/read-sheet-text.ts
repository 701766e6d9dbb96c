/** A pasted sheet as CSV: spreadsheets put tabs between cells; a file with commas stays as it is. */
export function readSheetText(text: string): string {
  const [head = ''] = text.split('\n');
  if (!head.includes('\t')) return text;
  const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return text
    .replaceAll('\r', '')
    .split('\n')
    .map((line) => line.split('\t').map(quoted).join(','))
    .join('\n');
}
