import { describe, expect, it } from 'vitest';
import { compile, type Compilation } from '../../compile.js';
import type { Plan } from '../types.js';
import { booksOf } from './harness.js';

const BOOK = `
metric A = count(order in last 30d)
metric B = A + 1
tag T { 高 when B > 3  低 otherwise }
tag U = 新 on order expires 3d
tag V = 久 when R > 90d expires 7d
segment 甲 = A > 2
segment 乙 = M >= top20%
segment 丙 = tag T = 高 for at least 7d
segment 丁 = in segment 甲 and tag U = 新
segment 戊 = 城市 = 上海
`;

const compiled = (rules: string, previous?: Compilation): Compilation => compile(booksOf(rules), previous);

/** The plan after an edit, which is the one that a fresh compilation gives. */
const edited = (from: string, to: string): { readonly before: Plan; readonly after: Plan } => {
  const first = compiled(BOOK);
  const again = compiled(BOOK.replace(from, to), first);
  const fresh = compiled(BOOK.replace(from, to));
  expect(again.plan).toEqual(fresh.plan);
  // Once more, on top of what was kept.
  expect(compiled(BOOK, again).plan).toEqual(first.plan);
  if (first.plan === undefined || again.plan === undefined) throw new Error(JSON.stringify(again.diagnostics));
  return { before: first.plan, after: again.plan };
};

/** The names of the tags and segments that the later plan has from the earlier one, as the same objects. */
const kept = ({ before, after }: { readonly before: Plan; readonly after: Plan }): readonly string[] => {
  const earlier = new Set<unknown>([...before.tags, ...before.segments]);
  return [...after.tags, ...after.segments].filter((part) => earlier.has(part)).map(({ names }) => names[0] ?? '');
};

const EVERYTHING = ['T', 'U', 'V', '丁', '丙', '乙', '戊', '甲'];

describe('what is known of a book from before', () => {
  it('is all of it where nothing changed', () => {
    expect(kept(edited('nothing', 'at all'))).toEqual(EVERYTHING);
    expect(kept(edited('\nsegment 甲', '\n\nsegment 甲'))).toEqual(EVERYTHING);
  });

  it('is all but the declaration that was written anew', () => {
    expect(kept(edited('城市 = 上海', '城市 = 北京'))).toEqual(EVERYTHING.filter((name) => name !== '戊'));
    expect(kept(edited('久 when R > 90d', '久 when R > 91d'))).not.toContain('V');
  });

  it('is nothing that asks for a column which means something else by now', () => {
    expect(kept(edited('count(order in last 30d)', 'count(order in last 31d)'))).not.toContain('甲');
  });

  it('is nothing that asks for a metric which means something else by now, however far off', () => {
    const names = kept(edited('metric B = A + 1', 'metric B = A + 2'));
    expect(names).not.toContain('T');
    expect(names).toContain('甲');
  });

  it('is nothing that was numbered otherwise', () => {
    // A tag before the others by its name: whoever names one of these is told another number.
    const later = kept(edited('tag T {', 'tag A1 = x when 会员\ntag T {'));
    expect(later).not.toContain('丁');
    expect(later).toContain('戊');
    const shifted = kept(edited('segment 戊', 'segment A2 = 会员\nsegment 戊'));
    expect(shifted.filter((name) => name.length === 1 && !/[TUV]/.test(name))).toEqual([]);
  });

  it('is nothing that asks for a rank or a history which others came before', () => {
    const rank = kept(edited('tag T {', 'tag A1 = x when M >= top10%\ntag T {'));
    expect(rank).not.toContain('乙');
    const history = kept(edited('tag T {', 'tag A1 = x when 等级 changed in last 3d\ntag T {'));
    expect(history).not.toContain('丙');
  });

  it('follows a tag through each of its declarations', () => {
    const one = 'tag W = a when 会员\n';
    const two = 'tag W = b when A > 1\n';
    const first = compiled(one + two);
    for (const rules of [one, two, two + one, one + two + 'tag W = c when F > 9\n', one + two.replace('1', '2')])
      expect(compiled(rules, first).plan).toEqual(compiled(rules).plan);
  });

  it('outlives errors', () => {
    const first = compiled(BOOK);
    const broken = compiled(BOOK.replace('A > 2', 'A >'), first);
    expect(broken.plan).toBe(undefined);
    const mended = compiled(BOOK, broken);
    expect(mended.plan).toEqual(first.plan);
    if (first.plan === undefined || mended.plan === undefined) throw new Error('no plan');
    const names = kept({ before: first.plan, after: mended.plan });
    expect(names).toEqual(expect.arrayContaining(['T', 'V', '乙', '戊']));
    expect(names).not.toContain('甲');
  });
});
