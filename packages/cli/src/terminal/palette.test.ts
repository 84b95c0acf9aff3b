import { describe, expect, it } from 'vitest';
import { palette, wantsColor } from './palette.js';

describe('wantsColor', () => {
  const tty = { isTTY: true };
  const pipe = {};

  it('colours a terminal and not a pipe', () => {
    expect(wantsColor('auto', tty, {})).toBe(true);
    expect(wantsColor('auto', pipe, {})).toBe(false);
    expect(wantsColor('auto', tty, { TERM: 'dumb' })).toBe(false);
  });

  it('obeys NO_COLOR, unless it is empty', () => {
    expect(wantsColor('auto', tty, { NO_COLOR: '1' })).toBe(false);
    expect(wantsColor('auto', tty, { NO_COLOR: '' })).toBe(true);
  });

  it('obeys FORCE_COLOR, but NO_COLOR first', () => {
    expect(wantsColor('auto', pipe, { FORCE_COLOR: '1' })).toBe(true);
    expect(wantsColor('auto', tty, { FORCE_COLOR: '0' })).toBe(false);
    expect(wantsColor('auto', pipe, { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
  });

  it('obeys the option over the environment', () => {
    expect(wantsColor('always', pipe, { NO_COLOR: '1' })).toBe(true);
    expect(wantsColor('never', tty, { FORCE_COLOR: '1' })).toBe(false);
  });
});

describe('palette', () => {
  it('leaves text alone when colours are off', () => {
    expect(palette(false).error('x')).toBe('x');
    expect(palette(true).error('x')).toContain('\u001B[31m');
  });
});
