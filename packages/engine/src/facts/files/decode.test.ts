import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../report.js';
import { lineDecoder } from './decode.js';
import { FileFault } from './fault.js';

const decode = (bytes: Buffer, encoding: Encoding = 'utf-8'): string => lineDecoder(encoding)(bytes);
const faultOf = (work: () => unknown): Pick<FileFault, 'code' | 'params' | 'line'> => {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof FileFault) return { code: thrown.code, params: thrown.params, line: thrown.line };
    throw thrown;
  }
  throw new Error('nothing was refused');
};

describe('text', () => {
  it('is UTF-8', () => {
    expect(decode(Buffer.from('plain\n'))).toBe('plain\n');
    expect(decode(Buffer.from('客户😀\n'))).toBe('客户😀\n');
  });
  it('leaves a byte order mark out, at the start of the file alone', () => {
    const next = lineDecoder('utf-8');
    expect(next(Buffer.from('\ufeffid\n'))).toBe('id\n');
    expect(next(Buffer.from('\ufeffid\n'))).toBe('\ufeffid\n');
  });
  it('is GB18030 on request', () => {
    expect(decode(iconv.encode('客户，😀\n', 'gb18030'), 'gb18030')).toBe('客户，😀\n');
  });
});

describe('what is not in the encoding', () => {
  it('is refused with its line and byte', () => {
    const bytes = Buffer.concat([Buffer.from('id\n客'), Buffer.from([0xff]), Buffer.from('x\n')]);
    expect(faultOf(() => decode(bytes))).toEqual({
      code: 'encoding-broken',
      params: { encoding: 'UTF-8', byte: 4, gb18030: false },
      line: 2,
    });
  });
  it('may be GB18030, which is then said', () => {
    const bytes = iconv.encode('id,name\nc1,客户\n', 'gb18030');
    expect(faultOf(() => decode(bytes))).toEqual({
      code: 'encoding-broken',
      params: { encoding: 'UTF-8', byte: 4, gb18030: true },
      line: 2,
    });
  });
  it('may be UTF-16', () => {
    expect(faultOf(() => decode(Buffer.from('\ufeffid\n', 'utf16le'))).code).toBe('encoding-utf16');
  });
  it('is found in GB18030 too', () => {
    const bytes = Buffer.concat([iconv.encode('客户\n', 'gb18030'), Buffer.from([0x61, 0xff, 0x0a])]);
    expect(faultOf(() => decode(bytes, 'gb18030'))).toEqual({
      code: 'encoding-broken',
      params: { encoding: 'GB18030', byte: 2, gb18030: false },
      line: 2,
    });
  });
});
