import { DAY, HOUR, NOW } from '../../evaluate/harness.js';
import type { CustomerFacts, EventFact, HandSet, Stored } from '../../plan/facts.js';

/** What the customers of {@link people} and their events are, at the head of a book. */
export const CATALOG = `
timezone "Asia/Shanghai"
customer from people (at = joined) {
  joined: time
  city: text
  stage: one of 试用, 付费
  birthday: date
  due: time
  member: bool
  points: number
  likes: set of text
  place: point
}
event order { amount: money  qty: number  category: text  channel: one of 线上, 门店 }
event view { page: text  item: text  dwell: duration }
event cart { item: text  price: money  spot: point }
list 大城 from "cities.csv"
list 小城 from "towns.csv"
tag 风险 manual expires 30d { 高 低 }
tag 关注 manual many expires 1y { 茶 酒 }
`;
export const LISTS = { 'cities.csv': '北京\n上海\n', 'towns.csv': '南京\n' };

const pick = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

const CITIES = ['北京', '上海', '南京', null];
const PLACES = ['39.9,116.4', '31.23,121.47', '-33.87,151.21', null];

/** Orders, views and carts at intervals of their own, so that people differ in how many they have and in when. */
const eventsOf = (index: number): Readonly<Record<string, readonly EventFact[]>> => {
  const made = (kind: string, count: number, gap: number, values: (nth: number) => EventFact['values']) =>
    Array.from({ length: count }, (_, nth) => ({
      id: `${kind}${String(index)}-${String(nth)}`,
      at: NOW - Math.floor(nth * gap + (index % 7) * 3 * HOUR + (nth % 5) * 37 * 60_000) + (nth === 3 ? 400 * DAY : 0),
      values: values(nth),
    }));
  return {
    order: made('o', index % 6, (2 + (index % 4) * 9) * DAY, (nth) => ({
      amount: nth === 4 ? null : ((index * 7 + nth * 3) % 5) * 1250,
      qty: ((index + nth) % 4) * 500_000,
      category: pick(['茶', '酒', '茶具', null], index + nth * nth),
      channel: pick(['线上', '门店', '门店', '线上', '门店'], index + nth),
    })),
    view: made('v', (index * 3) % 8, (1 + (index % 3)) * 11 * HOUR, (nth) => ({
      page: pick(['/tea/1', '/', '/酒', '/tea/2'], index + nth),
      item: pick(['a', 'b', 'c'], index * nth),
      dwell: ((index + nth) % 5) * 20_000,
    })),
    cart: made('c', index % 4, 26 * HOUR, (nth) => ({
      item: pick(['a', 'b'], nth),
      price: (nth + 1) * 990,
      spot: pick(PLACES, index + nth),
    })),
  };
};

const handSetOf = (index: number): readonly HandSet[] => [
  ...(index % 3 === 0
    ? [{ tag: '风险', value: pick(['高', '低'], index), from: NOW - (index + 5) * DAY, until: undefined }]
    : []),
  ...(index % 4 === 0
    ? [{ tag: '风险', value: '低', from: NOW - 3 * DAY, until: index === 8 ? NOW - DAY : undefined }]
    : []),
  ...(index % 5 === 0 ? [{ tag: '关注', value: '茶', from: NOW - DAY, until: index === 5 ? NOW : NOW + DAY }] : []),
  ...(index % 2 === 0 ? [{ tag: '关注', value: '酒', from: NOW + (index - 10) * HOUR, until: undefined }] : []),
];

/** Customers who differ in every way that the books look at, tied with one another where that matters. */
export const people: readonly CustomerFacts[] = Array.from({ length: 30 }, (_, index): CustomerFacts => {
  const fields: Record<string, Stored> = {
    joined: index === 29 ? NOW + DAY : index % 5 === 0 ? null : NOW - index * 20 * DAY,
    city: pick(CITIES, index),
    stage: pick(['试用', '付费', null], index),
    birthday: Math.floor(NOW / DAY) - 10_957 - index * 371 + (index % 9) * 6,
    due: index % 3 === 2 ? null : NOW + (index - 12) * 2 * DAY,
    member: index % 2 === 0,
    points: index % 7 === 0 ? null : (index % 4) * 1_500_000,
    likes: pick(['["茶"]', '["茶","酒"]', '[]', null], index),
    place: pick(PLACES, index),
  };
  return { id: `u${String(index).padStart(2, '0')}`, fields, events: eventsOf(index), handSet: handSetOf(index) };
});
