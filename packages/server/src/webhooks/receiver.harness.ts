import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A message as it came. */
export interface Received {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly message: {
    readonly type: string;
    readonly timestamp: string;
    readonly data: Readonly<Record<string, unknown>>;
  };
}

type Answering = (received: Received, response: ServerResponse, index: number) => void | Promise<void>;

/** A real server that takes messages, and answers as it is told to: 204 if it is not told. */
export const receiver = async () => {
  const received: Received[] = [];
  let answer: Answering = (_, response) => void response.writeHead(204).end();
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      const one = {
        id: String(request.headers['webhook-id']),
        headers: request.headers,
        body,
        message: JSON.parse(body),
      };
      received.push(one);
      void answer(one, response, received.length - 1);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    /** Names of what came, with the customer, each once: `tag.changed a`. */
    told: () => received.map(({ message: { type, data } }) => `${type} ${String(data['customer'])}`),
    answer: (how: Answering | number): void => {
      answer = typeof how === 'number' ? (_, response) => void response.writeHead(how).end() : how;
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

export type Receiver = Awaited<ReturnType<typeof receiver>>;

/** What somebody does who has a secret: throws where no signature is by it. */
export const verified = ({ headers, body }: Received, secret: string): unknown =>
  new Webhook(secret).verify(body, headers as Record<string, string>);

/** Waits until something is so. */
export const until = async (isSo: () => boolean | Promise<boolean>, milliseconds = 10_000): Promise<void> => {
  const end = Date.now() + milliseconds;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('it did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
