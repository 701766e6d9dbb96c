const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const partType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Below this, number formats are Excel's own. */
const firstOwnFormat = 164;
/** 0 is plain, 1 the header; the rest are the number formats met. */
const firstFormatStyle = 2;

/** The number formats met so far; each becomes one cell style. */
export interface Styles {
  indexOf(format: string): number;
  formats(): readonly string[];
}

/** Collects number formats while rows are written; the sheet of styles comes after them. */
export function createStyles(): Styles {
  const known = new Map<string, number>();
  return {
    indexOf: (format) => {
      const before = known.get(format);
      if (before !== undefined) return before;
      const index = firstFormatStyle + known.size;
      known.set(format, index);
      return index;
    },
    formats: () => [...known.keys()],
  };
}

/** The parts of a workbook beside its sheets, by their place in the archive. */
export function workbookParts(names: readonly string[], styles: Styles): [path: string, text: string][] {
  const numbers = names.map((_, index) => index + 1);
  return [
    ['xl/styles.xml', stylesXml(styles.formats())],
    ['xl/workbook.xml', workbookXml(names)],
    ['xl/_rels/workbook.xml.rels', workbookRelations(numbers)],
    [
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    ['[Content_Types].xml', contentTypesXml(numbers)],
  ];
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map((name, at) => `<sheet name="${escapeAttribute(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('');
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets}</sheets></workbook>`;
}

const longestSheetName = 31;

/** What a sheet is called: without what Excel refuses, and unlike those before it, which Excel tells apart without regard to case. */
export function sheetName(name: string, before: readonly string[]): string {
  const plain = name.replaceAll(/[\\/?*[\]:'\p{Cc}]/gu, ' ').trim() || 'Sheet';
  const taken = new Set(before.map((each) => each.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` ${number}`;
    const made = plain.slice(0, longestSheetName - suffix.length).toWellFormed() + suffix;
    if (!taken.has(made.toLowerCase())) return made;
  }
}

function workbookRelations(numbers: readonly number[]): string {
  const sheets = numbers.map((number) => `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`);
  const styles = `<Relationship Id="rId${numbers.length + 1}" Type="${relations}/styles" Target="styles.xml"/>`;
  return `${declaration}<Relationships xmlns="${packageRelations}">${sheets.join('')}${styles}</Relationships>`;
}

function contentTypesXml(numbers: readonly number[]): string {
  const sheets = numbers.map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${partType}.worksheet+xml"/>`).join('');
  return `${declaration}<Types xmlns="${contentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${partType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${partType}.styles+xml"/>${sheets}</Types>`;
}

function stylesXml(formats: readonly string[]): string {
  const codes = formats.map((format, index) => `<numFmt numFmtId="${firstOwnFormat + index}" formatCode="${escapeAttribute(format)}"/>`).join('');
  const cells = formats.map(
    (_, index) => `<xf numFmtId="${firstOwnFormat + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  );
  return `${declaration}<styleSheet xmlns="${main}">${formats.length > 0 ? `<numFmts count="${formats.length}">${codes}</numFmts>` : ''}
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF1F4"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${cells.length + firstFormatStyle}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>${cells.join('')}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
