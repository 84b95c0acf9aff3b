import { createReadStream, type ReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Encoding } from '../report.js';
import { lineDecoder } from './decode.js';
import { FileFault } from './fault.js';

/** Some whole lines of a file as text. */
export interface TextPiece {
  readonly text: string;
  /** How many bytes of the file, as it lies on the disk, have been read by now. */
  readonly bytes: number;
  /** No more pieces follow. Every other piece ends in LF. */
  readonly last: boolean;
}

export interface TextSource {
  readonly path: string;
  readonly gzip: boolean;
  readonly encoding: Encoding;
}

const READ_SIZE = 256 * 1024;
/** A row beyond so many characters is taken for a quote that was never closed. */
export const MAX_RECORD = 16 * 1024 * 1024;

/**
 * Reads a file as text, some whole lines at a time, without its byte order mark. Throws {@link FileFault} for a file
 * that cannot be read, unpacked or decoded; the line of the fault counts from the piece that could not be given.
 */
export async function* textPieces({ path, gzip, encoding }: TextSource): AsyncGenerator<TextPiece> {
  const file = createReadStream(path, { highWaterMark: READ_SIZE });
  const decode = lineDecoder(encoding);
  let held: Buffer[] = [];
  try {
    for await (const chunk of (gzip ? unpacked(file) : file) as AsyncIterable<Buffer>) {
      const end = chunk.lastIndexOf('\n') + 1;
      held.push(chunk.subarray(0, end === 0 ? chunk.length : end));
      if (end === 0) refuseLongLine(held);
      else {
        yield { text: decode(Buffer.concat(held)), bytes: file.bytesRead, last: false };
        held = [chunk.subarray(end)];
      }
    }
  } catch (thrown) {
    throw faultOfReading(thrown);
  } finally {
    file.destroy();
  }
  yield { text: decode(Buffer.concat(held)), bytes: file.bytesRead, last: true };
}

const unpacked = (file: ReadStream): Readable =>
  // Errors of either stream come out of the last one.
  pipeline(file, createGunzip({ chunkSize: READ_SIZE }), () => undefined);

const refuseLongLine = (held: readonly Buffer[]): void => {
  const size = held.reduce((sum, chunk) => sum + chunk.length, 0);
  if (size > MAX_RECORD) throw new FileFault('record-too-long', { limit: MAX_RECORD });
};

/** Draws the line between the world and us: what the disk or the file did becomes a {@link FileFault}. */
const faultOfReading = (thrown: unknown): unknown => {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return thrown;
  if (thrown instanceof FileFault) return thrown;
  const reason = thrown.message;
  return new FileFault(thrown.code.startsWith('Z_') ? 'gzip-broken' : 'file-unreadable', { reason });
};
