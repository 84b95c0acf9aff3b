import * as fc from 'fast-check';
import type * as ast from '../ast/index.js';
import { KEYWORD_IDS, spell } from '../tokens/keywords.js';
import { nameText } from '../print/index.js';
import { make } from './make.harness.js';

/** Names that lie in wait: keywords of both vocabularies, parts of them, composites, things with digits and signs. */
const AWKWARD = [
  ...KEYWORD_IDS.flatMap((id) => [spell(id, 'en'), spell(id, 'zh'), ...spell(id, 'en').split(' ')]),
  'p95', 'P5', 'p99.9', 'top20', 'top20客户', 'top20%', '前20%', '前100名', '近30天', '近30天消费', '至少3次', '90天', '95后', '3C数码',
  'VIP-A', '60+', '且M', 'a b', ' ', '_', 'é', 'a"b', '“x”', '「y」', '１２', 'a１', '😀', '👨‍👩‍👧', '//', '重要保持', '城市', 'R', 'M', 'x1',
  'customer', 'at', 'id', 'constructor', '__proto__', 'toString', '。', '不是', '大于', 'is', 'AND', '并且',
]; // prettier-ignore

/** The text of a name: any that quotes can hold, NFC as the parser makes it. */
export const nameText$ = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...AWKWARD) },
  { weight: 2, arbitrary: fc.constantFrom('R', 'M', 'F', '城市', 'order', '订单', 'amount', 'page', '重要保持', '高') },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
      .filter((text) => !/[\r\n\0\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text))
      .map((text) => text.normalize('NFC')),
  },
);

export const name$: fc.Arbitrary<ast.Name> = nameText$.map((text) => make({ kind: 'Name', text }));
export const textLit$: fc.Arbitrary<ast.TextLit> = fc
  .oneof(nameText$, fc.constant(''))
  .map((text) => make({ kind: 'TextLit', text }));

/** A bare word only where it is one wherever it stands. */
export const ref$: fc.Arbitrary<ast.Ref> = fc
  .tuple(nameText$, fc.boolean())
  .map(([name, quoted]) => make({ kind: 'Ref', name, quoted: quoted || nameText(name) !== name }));
export const member$: fc.Arbitrary<ast.Member> = fc
  .tuple(name$, name$)
  .map(([object, field]) => make({ kind: 'Member', object, field }));

const whole$ = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constant(1_000_000)).map(String);
/** Canonical decimals. */
export const decimal$ = fc.oneof(
  whole$,
  fc.tuple(whole$, fc.integer({ min: 1, max: 999 })).map(([a, b]) => `${a}.${String(b).replace(/0+$/, '')}`),
);

export const number$: fc.Arbitrary<ast.NumberLit> = fc
  .tuple(decimal$, fc.constantFrom('', '', '万', '亿'), fc.constantFrom('', '', '次', '岁', '元', '名', 'km'))
  .map(([value, scale, counter]) => make({ kind: 'NumberLit', value, scale: scale as '' | '万' | '亿', counter }));
export const percent$: fc.Arbitrary<ast.PercentLit> = decimal$.map((value) => make({ kind: 'PercentLit', value }));
export const duration$: fc.Arbitrary<ast.DurationLit> = fc
  .tuple(decimal$, fc.constantFrom<ast.DurationUnit>('s', 'min', 'h', 'd', 'w', 'mo', 'y'))
  .map(([amount, unit]) => make({ kind: 'DurationLit', amount, unit }));
export const date$: fc.Arbitrary<ast.DateLit> = fc
  .tuple(
    fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
    fc.constantFrom('', '', 'minutes', 'seconds'),
  )
  .map(([at, precision]) => {
    const [date = '', rest = ''] = at.toISOString().split('T');
    const time = precision === '' ? '' : rest.slice(0, precision === 'minutes' ? 5 : 8);
    return make({ kind: 'DateLit', date, time });
  });
export const bool$: fc.Arbitrary<ast.BoolLit> = fc.boolean().map((value) => make({ kind: 'BoolLit', value }));

const count$ = fc.integer({ min: 0, max: 40 });

export const window$: fc.Arbitrary<ast.Window> = fc.oneof(
  duration$.map((length) => make({ kind: 'LastWindow', length })),
  fc.tuple(duration$, duration$).map(([from, to]) => make({ kind: 'AgoWindow', from, to })),
  fc.tuple(date$, date$).map(([from, to]) => make({ kind: 'RangeWindow', from, to })),
  date$.map((date) => make({ kind: 'OnWindow', date })),
  duration$.map((length) => make({ kind: 'NextWindow', length })),
  duration$.map((length) => make({ kind: 'OnAgoWindow', length })),
  duration$.map((length) => make({ kind: 'BeforeWindow', length })),
  fc.constantFrom('today', 'yesterday', 'tomorrow').map((day) => make({ kind: 'DayWindow', day }) as ast.DayWindow),
  fc
    .tuple(fc.constantFrom('this', 'last'), fc.constantFrom('week', 'month', 'quarter', 'year'))
    .map(([which, unit]) => make({ kind: 'UnitWindow', which, unit }) as ast.UnitWindow),
  fc
    .tuple(count$, fc.constantFrom('day', 'week', 'month', 'quarter', 'year'))
    .map(([count, unit]) => make({ kind: 'CalendarWindow', count, unit }) as ast.CalendarWindow),
);

export const times$: fc.Arbitrary<ast.Times> = fc
  .tuple(fc.constantFrom('at least', 'at most', 'exactly'), count$)
  .map(([bound, count]) => make({ kind: 'Times', bound, count }) as ast.Times);

/** The name after `as`. */
export const alias$: fc.Arbitrary<ast.Name | undefined> = fc.option(name$, { nil: undefined });
export const event$: fc.Arbitrary<ast.Name | 'any'> = fc.oneof(name$, fc.constant('any' as const));

const unit$ = fc.constantFrom('day', 'week', 'month', 'quarter', 'year');
export const habit$: fc.Arbitrary<ast.Habit> = fc
  .record({
    quota: fc.oneof(
      fc.constant('each' as const),
      times$.map(({ bound, count }) => ({ bound, count })),
    ),
    count: count$,
    period: fc.oneof(
      unit$.map((unit) => ({ kind: 'calendar' as const, unit })),
      unit$.map((unit) => ({ kind: 'rolling' as const, unit })),
      duration$.map((length) => ({ kind: 'length' as const, length })),
    ),
  })
  .map((made) => make({ kind: 'Habit', ...made }) as ast.Habit);
