import { describe, expect, it, test } from 'vitest';
import { acted, actions, open, service } from '../harness.js';

const rules = (fixture: string, title: string | RegExp): string => acted(fixture, title)['rules.tag'] ?? '';

describe('fixes of findings', () => {
  it.each([
    ['segment a = ci<|>yt = b', 'write `city`', 'segment a = city = b'],
    ['segment a = 消费频次 > 3 且<|>M > 3', 'put a space in', 'segment a = 消费频次 > 3 且 M > 3'],
    ['segment a = R > 9<|>0', /`d`/, 'segment a = R > 90d'],
    ['segment a = city =<|>= b', /`=`/, 'segment a = city = b'],
  ])('%s', (fixture, title, after) => expect(rules(fixture, title)).toBe(after));

  test('name the finding, and all clear ones can be mended at once', () => {
    const fixture = '<|>segment a = city == b\nsegment c = M > 3 && F > 3<|>';
    expect(
      actions(fixture)
        .filter(({ kind }) => kind === 'quickfix')
        .map(({ fixes }) => fixes),
    ).toEqual(['foreign-operator', 'foreign-operator']);
    expect(rules(fixture, /Mend everything/)).toBe('segment a = city = b\nsegment c = M > 3 and F > 3');
  });
});

describe('refactorings', () => {
  test('add a missing value to its field or tag, wherever that stands', () => {
    expect(acted('segment a = level = 钻<|>石', /Add `钻石`/)['shop.tag']).toContain('one of 金, 银, 铜, 钻石');
    expect(acted('segment a = tag 等级评定 = 白<|>金', /Add `白金`/)['shop.tag']).toContain(
      '  白金 when false\n  普通 otherwise',
    );
    expect(acted('segment a = tag 口味 has 酸<|>', /Add `酸`/)['shop.tag']).toContain('甜点\n  酸 when false\n}');
    expect(rules('tag t = a when F > 3\nsegment s = tag t = b<|>', /Add `b`/)).toContain(
      'F > 3\ntag t = b when false\n',
    );
  });

  test('put parentheses around each `and` in an `or`', () => {
    const title = 'Put parentheses around each `and`';
    expect(rules('segment a = F > 1 and R > 1d <|>or M > 2', title)).toBe('segment a = (F > 1 and R > 1d) or M > 2');
    expect(actions('segment a = (F > 1 and R > 1d) <|>or M > 2').map((action) => action.title)).not.toContain(title);
  });

  test('change the vocabulary of a file and of a selection', () => {
    const text = 'segment a = did order in last 30d\nsegment b = did view in last 7d';
    expect(rules(`<|>${text}`, /this file in Chinese/)).toBe('人群 a = 做过 order 近30天\n人群 b = 做过 view 近7天\n');
    expect(rules(`<|>segment a = did<|> order in last 30d\nsegment b = did view`, /selection in Chinese/)).toBe(
      '人群 a = 做过 order 近30天\nsegment b = did view',
    );
  });

  test('write full-width signs as half-width ones', () => {
    expect(rules('<|>人群 甲 ＝ 消费频次 ＞ ３ 且 城市 属于 （北京，上海）', /half-width/)).toBe(
      '人群 甲 = 消费频次 > 3 且 城市 属于 (北京, 上海)',
    );
  });

  test('make a segment of a condition', () => {
    const title = 'Make a segment of this condition';
    expect(rules('tag a = b when <|>F > 3 and M > 2<|> and city = c', title)).toBe(
      'segment "new segment" = F > 3 and M > 2\ntag a = b when in segment "new segment" and city = c',
    );
    const titles = actions('segment a = did view where <|>page = x<|>').map((action) => action.title);
    expect(titles).not.toContain(title);
  });

  test('make a metric of a value', () => {
    const title = 'Make a metric of this value';
    expect(rules('tag a = x when F > 3\ntag a = b when cou<|>nt(order in last 30d) > 3', title)).toBe(
      'metric "new metric" = count(order in last 30d)\ntag a = x when F > 3\ntag a = b when "new metric" > 3',
    );
    expect(actions('metric a = cou<|>nt(order)').map((action) => action.title)).not.toContain(title);
  });

  test('leave a book without new errors', () => {
    const fixture = 'tag a = b when <|>F > 3 and M >= top20%<|> and city = c\ntag a = d when level = 银';
    const { workspace, file } = open(fixture);
    for (const [path, text] of Object.entries(acted(fixture, /Make a segment/))) workspace.open(path, text);
    expect(service.problems(workspace, file).filter(({ level }) => level === 'error')).toEqual([]);
  });
});
