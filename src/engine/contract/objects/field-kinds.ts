import { z } from 'zod';
import type { Label, Locale } from '#platform/contract/label.ts';
import { formatMoneyExact } from '#platform/contract/format/format-money.ts';
import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { moneyToMinor } from '#platform/contract/money.ts';
import { isDateText } from '../expression/calendar-days.ts';
import type { FilterOperator } from '../expression/filter-tree.ts';
import type { ExprType } from '../expression/schema.ts';
import type { Field, FieldKind, FieldValue, FieldValues } from './fields.ts';
import { identityNumberExpected, isIdentityNumber, normaliseIdentityNumber } from './identity-number.ts';
import { address, betweenWords, decimalSchema, files, fitsBigint, money, optionWords } from './field-values.ts';
import { parseChoice, parseDateText, parseDecimalText, parseInstantText, parseMoneyText, parseYesNo, splitList } from './parse-field-text.ts';

/** How text of a file or a person is read. */
export interface ReadSetting {
  readonly locale: Locale;
  /** ISO 4217; amounts written without a currency are in it. */
  readonly currency: string;
  readonly timeZone: string;
}

/** All that the contract rooms know of one field kind; a value here is never null. */
export interface FieldKindRules<F extends Field, V extends FieldValue> {
  /** The JSON value. */
  schema(field: F): z.ZodType<V>;
  /** What a value must be, as the end of a sentence: “must be …”. */
  expected(field: F): Label;
  readonly filterOperators: readonly FilterOperator[];
  /** How expressions see it; null where they cannot. */
  expression(field: F): ExprType | null;
  /** Reads what people write in files; undefined when it is no such value. */
  parse(text: string, field: F, setting: ReadSetting): V | undefined;
  /** How people read it. Ids of records stay ids: only the server knows names. */
  format(value: V, field: F, setting: ReadSetting): string;
}

type FieldOf<K extends FieldKind> = Extract<Field, { readonly kind: K }>;
type Table = { readonly [K in FieldKind]: FieldKindRules<FieldOf<K>, FieldValues[K]> };

const ordered: readonly FilterOperator[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between', 'is_empty', 'is_not_empty'];
const dated: readonly FilterOperator[] = ['in_period', 'eq', 'lt', 'lte', 'gt', 'gte', 'between', 'is_empty', 'is_not_empty'];
const picked: readonly FilterOperator[] = ['eq', 'ne', 'in', 'not_in', 'is_empty', 'is_not_empty'];
const people: readonly FilterOperator[] = ['is_me', 'in_my_team', 'in_my_department', 'in_department', ...picked];
const written: readonly FilterOperator[] = ['contains', 'starts_with', ...picked];
const presence: readonly FilterOperator[] = ['is_empty', 'is_not_empty'];

/** PostgreSQL keeps neither the zero character nor half a surrogate pair. */
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
const asIs = (text: string): string => text;
const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

function textRules<F extends Field & { readonly maxLength?: number }>(most: number): FieldKindRules<F, string> {
  return {
    schema: (field) =>
      z
        .string()
        .max(field.maxLength ?? most)
        .refine(isStorable),
    expected: (field) => ({ zh: `不超过 ${field.maxLength ?? most} 个字的文字`, en: `text of at most ${field.maxLength ?? most} characters` }),
    filterOperators: written,
    expression: () => ({ kind: 'text' }),
    parse: filled,
    format: asIs,
  };
}

function patternRules<F extends Field>(schema: z.ZodType<string>, expected: Label, tidy: (text: string) => string = asIs): FieldKindRules<F, string> {
  return {
    schema: () => schema,
    expected: () => expected,
    filterOperators: written,
    expression: () => ({ kind: 'text' }),
    parse: (text) => {
      const parsed = schema.safeParse(tidy(text.trim()));
      return parsed.success ? parsed.data : undefined;
    },
    format: asIs,
  };
}

function idRules<F extends Field>(expected: Label, operators: readonly FilterOperator[], type: (field: F) => ExprType): FieldKindRules<F, string> {
  return {
    schema: () => z.uuid(),
    expected: () => expected,
    filterOperators: operators,
    expression: type,
    // A file names records by name or external id; the import looks them up and hands in ids.
    parse: (text) => (z.uuid().safeParse(text.trim()).success ? text.trim() : undefined),
    format: asIs,
  };
}

/** One entry per field kind; leaving one out does not compile. */
export const fieldKinds: Table = {
  text: textRules(255),
  long_text: textRules(20_000),
  number: {
    schema: (field) => {
      const text = decimalSchema(field.scale, field.min, field.max);
      return field.scale === 0 ? z.number().refine((value) => Number.isSafeInteger(value) && text.safeParse(String(value)).success) : text;
    },
    expected: (field) => {
      const range = betweenWords(field.min, field.max);
      return field.scale === 0
        ? { zh: `整数${range.zh}`, en: `a whole number${range.en}` }
        : {
            zh: `最多 ${field.scale} 位小数的数字，写作文本如 "12.5"${range.zh}`,
            en: `a decimal text such as "12.5" with at most ${field.scale} digits after the point${range.en}`,
          };
    },
    filterOperators: ordered,
    expression: (field) => ({ kind: field.scale === 0 ? 'integer' : 'decimal' }),
    parse: (text, field) => {
      const decimal = parseDecimalText(text, field.scale);
      return decimal === undefined ? undefined : field.scale === 0 ? Number(decimal) : decimal;
    },
    format: (value) => String(value),
  },
  money: {
    schema: (field) =>
      money.refine((value) => {
        const minor = moneyToMinor(value);
        const least = field.min === undefined ? undefined : moneyToMinor({ amount: field.min, currency: value.currency });
        return minor !== undefined && fitsBigint(minor) && (least === undefined || minor >= least);
      }),
    expected: (field) => {
      const range = betweenWords(field.min, undefined);
      return {
        zh: `金额，如 {"amount":"1200.50","currency":"CNY"}，小数位不超过该币种${range.zh}`,
        en: `money such as {"amount":"1200.50","currency":"CNY"} with no more digits than the currency has${range.en}`,
      };
    },
    filterOperators: ordered,
    expression: () => ({ kind: 'money' }),
    parse: (text, _, setting) => parseMoneyText(text, setting.currency),
    format: (value, _, setting) => formatMoneyExact(value, setting.locale),
  },
  percent: {
    schema: (field) => decimalSchema(2, field.min, field.max),
    expected: (field) => {
      const range = betweenWords(field.min, field.max);
      return { zh: `百分点文本，如 "62.5" 表示 62.5%${range.zh}`, en: `percent points as text: "62.5" means 62.5 %${range.en}` };
    },
    filterOperators: ordered,
    expression: () => ({ kind: 'percent' }),
    parse: (text) => parseDecimalText(text.replace(/[%％]\s*$/, ''), 2),
    format: (value) => `${value}%`,
  },
  boolean: {
    schema: () => z.boolean(),
    expected: () => ({ zh: 'true 或 false', en: 'true or false' }),
    filterOperators: ['eq', ...presence],
    expression: () => ({ kind: 'boolean' }),
    parse: parseYesNo,
    format: (value, _, setting) => (setting.locale === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'),
  },
  date: {
    schema: () => z.string().refine(isDateText).meta({ format: 'date' }),
    expected: () => ({ zh: '日期，如 2026-01-31', en: 'a date such as 2026-01-31' }),
    filterOperators: dated,
    expression: () => ({ kind: 'date' }),
    parse: (text) => parseDateText(text),
    format: asIs,
  },
  datetime: {
    schema: () => z.iso.datetime({ offset: true }),
    expected: () => ({ zh: '带时区的时间，如 2026-01-31T09:00:00+08:00', en: 'a point in time with its zone, such as 2026-01-31T09:00:00+08:00' }),
    filterOperators: dated,
    expression: () => ({ kind: 'instant' }),
    parse: (text, _, setting) => parseInstantText(text, setting.timeZone),
    format: (value, _, setting) => formatMomentExact(new Date(value), setting.timeZone),
  },
  choice: {
    schema: (field) => {
      const values = new Set(field.options.map((option) => option.value));
      const text = z.string().min(1).max(200);
      return field.open === true ? text : text.refine((value) => values.has(value)).meta({ enum: [...values] });
    },
    expected: (field) =>
      field.open
        ? { zh: '该字段的一个选项', en: 'one of the values of the field' }
        : { zh: `以下之一：${optionWords(field.options).zh}`, en: `one of: ${optionWords(field.options).en}` },
    filterOperators: picked,
    expression: (field) => ({ kind: 'choice', options: field.open ? [] : field.options.map((option) => option.value) }),
    parse: (text, field) => parseChoice(text, field.options) ?? (field.open ? filled(text) : undefined),
    format: (value, field, setting) => field.options.find((option) => option.value === value)?.label[setting.locale] ?? value,
  },
  multi_choice: {
    schema: (field) => {
      const values = new Set(field.options.map((option) => option.value));
      return z
        .array(
          z
            .string()
            .refine((value) => values.has(value))
            .meta(values.size === 0 ? {} : { enum: [...values] }),
        )
        .max(100);
    },
    expected: (field) => ({
      zh: `列表，每项为以下之一：${optionWords(field.options).zh}`,
      en: `a list, each one of: ${optionWords(field.options).en}`,
    }),
    filterOperators: ['contains', ...presence],
    expression: (field) => ({ kind: 'choices', options: field.options.map((option) => option.value) }),
    parse: (text, field) => {
      const values = splitList(text).map((part) => parseChoice(part, field.options));
      return values.every((value) => value !== undefined) ? values : undefined;
    },
    format: (value, field, setting) =>
      value
        .map((one) => field.options.find((option) => option.value === one)?.label[setting.locale] ?? one)
        .join(setting.locale === 'zh' ? '、' : ', '),
  },
  reference: idRules({ zh: '一条已有记录的编号', en: 'the id of an existing record' }, picked, (field) => ({ kind: 'record', object: field.object })),
  multi_reference: {
    schema: () => z.array(z.uuid()).max(100),
    expected: () => ({ zh: '已有记录编号的列表，最多 100 个', en: 'a list of at most 100 ids of existing records' }),
    filterOperators: ['contains', ...presence],
    expression: () => ({ kind: 'choices', options: [] }),
    // A file names records by name or external id; lists of ids are taken as they are.
    parse: (text) => {
      const ids = splitList(text);
      return ids.every((id) => z.uuid().safeParse(id).success) ? ids : undefined;
    },
    format: (value, _, setting) => value.join(setting.locale === 'zh' ? '、' : ', '),
  },
  member: idRules({ zh: '一位成员的编号', en: 'the id of a member' }, people, () => ({ kind: 'id' })),
  department: idRules({ zh: '一个部门的编号', en: 'the id of a department' }, picked, () => ({ kind: 'id' })),
  email: patternRules(
    z
      .string()
      .max(320)
      .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/),
    { zh: '邮箱地址，如 wang@example.com', en: 'an e-mail address such as wang@example.com' },
  ),
  phone: patternRules(
    z
      .string()
      .max(40)
      .regex(/^\+?[\d(][\d\s().\-转x#,]{4,38}$/i),
    { zh: '电话号码，如 13800138000 或 +86 10 8888 8888', en: 'a phone number such as +86 10 8888 8888' },
    (text) => text.normalize('NFKC'),
  ),
  identity_number: {
    schema: (field) =>
      z
        .string()
        .max(40)
        .refine((text) => isIdentityNumber(normaliseIdentityNumber(text), field)),
    expected: identityNumberExpected,
    filterOperators: ['eq', 'in', ...presence],
    expression: () => ({ kind: 'text' }),
    parse: (text, field) => {
      const number = normaliseIdentityNumber(text);
      return isIdentityNumber(number, field) ? number : undefined;
    },
    format: asIs,
  },
  url: patternRules(
    z
      .string()
      .max(2000)
      .regex(/^https?:\/\/[^\s]+\.[^\s]+$/i),
    { zh: '网址，如 https://example.com', en: 'a web address such as https://example.com' },
    (text) => (/^[a-z]+:\/\//i.test(text) || text === '' ? text : `https://${text}`),
  ),
  address: {
    schema: () => address,
    expected: () => ({ zh: '地址，含 province、city、district、detail', en: 'an address with province, city, district, detail' }),
    filterOperators: presence,
    expression: () => null,
    parse: (text) => (filled(text) === undefined ? undefined : { detail: text.trim().slice(0, 500) }),
    format: (value) => [value.country, value.province, value.city, value.district, value.detail].filter((part) => part).join(' '),
  },
  file: {
    schema: () => files,
    expected: () => ({ zh: '已上传文件的列表', en: 'a list of uploaded files' }),
    filterOperators: presence,
    expression: () => null,
    parse: () => undefined,
    format: (value) => value.map((file) => file.name).join(', '),
  },
  formula: {
    schema: () => z.union([z.string(), z.number(), z.boolean(), money]),
    expected: () => ({ zh: '由公式算出，不能填写', en: 'computed, it cannot be written' }),
    filterOperators: [],
    expression: () => null,
    parse: () => undefined,
    format: (value, field, setting) =>
      typeof value === 'object'
        ? formatMoneyExact(value, setting.locale)
        : (field.options?.find((one) => one.value === value)?.label[setting.locale] ?? String(value)),
  },
};

/** The rules of a field's kind. */
export const rulesOf = (field: Field): FieldKindRules<Field, FieldValue> => fieldKinds[field.kind];
