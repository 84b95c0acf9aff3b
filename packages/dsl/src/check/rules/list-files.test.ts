import { describe, expect, it } from 'vitest';
import { checkTexts } from '../harness.js';

describe('the file of a list', () => {
  const findings = (content: string | undefined) =>
    checkTexts({ 'a.tag': 'timezone "UTC"\nlist 城市 from "x.csv"' }, new Map([['x.csv', content]])).diagnostics;

  it('can be read and holds something', () => {
    expect(findings('北京\n')).toEqual([]);
    expect(findings(undefined)).toMatchObject([
      { code: 'list-file-missing', level: 'error', params: { path: 'x.csv' } },
    ]);
    expect(findings('\uFEFF\r\n  \r\n')).toMatchObject([{ code: 'empty-list', level: 'warning' }]);
  });
});
