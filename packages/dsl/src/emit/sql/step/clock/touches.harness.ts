import { DAY, HOUR, planOf } from '../../../../evaluate/harness.js';
import type { Plan } from '../../../../plan/types.js';
import type { Value } from '../../../../plan/values.js';
import { scopeOf } from '../../scope.js';
import type { Source, Touch } from './touch.js';
import { columnTouches, rankTouches, segmentTouches, tagTouches } from './touches.js';

export const CATALOG = `
timezone "Asia/Shanghai"
customer { birthday: date  joined: time  due: time  city: text  points: integer  vip: bool  ratio: number  likes: set of text  place: point }
event order { amount: money  paid: time }
event view { item: text }
list capitals from "capitals.csv"
`;
const LISTS = { 'capitals.csv': '北京\n' };

/** A length as it is written in a rule. */
const lengthOf = (ms: number): string => {
  const sign = ms < 0 ? '-' : '+';
  const days = Math.floor(Math.abs(ms) / DAY);
  const rest = Math.abs(ms) % DAY;
  const parts = [days === 0 ? '' : `${days}d`, rest === 0 ? '' : rest % HOUR === 0 ? `${rest / HOUR}h` : `${rest}ms`];
  return `${sign}${parts.join('')}`;
};
const keyOf = (key: string): string =>
  key.replaceAll(/now (-?\d+)/g, (_, ms: string) => (Number(ms) === 0 ? 'now' : `now ${lengthOf(Number(ms))}`));

const valueIn = (value: Value): string => {
  switch (value.kind) {
    case 'const':
      return typeof value.value === 'number' ? lengthOf(value.value).slice(1) : String(value.value);
    case 'arith':
      return `(${valueIn(value.left)} ${value.op} ${valueIn(value.right)})`;
    case 'round':
      return `round${valueIn(value.operand)}`;
    case 'customer-field':
      return value.column;
    default:
      return value.kind;
  }
};

const placeOf = (source: Source, { columns }: Plan): string => {
  switch (source.kind) {
    case 'event':
      return `${source.table}.${source.column}`;
    case 'column':
    case 'overall': {
      const { fn, event } = columns.find(({ id }) => id === source.column) ?? {};
      return `${source.kind === 'overall' ? 'overall ' : ''}${fn === 'max' ? 'last' : fn} ${event}`;
    }
    case 'customer':
      return source.column;
    case 'constant':
      return new Date(source.value).toISOString();
    case 'computed':
      return valueIn(source.value);
    case 'hand-set':
      return `${source.tags.join()} ${source.time}`;
    case 'field-change':
    case 'recorded':
      return `${source.kind === 'recorded' ? 'recorded' : 'change of'} ${source.column}`;
  }
};

/** `fact: the mark that passes it`, `]` where a fact at the very mark counts with what lies before it, `[` behind, `[]` both. */
const inWords = (touch: Touch, plan: Plan): string => {
  if (touch.kind === 'unbounded') return 'unbounded';
  const place = `${touch.byDate ? 'date of ' : ''}${placeOf(touch.source, plan)}`;
  const late = keyOf(touch.lag.key);
  if (touch.kind === 'yearly') return `${place}: each year ${touch.key}${late}`;
  const sides = touch.sides.map((side) => (side === 'before' ? ']' : '['));
  return `${place}: ${keyOf(touch.mark.key)} ${sides.toSorted().join('')}${late}`;
};

/** All that the clock runs against in a book, each once, in words. */
export const touchesOf = (rules: string): readonly string[] => {
  const plan = planOf(CATALOG + rules, LISTS);
  const scope = scopeOf(plan, 0);
  const touches = [
    ...plan.columns.flatMap((column) => columnTouches(column, scope)),
    ...plan.ranks.flatMap((rank) => rankTouches(rank, scope)),
    ...plan.tags.flatMap((tag) => tagTouches(tag, scope)),
    ...plan.segments.flatMap(({ condition }) => segmentTouches(condition, scope)),
  ];
  return [...new Set(touches.map((touch) => inWords(touch, plan)))].toSorted();
};
