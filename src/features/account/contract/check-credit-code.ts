const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The way a unified social credit code is stored: upper case, half width, without spaces. */
export function normaliseCreditCode(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
}

/** Whether a normalised code is well formed and ends in its check character (GB 32100-2015). */
export function isCreditCode(code: string): boolean {
  if (code.length !== 18) return false;
  const digits = [...code].map((letter) => LETTERS.indexOf(letter));
  if (digits.includes(-1)) return false;
  return digits[17] === computeCheckDigit(digits.slice(0, 17));
}

/** The code with the check character that belongs to its first 17 characters; undefined when they are not allowed. */
export function completeCreditCode(first17: string): string | undefined {
  const digits = [...first17].map((letter) => LETTERS.indexOf(letter));
  if (digits.length !== 17 || digits.includes(-1)) return undefined;
  return first17 + LETTERS.charAt(computeCheckDigit(digits));
}

function computeCheckDigit(digits: readonly number[]): number {
  const sum = digits.reduce((total, digit, index) => total + digit * (WEIGHTS[index] ?? 0), 0);
  return (31 - (sum % 31)) % 31;
}
