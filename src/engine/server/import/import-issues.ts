import type { Issue } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';

/** A text that is no value of its field. */
export function unreadableValue(field: string, label: Label, text: string, expected: Label): Issue {
  return {
    field,
    code: 'import.unreadable',
    message: { zh: `“${label.zh}”的值“${text}”读不懂，应为${expected.zh}。`, en: `“${label.en}” is “${text}”, which must be ${expected.en}.` },
    facts: { text },
  };
}

/** A name that nothing is called by. */
export function missingReference(field: string, label: Label, text: string): Issue {
  return {
    field,
    code: 'import.missing_reference',
    message: { zh: `找不到名为“${text}”的${label.zh}；这一格留空。`, en: `There is no ${label.en} called “${text}”; left empty.` },
    facts: { text },
  };
}

/** A name that several are called by. */
export function ambiguousReference(field: string, label: Label, text: string): Issue {
  return {
    field,
    code: 'import.ambiguous_reference',
    message: {
      zh: `有多个${label.zh}都叫“${text}”，请改用外部编号；这一格留空。`,
      en: `Several ${label.en}s are called “${text}”; use their external id. Left empty.`,
    },
    facts: { text },
  };
}

/** A field the plan maps that the row leaves empty though its records should have it. */
export function emptyReference(field: string, label: Label): Issue {
  return {
    field,
    code: 'import.empty_reference',
    message: { zh: `“${label.zh}”为空。`, en: `“${label.en}” is empty.` },
  };
}

/** The same key twice in one file. */
export function duplicateRow(key: string): Issue {
  return {
    code: 'import.duplicate_row',
    message: {
      zh: `文件中已有编号或名称为“${key}”的行，这一行不导入。`,
      en: `The file has another row with the key “${key}”; this one is left out.`,
    },
    facts: { key },
  };
}

/** A row that lacks what its record cannot do without. */
export function fieldMissing(field: string, label: Label): Issue {
  return {
    field,
    code: 'import.field_missing',
    message: { zh: `“${label.zh}”为空，这一行不导入。`, en: `“${label.en}” is empty; the row is left out.` },
  };
}
