import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openSecret, readSigned, sealSecret, signText } from './seal.ts';

const key = randomBytes(32);

test('a sealed secret opens with its key and for its owner only, and does not show the text', () => {
  const sealed = sealSecret(key, '邮箱密码', 'workspace 1');
  expect(sealed.toString('utf8')).not.toContain('邮箱密码');
  expect(openSecret(key, sealed, 'workspace 1')).toBe('邮箱密码');
  expect(openSecret(key, sealed, 'workspace 2')).toBeUndefined();
  expect(openSecret(randomBytes(32), sealed, 'workspace 1')).toBeUndefined();
  expect(openSecret(key, Buffer.from([...sealed.subarray(0, -1), 0, 1]), 'workspace 1')).toBeUndefined();
});

test('a signed text is read back; changed by a letter it is nothing', () => {
  const signed = signText(key, 'a:b:c');
  expect(readSigned(key, signed)).toBe('a:b:c');
  const forged = `${Buffer.from('a:b:d').toString('base64url')}.${signed.split('.')[1]}`;
  expect([readSigned(key, forged), readSigned(randomBytes(32), signed), readSigned(key, ''), readSigned(key, 'x.y.z')]).toEqual(
    Array(4).fill(undefined),
  );
});
