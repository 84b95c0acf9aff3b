import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { palette } from './palette.js';
import { OutputClosed, Printer } from './printer.js';

describe('Printer', () => {
  it('writes pieces in order', async () => {
    const stream = new PassThrough({ highWaterMark: 1 << 20 });
    const printer = new Printer(stream, palette(false));
    await printer.pieces(['a', 'b', '', 'x'.repeat(100_000), 'c']);
    expect(String(stream.read())).toBe(`ab${'x'.repeat(100_000)}c`);
  });

  it('is as wide as the terminal, and never too narrow to draw', () => {
    const tty = (columns: number) => Object.assign(new PassThrough(), { isTTY: true, columns });
    expect(new Printer(tty(120), palette(false)).width).toBe(120);
    expect(new Printer(tty(5), palette(false)).width).toBe(40);
    expect(new Printer(new PassThrough(), palette(false)).width).toBe(100);
  });

  it('says that the reader has gone, and says it again', async () => {
    const stream = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    const printer = new Printer(stream, palette(false));
    await expect(printer.write('x')).rejects.toBeInstanceOf(OutputClosed);
    await expect(printer.write('y')).rejects.toBeInstanceOf(OutputClosed);
  });

  it('does not hide other faults', async () => {
    const stream = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });
    await expect(new Printer(stream, palette(false)).write('x')).rejects.toThrow('disk full');
  });
});
