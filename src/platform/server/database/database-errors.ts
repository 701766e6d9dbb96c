import { AppError, conflict } from '../../contract/errors.ts';

/** Turns a refusal of the database that a person can act on into our own error; undefined for anything else. */
export function errorFromDatabase(error: unknown): AppError | undefined {
  if (!(error instanceof Error)) return undefined;
  // The driver's own words for a connection that died; it gives them no code.
  if (/^Connection terminated|connection error and is not queryable/.test(error.message)) return unavailable('08006');
  if (!('code' in error)) return undefined;
  const facts = { constraint: 'constraint' in error ? String(error.constraint) : '' };
  switch (error.code) {
    case '23505':
      return conflict(
        'record.not_unique',
        {
          zh: '已有一条记录使用了相同的值，请改用其他值或打开那条记录。',
          en: 'Another record already has this value; use a different one or open that record.',
        },
        facts,
      );
    case '23503':
      return conflict(
        'record.in_use',
        { zh: '它指向的记录不存在，或仍被其他记录引用。', en: 'It refers to a record that does not exist, or other records still refer to it.' },
        facts,
      );
    case '40001':
    case '40P01':
      return conflict('record.busy', { zh: '别人正在修改同一条记录，请重试。', en: 'Somebody else is changing the same record; try again.' }, facts);
    case '22003':
    case '22008':
      return new AppError('invalid', 'request.out_of_range', {
        zh: '有一个数字或日期超出了能保存的范围，请改小后重试。',
        en: 'A number or date is beyond what can be stored; choose one nearer to zero or to today.',
      });
    case '22P02':
    case '22007':
      return new AppError('invalid', 'request.malformed_value', {
        zh: '有一个值的格式不对（例如编号、日期或翻页位置），请改正后重试。',
        en: 'A value has the wrong form, such as an id, a date or the place of a page; correct it and try again.',
      });
    case '22021':
    case '22P05':
      return new AppError('invalid', 'request.characters', {
        zh: '文字中有无法保存的字符，请删去后重试。',
        en: 'The text holds characters that cannot be stored; remove them and try again.',
      });
    default:
      return unavailable(String(error.code));
  }
}

const networkCodes = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE']);

function unavailable(code: string): AppError | undefined {
  if (!code.startsWith('08') && !code.startsWith('57P') && !networkCodes.has(code)) return undefined;
  return new AppError('unavailable', 'database.unavailable', {
    zh: '数据库暂时连不上，请稍后重试。',
    en: 'The database cannot be reached just now; try again shortly.',
  });
}
