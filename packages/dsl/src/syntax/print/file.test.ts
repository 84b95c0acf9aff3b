import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { equal, parse, print } from '../index.js';

const format = (text: string, keywords: 'en' | 'zh' | 'keep' = 'keep'): string | undefined =>
  print(parse('a.tag', text), { keywords });

test('lays out a file in columns, with its comments and single blank lines', () => {
  const text = `// 目录
customer   {  // who
  姓名 name : text
  城市 city:text group 地理  // where
  // about money
  年收入 income: money   group 社会经济


  生日: date
  // last
}



tag "RFM评级"   ordered {
  重要价值 when R<=90d   and F>=top20% // best
  // the rest
  一般 otherwise
}
segment s = a // one
  and b
  // about c
  and (c or
    // d is new
    d)   // end
// bye
`;
  const expected = `// 目录
customer {  // who
  姓名 name: text
  城市 city: text       group 地理  // where
  // about money
  年收入 income: money  group 社会经济

  生日: date
  // last
}

tag RFM评级 ordered {
  重要价值 when R <= 90d and F >= top20%  // best
  // the rest
  一般     otherwise
}
segment s =
  a // one
  and b
  // about c
  and (
    c
    // d is new
    or d
  )  // end
// bye
`;
  expect(format(text)).toBe(expected);
  expect(format(expected)).toBe(expected);
});

test('lays out a test', () => {
  const text = `test "召回消费后转为重要价值" at 2026-06-01 {
    given customer{城市=北京}   // who
  given order {
    at = 100d ago
    金额 = 5000 }
  given M top20% = 3000,F top20% = 1
  given tag 风险承受能力=高 since 10d ago

  // now
  expect tag "RFM评级"=重要保持
  after 1d order{金额=800}
  expect  for 乙  in segment "待召回高价值"
  after 91d }
`;
  const expected = `test "召回消费后转为重要价值" at 2026-06-01 {
  given customer { 城市 = 北京 }  // who
  given order { at = 100d ago, 金额 = 5000 }
  given M top20% = 3000, F top20% = 1
  given tag 风险承受能力 = 高 since 10d ago

  // now
  expect tag RFM评级 = 重要保持
  after 1d  order { 金额 = 800 }
  expect for 乙 in segment 待召回高价值
  after 91d
}
`;
  expect(format(text)).toBe(expected);
  expect(format(expected)).toBe(expected);
});

test('breaks long conditions at and, or', () => {
  const text = `tag a = b when ${Array.from({ length: 8 }, (_, i) => `消费金额${i} >= top20%`).join(' and ')} expires 30d`;
  expect(format(text)?.split('\n').slice(0, 3)).toEqual([
    'tag a = b when',
    '  消费金额0 >= top20%',
    '  and 消费金额1 >= top20%',
  ]);
  expect(format(format(text) ?? '')).toBe(format(text));
});

test('keeps every keyword as its author wrote it', () => {
  const text = 'tag a = b 当 R > 90d and 做过 order 近30天 且 in segment s\n标签 c 有序 { d when M >= 前20% }\n';
  expect(format(text)).toBe(
    'tag a = b 当 R > 90d and 做过 order 近30天 and in segment s\n标签 c 有序 {\n  d when M >= 前20%\n}\n',
  );
});

test('keeps the line ends of a CRLF file, and refuses a file with errors', () => {
  expect(format('metric a  = 3\r\nmetric b = 4\r\n')).toBe('metric a = 3\r\nmetric b = 4\r\n');
  expect(format('metric a =')).toBeUndefined();
});

const BOOK = `timezone "Asia/Shanghai"
customer from c ( id = x , at = y ) { 姓名 name : text 城市 city : one of 北京 , 上海 group 地理 from d description "e" }
event 订单 order description "f" { 金额 amount : money }
metric M 消费 description "g" = sum ( order . amount where a > 1 and b in last 30d )
tag t u many ordered expires 3d { description "h" 甲 when a or ( b and not c ) and d expires 2d description "i" 乙 on order where x = 1 丙 otherwise }
tag l = v when a and b and ( c or d ) expires 3d description "j"
tag m manual { 高 中 低 }
segment s = x in ( a , b ) or M >= top20% among ( y ) per z
segment q = did view as v then not order where item = v . item within 2h and tag l = v for at least 7d
segment h = did order in each of last 3 calendar months and did view in at least 4 of last 8 weeks
test "k" at 2026-06-01 { given customer 甲 { 城市 = 北京 , at = 3d ago } given M top20% = 3 , F top20% = 1
given tag m for 甲 = 高 since 10d ago expect for 甲 a or ( b and c ) after 1d order { x = 1 } after 2d expect d }
`;
const GAPS = [...BOOK.matchAll(/ |\n/g)]
  .map((match) => match.index)
  // Not inside the quotes.
  .filter((at) => (BOOK.slice(0, at).match(/"/g) ?? []).length % 2 === 0);

test('a comment anywhere is never lost, changes no meaning, and stays put when formatted again', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...GAPS), fc.boolean(), fc.boolean()), { maxLength: 12 }),
      fc.constantFrom('en', 'zh', 'keep'),
      (places, keywords) => {
        let text = BOOK;
        const sorted = [...places].sort((a, b) => b[0] - a[0]);
        sorted.forEach(([at, ownLine, blank], i) => {
          text = `${text.slice(0, at)}${ownLine ? '\n' : ' '}${blank ? '\n' : ''}// c${i}.\n${text.slice(at)}`;
        });
        const parsed = parse('a.tag', text);
        expect(parsed.diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
        const once = print(parsed, { keywords: keywords as 'en' }) ?? 'refused';
        sorted.forEach((_, i) => expect(once.split(`// c${i}.`)).toHaveLength(2));
        const again = parse('a.tag', once);
        expect(equal(again.file, parsed.file)).toBe(true);
        expect(print(again, { keywords: keywords as 'en' })).toBe(once);
      },
    ),
    { numRuns: 400 },
  );
});
