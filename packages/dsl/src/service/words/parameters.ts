import type { MessageLocale } from '../../diagnostics/messages/index.js';
import type { KeywordId } from '../../syntax/index.js';

/** A parameter: its name in a signature, and what it takes. */
export interface Parameter {
  readonly name: string;
  readonly documentation: string;
}

type Row = readonly [en: string, zh: string, enAbout: string, zhAbout: string];

const WHERE_EN = 'an event, perhaps with `where …` and a stretch of time: `order where channel = 线上 in last 30d`';
const WHERE_ZH = '一种事件，可以带“其中 …”和一段时间：`订单 其中 渠道 = 线上 近30天`';
const EVENT: readonly Row[] = [['event', '事件', WHERE_EN, WHERE_ZH]];
const OF_FIELD: readonly Row[] = [['event.field', '事件.字段', `a field of ${WHERE_EN}`, `${WHERE_ZH}，后面加上字段`]];
const INSTANT: readonly Row[] = [['time', '时间', 'an instant or a date', '时刻或日期']];
const NUMBER: readonly Row[] = [['number', '数值', 'a number', '数值']];
const SEVERAL: readonly Row[] = [
  ['a', '甲', 'values of one kind, two or more', '同一类的值，两个以上'],
  ['b…', '乙…', 'values of one kind, two or more', '同一类的值，两个以上'],
];
const DATE: readonly Row[] = [['date', '日期', 'a date, such as a birthday', '日期，如生日']];

const PARAMETERS: { readonly [K in KeywordId]?: readonly Row[] } = {
  count: EVENT,
  share: [
    [
      'event where …',
      '事件 其中 …',
      'the matching events, as a share of all of that kind',
      '符合条件的事件，占该类事件的比例',
    ],
  ],
  days: EVENT,
  sum: OF_FIELD,
  avg: OF_FIELD,
  min: OF_FIELD,
  max: OF_FIELD,
  mode: OF_FIELD,
  distinct: OF_FIELD,
  first: [['event[.field]', '事件[.字段]', `without a field, the time; ${WHERE_EN}`, `不写字段就是时间；${WHERE_ZH}`]],
  last: [['event[.field]', '事件[.字段]', `without a field, the time; ${WHERE_EN}`, `不写字段就是时间；${WHERE_ZH}`]],
  since: INSTANT,
  until: INSTANT,
  hour: INSTANT,
  weekday: INSTANT,
  day: INSTANT,
  month: INSTANT,
  year: INSTANT,
  date: INSTANT,
  age: DATE,
  anniversary: DATE,
  distance: [
    ['point', '位置', 'a place', '位置字段'],
    ['lat', '纬度', 'degrees of latitude, -90 to 90', '纬度，-90 到 90'],
    ['lng', '经度', 'degrees of longitude, -180 to 180', '经度，-180 到 180'],
  ],
  bucket: [
    ['n', '份数', 'into how many parts', '分成多少份'],
    ['"salt"', '"盐"', 'a text of your own: another text, another division', '自己起的一段文字，换一段就换一种分法'],
  ],
  score: [
    ['value', '值', 'what is ranked', '按什么排名'],
    ['n', '档数', 'into how many parts, the highest number is best', '分成多少档，数字越大越高'],
  ],
  abs: NUMBER,
  round: NUMBER,
  least: SEVERAL,
  greatest: SEVERAL,
};

/** What a function or an aggregate takes. */
export const parametersOf = (fn: KeywordId, locale: MessageLocale): readonly Parameter[] =>
  (PARAMETERS[fn] ?? []).map(([en, zh, enAbout, zhAbout]) =>
    locale === 'en' ? { name: en, documentation: enAbout } : { name: zh, documentation: zhAbout },
  );
