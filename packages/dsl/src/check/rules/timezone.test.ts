import { describe, expect, it } from 'vitest';
import { checkTexts } from '../harness.js';

describe('the time zone', () => {
  const findings = (text: string) =>
    checkTexts({ 'a.tag': text }).diagnostics.map(({ code, level, params }) => ({ code, level, params }));

  it('is UTC with a hint where a book names none', () => {
    const { book, diagnostics } = checkTexts({ 'a.tag': 'event order { amount: money }' });
    expect(book.catalog.zone).toBe('UTC');
    expect(diagnostics).toMatchObject([{ code: 'missing-timezone', level: 'hint', span: { start: 0, end: 0 } }]);
  });

  it('may be spelled in any case, and is kept in its own', () => {
    const { book, diagnostics } = checkTexts({ 'a.tag': 'timezone "asia/shanghai"' });
    expect(diagnostics).toEqual([]);
    expect(book.catalog.zone).toBe('Asia/Shanghai');
  });

  it.each([
    ['Asia/Shanghia', 'Asia/Shanghai'],
    ['北京时间', 'Asia/Shanghai'],
    ['UTC+8', 'Asia/Shanghai'],
    ['Asia/Beijing', 'Asia/Shanghai'],
    ['Shanghai', 'Asia/Shanghai'],
  ])('is not %s, but perhaps %s', (zone, nearest) => {
    expect(findings(`timezone "${zone}"`)).toMatchObject([
      { code: 'unknown-timezone', params: { zone, nearest: expect.arrayContaining([nearest]) } },
    ]);
  });

  it('is asked for once, and of books that hold something', () => {
    expect(findings('timezone "UTC"\ntimezone "Asia/Tokyo"')).toMatchObject([{ code: 'duplicate-declaration' }]);
    expect(findings('// nothing')).toEqual([]);
  });
});
