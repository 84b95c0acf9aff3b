import { expect, it } from 'vitest';
import { parse } from '../../syntax/parse.js';
import { mark, markAs, originsIn } from './origins.js';

it('finds a part where its declaration stands now', () => {
  const [before] = parse('a.tag', 'segment 甲 = vip').file.decls;
  const [after] = parse('a.tag', '\n\nsegment 甲 = vip').file.decls;
  if (before?.kind !== 'SegmentDecl' || after?.kind !== 'SegmentDecl') throw new Error('expected segments');
  const lineage = { first: before };
  const [part, placed] = [{}, {}];
  mark(part, { file: 'a.tag', node: before.condition, lineage, decl: before });
  markAs(placed, part);
  expect(originsIn(new Map([[lineage, before]])).get(part)?.node).toBe(before.condition);
  expect(originsIn(new Map([[lineage, after]])).get(placed)).toEqual({ file: 'a.tag', node: after.condition });
  expect(originsIn(new Map()).get({})).toBeUndefined();
});
