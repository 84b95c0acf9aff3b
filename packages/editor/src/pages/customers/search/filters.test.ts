import { describe, expect, it } from 'vitest';
import { changed, filtersIn, isNarrowed, queryOf } from './filters.js';

describe('filters in an address', () => {
  it('are read by their names, empty ones are none', () => {
    expect(filtersIn(new URLSearchParams('text=王&id=&view=x&after=c9'))).toEqual({ text: '王', after: 'c9' });
  });

  it('begin at the first page when they change, not when the page does', () => {
    expect(changed({ text: '王', after: 'c9' }, { segment: '新客' })).toEqual({ text: '王', segment: '新客' });
    expect(changed({ text: '王' }, { after: 'c9' })).toEqual({ text: '王', after: 'c9' });
    expect(changed({ text: '王' }, { text: '' })).toEqual({});
  });

  it('lose the value with its tag', () => {
    const before = { tag: 'RFM评级', value: '重要保持' };
    expect(changed(before, { tag: '活跃度' })).toEqual({ tag: '活跃度' });
    expect(changed(before, { value: '重要价值' })).toEqual({ tag: 'RFM评级', value: '重要价值' });
  });

  it('ask for nothing that the server would refuse', () => {
    expect(queryOf({ tag: 'RFM评级', field: '姓名' })).toEqual({});
    expect(queryOf({ field: '姓名', text: '王', after: 'c9' })).toEqual({ field: '姓名', text: '王', after: 'c9' });
    expect([isNarrowed({ after: 'c9' }), isNarrowed({ tag: 'x' }), isNarrowed({ id: 'c' })]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
