import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('the ends of a window', () => {
  it('stand in order, with something between them', () => {
    expectMarks(`
  segment a = did order between 30d and 90d ago
  //                    ^^^^^^^^^^^^^^^^^^^^^^^ window-reversed
  segment b = did order between 30d and 30d ago
  //                    ^^^^^^^^^^^^^^^^^^^^^^^ empty-window
  segment c = did order between 1mo and 1y ago
  //                    ^^^^^^^^^^^^^^^^^^^^^^ window-reversed
  segment d = did order between 1y and 1mo ago
  segment e = did order from 2026-12-01 to 2026-11-01
  //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ window-reversed
  segment f = did order from 2026-11-01 to 2026-11-01
  segment g = did order from 2026-11-01 10:00 to 2026-11-01 10:00
  //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ empty-window
  segment h = joined between 30d and 90d ago
  //                 ^^^^^^^^^^^^^^^^^^^^^^^ window-reversed
  segment i = did order between 90d and 0d ago
`);
  });

  it.each([
    ['did order between 30d and 90d ago', 'did order between 90d and 30d ago'],
    ['做过 订单 介于 30天 与 90天前', '做过 订单 介于 90天 与 30天前'],
    ['did order from 2026-12-01 to 2026-11-01', 'did order from 2026-11-01 to 2026-12-01'],
  ])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'window-reversed')).toBe(`segment a = ${after}`);
  });
});
