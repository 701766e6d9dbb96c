import { createServer, type Socket } from 'node:net';

/** A message a sink has taken. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Head and body as they came. */
  readonly source: string;
  readonly user: string | null;
}

/** A mail server on this machine that keeps what it is given; for tests. */
export interface MailSink {
  readonly port: number;
  readonly mails: TakenMail[];
  /** Answers the next messages for an address with this instead of taking them: `451 later`. */
  refuse(address: string, answer: string | null): void;
  close(): Promise<void>;
}

/** Starts a sink; with a password it asks for signing in. */
export async function startMailSink(password?: string): Promise<MailSink> {
  const mails: TakenMail[] = [];
  const refusals = new Map<string, string>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    talk(socket, { mails, refusals, password });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    mails,
    refuse: (receiver, answer) => void (answer === null ? refusals.delete(receiver) : refusals.set(receiver, answer)),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface Talk {
  readonly mails: TakenMail[];
  readonly refusals: ReadonlyMap<string, string>;
  readonly password: string | undefined;
}

interface Talking {
  from: string;
  to: string[];
  user: string | null;
  isData: boolean;
}

function talk(socket: Socket, { mails, refusals, password }: Talk): void {
  let state: Talking = { from: '', to: [], user: null, isData: false };
  let text = '';
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') return say(password === undefined ? '250 sink' : '250-sink\r\n250 AUTH PLAIN');
    if (verb === 'AUTH') {
      const [, user = '', given] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
        .toString()
        .split('\0');
      if (given === password) state.user = user;
      return say(given === password ? '235 welcome' : '535 5.7.8 wrong password');
    }
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (verb === 'MAIL') state = { ...state, from: address, to: [] };
    if (verb === 'RCPT') {
      const refusal = refusals.get(address);
      if (refusal !== undefined) return say(refusal);
      state.to.push(address);
    }
    if (verb === 'DATA') {
      state.isData = true;
      return say('354 go on');
    }
    say(verb === 'QUIT' ? '221 bye' : '250 ok');
  };
  say('220 sink');
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    for (;;) {
      const end = text.indexOf(state.isData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const part = text.slice(0, end);
      text = text.slice(end + (state.isData ? 5 : 2));
      if (!state.isData) command(part);
      else {
        mails.push({ from: state.from, to: state.to, source: part, user: state.user });
        state.isData = false;
        say(`250 taken as ${mails.length}`);
      }
    }
  });
}
