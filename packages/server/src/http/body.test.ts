import { request } from 'node:http';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listening } from '../changes/reader.harness.js';
import { testServer, type TestServer } from '../server.harness.js';

/** Bodies as they come over a socket, in parts of any size. */
let server: TestServer;
let socket: Awaited<ReturnType<typeof listening>>;
beforeAll(async () => {
  server = await testServer({ config: { limits: { body: 2000 } } });
  socket = await listening(server);
});
afterAll(async () => {
  await socket.close();
  await server.close();
});

const key = JSON.stringify({ name: '王芳', role: 'viewer' });

/** Sends parts one after the other, without saying how long they are together; the answer's status and code. */
const send = async (parts: readonly Uint8Array[], headers: Record<string, string> = {}) => {
  const asked = request(`${socket.url}/v1/keys`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${server.keys.get('admin') ?? ''}`,
      ...headers,
    },
  });
  const answered = once(asked, 'response');
  for (const part of parts) {
    asked.write(part);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  asked.end();
  const [response] = (await answered) as [AsyncIterable<Uint8Array> & { readonly statusCode: number }];
  const chunks: Uint8Array[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString()) as { readonly code?: string; readonly name?: string };
  return [response.statusCode, body.code ?? body.name];
};

it('is put together from its parts, cut within a character too', async () => {
  const bytes = Buffer.from(key);
  expect(await send([bytes.subarray(0, 10), bytes.subarray(10, 11), bytes.subarray(11)])).toEqual([201, '王芳']);
  const packed = gzipSync(bytes);
  expect(await send([packed.subarray(0, 5), packed.subarray(5)], { 'Content-Encoding': 'gzip' })).toEqual([
    201,
    '王芳',
  ]);
});

it('is refused where it grows past the limit, in an answer', async () => {
  const part = Buffer.from(' '.repeat(1500));
  expect(await send([part, part, part])).toEqual([413, 'body-too-large']);
  expect(await send([Buffer.from(key)])).toEqual([201, '王芳']);
});

it('may be missing', async () => {
  expect(await send([])).toEqual([400, 'body-not-json']);
});
