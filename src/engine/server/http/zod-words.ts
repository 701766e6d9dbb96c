import type { Label } from '#platform/contract/label.ts';

const kinds: Readonly<Record<string, Label>> = {
  string: { zh: '文字', en: 'text' },
  template_literal: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  bigint: { zh: '整数', en: 'a whole number' },
  nan: { zh: '数字', en: 'a number' },
  boolean: { zh: '“是”或“否”（true 或 false）', en: 'yes or no (true or false)' },
  date: { zh: '日期', en: 'a date' },
  array: { zh: '列表（[…]）', en: 'a list ([…])' },
  tuple: { zh: '列表（[…]）', en: 'a list ([…])' },
  set: { zh: '列表（[…]）', en: 'a list ([…])' },
  object: { zh: '一组名称和值（{…}）', en: 'names with values ({…})' },
  record: { zh: '一组名称和值（{…}）', en: 'names with values ({…})' },
  map: { zh: '一组名称和值（{…}）', en: 'names with values ({…})' },
  null: { zh: '空（null）', en: 'empty (null)' },
  undefined: { zh: '空', en: 'left out' },
  file: { zh: '文件', en: 'a file' },
};
const anyKind: Label = { zh: '另一种内容', en: 'something else' };

/** What a schema expects, as people call it. */
export function kindWords(expected: string): Label {
  return kinds[expected] ?? anyKind;
}

const formats: Readonly<Record<string, Label>> = {
  email: { zh: '邮箱地址', en: 'an e-mail address' },
  url: { zh: '网址（https://…）', en: 'a web address (https://…)' },
  date: { zh: '日期（如 2026-01-31）', en: 'a date (such as 2026-01-31)' },
  datetime: { zh: '日期时间（如 2026-01-31T08:00:00Z）', en: 'a date and time (such as 2026-01-31T08:00:00Z)' },
  time: { zh: '时间（如 08:00:00）', en: 'a time (such as 08:00:00)' },
  duration: { zh: '时长（如 P1D）', en: 'a length of time (such as P1D)' },
  ipv4: { zh: '网络地址', en: 'a network address' },
  ipv6: { zh: '网络地址', en: 'a network address' },
  cidrv4: { zh: '网段', en: 'a range of network addresses' },
  cidrv6: { zh: '网段', en: 'a range of network addresses' },
  e164: { zh: '带国家码的电话号码（如 +8613800000000）', en: 'a phone number with its country (such as +8613800000000)' },
  json_string: { zh: 'JSON 文字', en: 'JSON text' },
  base64: { zh: 'Base64 文字', en: 'Base64 text' },
  base64url: { zh: 'Base64 文字', en: 'Base64 text' },
};
const identifiers = ['guid', 'uuid', 'uuidv4', 'uuidv6', 'uuidv7', 'cuid', 'cuid2', 'ulid', 'nanoid', 'xid', 'ksuid'];
const identifier: Label = {
  zh: '系统里的编号（如 0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b）',
  en: 'an id of the system (such as 0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b)',
};
const pattern: Label = { zh: '规定写法的文字（见接口说明）', en: 'text of the form in the API reference' };

/** How a text has to be written. */
export function formatWords(format: string): Label {
  return identifiers.includes(format) ? identifier : (formats[format] ?? pattern);
}

const counted: Readonly<Record<string, { readonly zh: string; readonly one: string; readonly other: string }>> = {
  string: { zh: '个字符', one: 'character', other: 'characters' },
  array: { zh: '项', one: 'item', other: 'items' },
  set: { zh: '项', one: 'item', other: 'items' },
  object: { zh: '个名称', one: 'name', other: 'names' },
  record: { zh: '个名称', one: 'name', other: 'names' },
  map: { zh: '个名称', one: 'name', other: 'names' },
  file: { zh: '字节', one: 'byte', other: 'bytes' },
};

/** How much at least or at most, by what is counted; a bound may be out of reach itself. */
export function sizeWords(side: 'least' | 'most', origin: string, bound: number | bigint, isIncluded: boolean): Label {
  const unit = counted[origin];
  const least = side === 'least';
  if (unit && least && Number(bound) === 1) return { zh: '不能为空，请填写。', en: 'must not be empty; fill it in.' };
  if (unit) {
    const word = Number(bound) === 1 ? unit.one : unit.other;
    return {
      zh: `太${least ? '短' : '长'}，${least ? '至少' : '最多'} ${bound} ${unit.zh}，请改正。`,
      en: `is too ${least ? 'short' : 'long'}: at ${side} ${bound} ${word}; correct it.`,
    };
  }
  const limit = origin === 'date' ? new Date(Number(bound)).toISOString() : String(bound);
  const zh = least ? (isIncluded ? '不能小于' : '必须大于') : isIncluded ? '不能大于' : '必须小于';
  const en = least ? (isIncluded ? 'at least' : 'more than') : isIncluded ? 'at most' : 'less than';
  return { zh: `${zh} ${limit}，请改正。`, en: `must be ${en} ${limit}; correct it.` };
}
