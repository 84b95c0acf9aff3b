import { type ClientRequest, get, type IncomingMessage, type Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { TestServer } from '../server.harness.js';

/** A server of the tests at a real socket. */
export const listening = async (server: TestServer) => {
  const http = createAdaptorServer({ fetch: server.app.fetch }) as Server;
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async (): Promise<void> => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
};

/** An event as a browser would tell it. */
export interface Event {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** Reads a stream as the HTML standard says, from its bytes. */
export class Reader {
  readonly events: Event[] = [];
  readonly comments: string[] = [];
  /** The last id that came whole, which is where it goes on. */
  lastId: string | undefined;
  /** Bytes taken. */
  bytes = 0;
  status: number | undefined;
  body = '';
  readonly ended: Promise<void>;
  #left = '';
  #id: string | undefined;
  #request: ClientRequest | undefined;
  response: IncomingMessage | undefined;

  /** `limit`: after so many bytes it is cut off. */
  constructor(url: string, key: string, lastId?: string, limit = Infinity) {
    const headers = { authorization: `Bearer ${key}`, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) };
    this.lastId = lastId;
    this.ended = new Promise((resolve) => {
      this.#request = get(url, { headers, agent: false }, (response) => {
        this.response = response;
        this.status = response.statusCode;
        const decoder = new TextDecoder();
        response.on('data', (piece: Buffer) => {
          const taken = piece.subarray(0, limit - this.bytes);
          this.bytes += taken.length;
          this.#take(decoder.decode(taken, { stream: true }));
          if (this.bytes >= limit) this.cut();
        });
        response.on('end', resolve);
        response.on('error', () => resolve());
        response.on('close', resolve);
      });
      this.#request.on('error', () => resolve());
    });
  }

  cut(): void {
    this.#request?.destroy();
  }

  #take(text: string): void {
    this.body += text;
    const blocks = (this.#left + text).split('\n\n');
    this.#left = blocks.pop() ?? '';
    for (const block of blocks) this.#dispatch(block.split('\n'));
  }

  #dispatch(lines: readonly string[]): void {
    const field = (name: string): string | undefined =>
      lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    this.comments.push(...lines.filter((line) => line.startsWith(':')));
    this.#id = field('id') ?? this.#id;
    if (this.#id !== undefined) this.lastId = this.#id;
    const data = field('data');
    if (data !== undefined) this.events.push({ id: this.#id ?? '', event: field('event') ?? 'message', data });
  }
}
