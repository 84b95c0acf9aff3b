import { expect, it } from 'vitest';
import { zh } from '../../words/zh.js';
import { ruleAddress, traitsOf, userAddress } from './traits.js';

it('says what kind of tag it is', () => {
  const tag = { kind: 'exclusive', manual: true, ordered: true, otherwise: '沉睡' } as const;
  expect(traitsOf(tag, zh.tags)).toEqual(['单选', '手动', '有序，高者在前', '其余为“沉睡”']);
  expect(traitsOf({ kind: 'many', manual: false, ordered: false }, zh.tags)).toEqual(['多选']);
});

it('leads to whatever asks for a tag', () => {
  expect(userAddress({ kind: 'segment', name: 'a/b' })).toBe('/segments/segment/a%2Fb');
  expect(userAddress({ kind: 'tag', name: 'RFM' })).toBe('/tags/RFM');
  expect(userAddress({ kind: 'metric', name: 'M' })).toBe('/rules?rule=metric%3AM');
  expect(ruleAddress('tag:x', 'rfm.tag')).toBe('/rules?file=rfm.tag&rule=tag%3Ax');
});
