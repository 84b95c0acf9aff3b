import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { palette } from './palette.js';
import { Printer } from './printer.js';
import { progressOn } from './progress.js';

function drawn(live: boolean, quiet: boolean): string {
  const stream = Object.assign(new PassThrough(), live ? { isTTY: true, columns: 80 } : {});
  const progress = progressOn(new Printer(stream, palette(false)), quiet, String);
  progress.begin('订单 order.csv', 200);
  progress.advance(100);
  progress.end();
  return String(stream.read() ?? '');
}

describe('progressOn', () => {
  it('draws a bar where somebody is watching', () => {
    expect(drawn(true, false)).toMatch(/订单 order\.csv {10}.*█+░+.* 50% 100 \/ 200/s);
  });

  it('is silent in a pipe, and when asked to be', () => {
    expect(drawn(false, false)).toBe('');
    expect(drawn(true, true)).toBe('');
  });
});
