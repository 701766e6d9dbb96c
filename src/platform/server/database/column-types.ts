import pg from 'pg';

const { builtins, getTypeParser } = pg.types;

const asText = (text: string): string => text;

/** Dates stay the text they are (a Date would shift by time zone); bigint and numeric stay exact decimal text. */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === builtins.DATE || oid === builtins.INT8 || oid === builtins.NUMERIC) return asText;
    return getTypeParser(oid, format);
  },
};
