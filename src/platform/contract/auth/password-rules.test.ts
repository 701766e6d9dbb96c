import { expect, test } from 'vitest';
import { checkPassword } from './password-rules.ts';

test.each([
  { password: 'short1!', code: 'auth.password_short' },
  { password: '销售运营管理系统好', code: 'auth.password_short' },
  { password: 'wangmin@example.com', code: 'auth.password_is_email' },
  { password: 'WangMin@Example.com', code: 'auth.password_is_email' },
  { password: 'wangmin12345', code: 'auth.password_is_email' },
  { password: 'password123', code: 'auth.password_common' },
  { password: 'P@ssw0rd2026!', code: 'auth.password_common' },
  { password: '1234567890', code: 'auth.password_common' },
  { password: 'abcdefghijkl', code: 'auth.password_common' },
  { password: 'aaaaaaaaaaaa', code: 'auth.password_common' },
  { password: 'woaini1314520', code: 'auth.password_common' },
  { password: '20262026Welcome!!', code: 'auth.password_common' },
  { password: 'x'.repeat(201), code: 'auth.password_long' },
])('$password is refused with $code', ({ password, code }) => {
  const [first] = checkPassword(password, 'wangmin@example.com');
  expect(first?.code).toBe(code);
  expect(first?.message.zh).not.toBe('');
  expect(first?.message.en).not.toBe('');
});

test.each(['harbour-lantern-seven', '春江花月夜照无眠人归来', 'Tr7#kLq9vvMw', 'quiet river boats'])('%s may be used', (password) => {
  expect(checkPassword(password, 'wangmin@example.com')).toEqual([]);
});
