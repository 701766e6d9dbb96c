import type { Label } from '#platform/contract/label.ts';
import { isDateText } from '../expression/calendar-days.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkLetters = '10X98765432';

/** The way an identity number is stored: upper case, half width, without spaces. */
export function normaliseIdentityNumber(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
}

/** Whether a normalised text is the number of a resident identity card: eighteen characters, a day of birth that exists, the right check character (GB 11643-1999). */
export function isResidentId(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  if (!isDateText(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`)) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return text[17] === checkLetters[sum % 11];
}

/** Which document a field holds the number of. */
interface OfDocument {
  readonly document?: 'resident_id' | 'other';
}

/** Whether a normalised text is a number of the field's document. */
export function isIdentityNumber(number: string, { document }: OfDocument): boolean {
  return document === 'other' ? /^[0-9A-Z][0-9A-Z()-]{2,28}[0-9A-Z)]$/.test(number) : isResidentId(number);
}

/** What such a number must be, as the end of a sentence. */
export function identityNumberExpected({ document }: OfDocument): Label {
  return document === 'other'
    ? { zh: '证件号码，4–30 位字母、数字或连字符', en: 'the number of a document: 4 to 30 letters, digits or hyphens' }
    : { zh: '18 位居民身份证号码，校验位正确', en: 'the 18 characters of a resident identity card with the right check character' };
}
