import { describe, expect, it, test } from 'vitest';
import { changed, open, service } from './harness.js';

/** The texts that definition leads to, with their files. */
const defined = (fixture: string): readonly string[] => {
  const { workspace, file, offset } = open(fixture);
  return service
    .definition(workspace, file, offset)
    .map((place) => `${place.file}: ${workspace.text(place.file).slice(place.span.start, place.span.end)}`);
};

describe('definition', () => {
  it.each([
    ['segment a = 消<|>费频次 > 3', 'shop.tag: 消费频次'],
    ['segment a = F<|> > 3', 'shop.tag: F'],
    ['segment a = ci<|>ty = b', 'shop.tag: city'],
    ['segment a = did or<|>der', 'shop.tag: order'],
    ['metric a = sum(order.am<|>ount)', 'shop.tag: amount'],
    ['metric a = sum(or<|>der.amount)', 'shop.tag: order'],
    ['segment a = level = <|>银', 'shop.tag: 银'],
    ['segment a = tag 等级<|>评定 = 黄金', 'shop.tag: 等级评定'],
    ['segment a = tag 等级评定 = 黄<|>金', 'shop.tag: 黄金'],
    ['segment a = in segment 老<|>客', 'shop.tag: 老客'],
    ['segment a = city in 节日<|>城市', 'shop.tag: 节日城市'],
    ['segment a = did order where cha<|>nnel = 门店', 'shop.tag: channel'],
  ])('%s', (fixture, place) => expect(defined(fixture)).toEqual([place]));

  test('nowhere for keywords, text and what is unknown', () => {
    expect(defined('segment a = d<|>id order')).toEqual([]);
    expect(defined('segment a = city = 北<|>京')).toEqual([]);
    expect(defined('segment a = no<|>such > 3')).toEqual([]);
  });
});

describe('references', () => {
  test('go over files and over both names of a thing', () => {
    const { workspace, file, offset } = open('segment a = F<|> > 3 and 消费频次 < 9');
    const found = service.references(workspace, file, offset);
    expect(found.map((one) => `${one.file} ${workspace.text(one.file).slice(one.span.start, one.span.end)}`)).toEqual([
      'rules.tag F',
      'rules.tag 消费频次',
      'shop.tag F',
      'shop.tag 消费频次',
      'shop.tag F',
    ]);
    expect(found.map(({ isDeclaration }) => isDeclaration)).toEqual([false, false, true, true, false]);
  });

  test('tell the values of two fields apart', () => {
    const shop = 'customer { a: one of x, y  b: one of x, z }';
    const { workspace, file, offset } = open('segment s = a = <|>x and b = x', { shop });
    expect(service.references(workspace, file, offset)).toHaveLength(2);
  });

  test('follow an alias within its clause', () => {
    const fixture =
      'segment s = did view as <|>v then order where category = v.item and did view as v then order where category = v.page';
    const { workspace, file, offset } = open(fixture);
    expect(service.references(workspace, file, offset)).toHaveLength(2);
  });
});

describe('rename', () => {
  const renamed = (fixture: string, to: string): Readonly<Record<string, string>> => {
    const opened = open(fixture);
    const result = service.rename(opened.workspace, opened.file, opened.offset, to);
    if (!result.ok) throw new Error(result.reason);
    return changed(opened, result.changes);
  };
  const refused = (fixture: string, to: string): string => {
    const { workspace, file, offset } = open(fixture);
    const result = service.rename(workspace, file, offset, to);
    if (result.ok) throw new Error('was renamed');
    return result.reason;
  };

  test('changes every use of that name, with the quotes that each needs', () => {
    const files = renamed('segment a = 消费<|>频次 > 3 and F < 9', '新 频次');
    expect(files['rules.tag']).toBe('segment a = "新 频次" > 3 and F < 9');
    expect(files['shop.tag']).toContain('metric F "新 频次" = count');
  });

  test('renames values of a set wherever a test gives several of them', () => {
    const shop = 'customer { ways: set of one of web, shop  }\nsegment s = ways has web';
    const { workspace, file, offset } = open(
      'test "t" at 2026-01-01 {\n  given customer { ways = (<|>web, shop) }\n  expect in segment s\n}',
      { shop },
    );
    const result = service.rename(workspace, file, offset, 'online');
    const edits = result.ok ? result.changes.flatMap((change) => change.edits) : [];
    expect(edits.map(({ text }) => text)).toEqual(['online', 'online', 'online']);
  });

  test('renames values of fields and tags', () => {
    const files = renamed('segment a = tag 口味 has <|>辣\nsegment b = tag 口味 has any of (甜, 辣)', '重口');
    expect(files['rules.tag']).toBe('segment a = tag 口味 has 重口\nsegment b = tag 口味 has any of (甜, 重口)');
    expect(files['shop.tag']).toContain('  重口 when did order');
    expect(renamed('segment a = level = 金<|>', 'VIP-A')['shop.tag']).toContain('one of "VIP-A", 银, 铜');
  });

  test('keeps the column of a field that is named after it', () => {
    const files = renamed('segment a = ci<|>ty = b', 'town');
    expect(files['rules.tag']).toBe('segment a = town = b');
    expect(files['shop.tag']).toContain('城市 town: text from city');
    expect(renamed('segment a = 城<|>市 = b', '都市')['shop.tag']).toContain('都市 city: text      ');
    expect(renamed('segment a = did vi<|>ew', 'look')['shop.tag']).toContain('event 浏览 look from view {');
  });

  test('refuses what would clash or is no name, with the reason', () => {
    expect(refused('segment a = F<|> > 3', '城市')).toContain('field of the customer');
    expect(refused('segment a = level = 金<|>', '银')).toContain('already has a value');
    expect(refused('metric a = sum(order.am<|>ount)', '渠道')).toContain('field of an event');
    expect(refused('segment a = F<|> > 3', ' ')).toContain('at least one character');
    expect(refused('segment a = F<|> > 3', 'a\u200bb')).toContain('invisible');
    expect(refused('segment a = d<|>id order', 'x')).toContain('word of the language');
    expect(refused('segment a = city = "北<|>京"', 'x')).toContain('text');
    expect(refused('metric a = max(order.a<|>t)', 'x')).toContain('time of every event');
  });

  test('leaves a book that means the same', () => {
    const opened = open('segment a = M<|> >= top20%\ntag b = c when M > 3');
    const before = opened.workspace.diagnostics('rules.tag').map(({ code }) => code);
    const result = service.rename(opened.workspace, opened.file, opened.offset, '且M');
    if (!result.ok) throw new Error(result.reason);
    for (const [file, text] of Object.entries(changed(opened, result.changes))) opened.workspace.open(file, text);
    expect(opened.workspace.diagnostics('rules.tag').map(({ code }) => code)).toEqual(before);
    expect(opened.workspace.diagnostics('shop.tag').filter(({ level }) => level === 'error')).toEqual([]);
  });
});
