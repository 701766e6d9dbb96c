import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { allowNetworks } from '../outgoing/allowed-networks.ts';
import { type MailSink, startMailSink } from './mail-sink.given.ts';
import { type MailServer, sendMail } from './send-mail.ts';

let sink: MailSink;

beforeAll(async () => {
  sink = await startMailSink('right');
});
beforeEach(() => allowNetworks('127.0.0.1'));
afterAll(() => sink.close());

const server = (part: Partial<MailServer> = {}): MailServer => ({
  host: '127.0.0.1',
  port: sink.port,
  security: 'none',
  user: 'u',
  secret: 'right',
  ...part,
});
const mail = { id: 'abc', from: { name: '赢环', address: 'sloop@ours.example' }, to: 'min@theirs.example', subject: '周报', text: '附件' };

test('a message arrives with its file, its sender and the way out of the list', async () => {
  const attachments = [{ name: '团队业绩.pdf', contentType: 'application/pdf', bytes: new TextEncoder().encode('%PDF-') }];
  const outcome = await sendMail(server(), { ...mail, attachments, unsubscribeUrl: 'https://sloop.example/u/1' });
  expect(outcome).toEqual({ isSent: true, answer: '250 taken as 1' });
  const [taken] = sink.mails;
  expect(taken).toMatchObject({ from: 'sloop@ours.example', to: ['min@theirs.example'], user: 'u' });
  expect(taken?.source).toContain('Message-ID: <abc@ours.example>');
  expect(taken?.source).toContain('List-Unsubscribe: <https://sloop.example/u/1>');
  expect(taken?.source).toContain(Buffer.from('%PDF-').toString('base64'));
});

test.each([
  ['a wrong password', { secret: 'wrong' }, 'app password', false],
  ['a server that is not there', { port: 1 }, 'cannot be reached', true],
  ['a server without encryption', { security: 'tls' as const }, 'encrypted', false],
])('%s is told in words', async (_, part, words, isPassing) => {
  const outcome = await sendMail(server(part), mail);
  expect(outcome).toMatchObject({ isSent: false, isPassing });
  expect(outcome.isSent ? '' : outcome.says.en).toContain(words);
});

test('a receiver the server asks patience for is tried later, one it refuses is not', async () => {
  sink.refuse('min@theirs.example', '451 4.7.1 greylisted');
  expect(await sendMail(server(), mail)).toMatchObject({ isSent: false, isPassing: true, answer: expect.stringContaining('greylisted') });
  sink.refuse('min@theirs.example', '550 5.1.1 no such user');
  expect(await sendMail(server(), mail)).toMatchObject({ isSent: false, isPassing: false });
  sink.refuse('min@theirs.example', null);
});

test('the inner network is not reached unless the operator allows it', async () => {
  allowNetworks('');
  expect(await sendMail(server(), mail)).toMatchObject({ isSent: false, isPassing: false, answer: expect.stringContaining('private network') });
});
