import type { Issue } from '../errors.ts';
import { commonPasswords, commonWords } from './common-passwords.ts';

/** Characters a password needs. */
export const shortestPassword = 10;
/** Characters beyond which a password is refused, so that hashing it cannot be abused. */
export const longestPassword = 200;

/** What is wrong with a new password, in words; empty when it may be used. */
export function checkPassword(password: string, email: string): Issue[] {
  const length = [...password].length;
  if (length < shortestPassword) {
    return [
      issue(
        'auth.password_short',
        `密码至少要 ${shortestPassword} 个字符，现在是 ${length} 个。`,
        `A password needs at least ${shortestPassword} characters; this one has ${length}.`,
      ),
    ];
  }
  if (length > longestPassword) {
    return [issue('auth.password_long', `密码至多 ${longestPassword} 个字符。`, `A password may have at most ${longestPassword} characters.`)];
  }
  if (isLikeEmail(password, email)) {
    return [
      issue(
        'auth.password_is_email',
        '密码不能是邮箱或由它变来，请换一个。',
        'The password must not be your e-mail or made from it; choose another.',
      ),
    ];
  }
  if (isCommon(password)) {
    return [
      issue(
        'auth.password_common',
        '这个密码太常见，很容易被猜到。用几个不相干的词连起来更好。',
        'This password is too common and easily guessed. A few unrelated words in a row are better.',
      ),
    ];
  }
  return [];
}

/** Common as it stands, a run of one or neighbouring characters, or a common word with some digits and signs around it. */
export function isCommon(password: string): boolean {
  const plain = password.toLowerCase();
  if (commonPasswords.has(plain) || new Set(plain).size <= 3 || isRun(plain)) return true;
  const core = plain.replace(/^[^a-z]+|[^a-z]+$/g, '');
  return commonWords.has(core) || commonWords.has(undoLetterTricks(plain).replace(/^[^a-z]+|[^a-z]+$/g, ''));
}

function isLikeEmail(password: string, email: string): boolean {
  const plain = password.toLowerCase();
  const address = email.trim().toLowerCase();
  const name = address.split('@')[0] ?? '';
  return plain === address || plain === name || (name.length >= 5 && plain.replaceAll(/[^\p{L}]/gu, '') === name.replaceAll(/[^\p{L}]/gu, ''));
}

/** Steps of one in the alphabet or digits all along: 0123456789, abcdefghij, 9876543210. */
function isRun(text: string): boolean {
  const steps = new Set<number>();
  for (let at = 1; at < text.length; at++) steps.add(text.charCodeAt(at) - text.charCodeAt(at - 1));
  return steps.size === 1;
}

function undoLetterTricks(text: string): string {
  const letters: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };
  const body = text.replace(/[\d!@#$%^&*._-]+$/, '');
  return [...body].map((letter) => letters[letter] ?? letter).join('');
}

function issue(code: string, zh: string, en: string): Issue {
  return { field: 'password', code, message: { zh, en } };
}
