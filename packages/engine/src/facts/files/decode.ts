import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Encoding } from '../report.js';
import { FileFault } from './fault.js';

const REPLACEMENT = '\ufffd';
const NAME: Readonly<Record<Encoding, string>> = { 'utf-8': 'UTF-8', gb18030: 'GB18030' };

/**
 * Turns whole lines into text, one piece after another from the start of a file. In both encodings the byte of LF
 * stands for nothing else, so a piece that ends there can be read by itself. Throws {@link FileFault} at the first
 * line that is not in the encoding.
 */
export const lineDecoder = (encoding: Encoding): ((bytes: Buffer) => string) => {
  let atStart = true;
  return (bytes) => {
    if (atStart) refuseUtf16(bytes);
    const text = encoding === 'utf-8' ? fromUtf8(bytes) : fromGb18030(bytes);
    const marked = atStart && text.startsWith('\ufeff');
    atStart = false;
    return marked ? text.slice(1) : text;
  };
};

const fromUtf8 = (bytes: Buffer): string => {
  // One byte a character is half the memory, and faster to search.
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return refuseLine(bytes, 'utf-8', isUtf8);
};

const fromGb18030 = (bytes: Buffer): string => {
  const text = iconv.decode(bytes, 'gb18030');
  return text.includes(REPLACEMENT) ? refuseLine(bytes, 'gb18030', isGb18030) : text;
};

const isGb18030 = (bytes: Buffer): boolean => !iconv.decode(bytes, 'gb18030').includes(REPLACEMENT);

const refuseUtf16 = (bytes: Buffer): void => {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') throw new FileFault('encoding-utf16', {});
};

const refuseLine = (bytes: Buffer, encoding: Encoding, isRight: (line: Buffer) => boolean): never => {
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf('\n', start);
    const content = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (!isRight(content)) {
      const byte = firstWrong(content, isRight) + 1;
      const gb18030 = encoding === 'utf-8' && isGb18030(content);
      throw new FileFault('encoding-broken', { encoding: NAME[encoding], byte, gb18030 }, line);
    }
    if (end < 0) throw new Error('every line can be read, but all of them together cannot');
    start = end + 1;
  }
};

/** The offset of the first character that cannot be read: the longest beginning that can be ends there. */
const firstWrong = (line: Buffer, isRight: (line: Buffer) => boolean): number => {
  let offset = 0;
  while (offset < line.length) {
    const width = [1, 2, 3, 4].find(
      (size) => offset + size <= line.length && isRight(line.subarray(offset, offset + size)),
    );
    if (width === undefined) return offset;
    offset += width;
  }
  return 0;
};
