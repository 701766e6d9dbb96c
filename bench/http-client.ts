import { connect, type Socket } from 'node:net';

/** A request to send; the body is sent as JSON. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly setCookie: readonly string[];
}

/**
 * One keep-alive connection that sends one request after the other. Written by hand, since a general client costs as much as the
 * answers we measure; it understands what our server sends: a content length or chunks.
 */
export class Connection {
  #socket: Socket;
  #buffer: Buffer = Buffer.alloc(0);
  #wake: (() => void) | undefined;
  #isClosed = false;
  readonly #head: string;

  constructor(port: number, cookie: string) {
    this.#head = `Host: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nConnection: keep-alive\r\n${cookie === '' ? '' : `Cookie: ${cookie}\r\n`}`;
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (bytes: Buffer) => {
      this.#buffer = this.#buffer.length === 0 ? bytes : Buffer.concat([this.#buffer, bytes]);
      this.#wake?.();
    });
    const end = (): void => {
      this.#isClosed = true;
      this.#wake?.();
    };
    this.#socket.on('close', end).on('error', end);
  }

  async send(call: Call): Promise<Answer> {
    const text = call.body === undefined ? '' : JSON.stringify(call.body);
    const sized = call.body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n`;
    this.#socket.write(`${call.method} ${call.path} HTTP/1.1\r\n${this.#head}${sized}\r\n${text}`);
    const head = await this.#until('\r\n\r\n');
    const status = Number(head.slice(9, 12));
    const setCookie = [...head.matchAll(/^set-cookie: ([^;]+)/gim)].map((found) => found[1] ?? '');
    const length = /^content-length: (\d+)/im.exec(head)?.[1];
    const body = length === undefined ? (/^transfer-encoding: chunked/im.test(head) ? await this.#chunks() : '') : await this.#bytes(Number(length));
    return { status, body, setCookie };
  }

  /** Whether the server still holds it; it closes what has been idle for some seconds. */
  get isOpen(): boolean {
    return !this.#isClosed;
  }

  close(): void {
    this.#socket.destroy();
  }

  async #until(mark: string): Promise<string> {
    for (;;) {
      const at = this.#buffer.indexOf(mark);
      if (at >= 0) {
        const text = this.#buffer.toString('latin1', 0, at);
        this.#buffer = this.#buffer.subarray(at + mark.length);
        return text;
      }
      await this.#more();
    }
  }

  async #bytes(length: number): Promise<string> {
    while (this.#buffer.length < length) await this.#more();
    const text = this.#buffer.toString('utf8', 0, length);
    this.#buffer = this.#buffer.subarray(length);
    return text;
  }

  async #chunks(): Promise<string> {
    let text = '';
    for (;;) {
      const size = Number.parseInt(await this.#until('\r\n'), 16);
      text += await this.#bytes(size);
      await this.#until('\r\n');
      if (size === 0) return text;
    }
  }

  #more(): Promise<void> {
    if (this.#isClosed) throw new Error('The server closed the connection.');
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = undefined;
        resolve();
      };
    });
  }
}

/** Asks one thing after the other, over a new connection where the server has closed an idle one; refuses answers of 300 and above. */
export function asking(port: number, cookie: string): (call: Call) => Promise<unknown> {
  let connection: Connection | undefined;
  return async (call) => {
    if (connection?.isOpen !== true) connection = new Connection(port, cookie);
    const answer = await connection.send(call);
    if (answer.status >= 300) throw new Error(`${call.method} ${call.path}: ${answer.status} ${answer.body.slice(0, 500)}`);
    return JSON.parse(answer.body);
  };
}
