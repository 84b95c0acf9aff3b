import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FileFault } from './fault.js';
import { type TextPiece, textPieces } from './text-pieces.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pieces-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const all = async (pieces: AsyncIterable<TextPiece>): Promise<readonly TextPiece[]> => {
  const gathered: TextPiece[] = [];
  for await (const piece of pieces) gathered.push(piece);
  return gathered;
};
const read = async (content: string | Buffer, gzip = false): Promise<readonly TextPiece[]> => {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  return all(textPieces({ path, gzip, encoding: 'utf-8' }));
};
const codeOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing refused',
    (thrown: unknown) => (thrown instanceof FileFault ? thrown.code : thrown),
  );

const long = Array.from({ length: 60_000 }, (_, index) => `${index},客户\n`).join('');

it.each([false, true])('gives all of a file, whole lines at a time (gzip: %s)', async (gzip) => {
  const content = `${long}last`;
  const pieces = await read(gzip ? gzipSync(content) : content, gzip);
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.map(({ text }) => text).join('')).toBe(content);
  for (const { text, last } of pieces) expect(last || text.endsWith('\n')).toBe(true);
  expect(pieces.map(({ last }) => last).indexOf(true)).toBe(pieces.length - 1);
});

it('reads a file of several gzip members', async () => {
  const pieces = await read(Buffer.concat([gzipSync('a\n'), gzipSync('b\n')]), true);
  expect(pieces.map(({ text }) => text).join('')).toBe('a\nb\n');
});

it('gives one empty piece for an empty file', async () => {
  expect(await read('')).toEqual([{ text: '', bytes: 0, last: true }]);
});

it('refuses what is no gzip, or only a part of one', async () => {
  expect(await codeOf(read('id\n', true))).toBe('gzip-broken');
  const packed = gzipSync(long);
  expect(await codeOf(read(packed.subarray(0, packed.length / 2), true))).toBe('gzip-broken');
});

it('refuses a file that is not there', async () => {
  const source = { path: join(folder, 'absent'), gzip: false, encoding: 'utf-8' } as const;
  expect(await codeOf(all(textPieces(source)))).toBe('file-unreadable');
});

it('refuses a line beyond all measure', async () => {
  expect(await codeOf(read(Buffer.alloc(17 * 1024 * 1024, 'x')))).toBe('record-too-long');
});
