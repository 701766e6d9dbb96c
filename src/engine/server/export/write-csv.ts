/** Lets spreadsheets know that the text is UTF-8. */
const mark = '\uFEFF';

/** Writes pages of rows as CSV for spreadsheets while they come in. */
export async function* writeCsv(headers: readonly string[], pages: AsyncIterable<readonly (readonly string[])[]>): AsyncGenerator<Buffer> {
  yield Buffer.from(mark + line(headers));
  for await (const page of pages) yield Buffer.from(page.map(line).join(''));
}

function line(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Quoted where needed; a text that a spreadsheet would run as a formula is defused. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.,]+%?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
