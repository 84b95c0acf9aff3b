import { compile } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import type { BookFile } from '../draft/book-draft.js';
import { SoundBook } from './live/sound-book.js';
import { WorkerBook } from './worker-book.js';

const catalog = (type: string, zone = 'Asia/Shanghai'): BookFile => ({
  path: 'catalog.tag',
  text: `timezone "${zone}"\ncustomer { 年龄 age: ${type}  城市 city: text }\nevent 订单 order { 金额 amount: ${type} }\nlist 大城 from "l.csv"\n`,
});
const RULES = `metric m = sum(order.金额 in last 30d)
tag "T" = a when m > 100
tag "U" = a when 年龄 > 30
segment S = m > 3 or 城市 in 大城
`;
const rules = (text: string): BookFile => ({ path: 'r.tag', text });
const list = (text: string): BookFile => ({ path: 'l.csv', text });

/** The plan of the book as it is, from nothing. */
const fresh = (files: readonly BookFile[]) =>
  compile({
    files: files.filter(({ path }) => path.endsWith('.tag')),
    readList: (wanted) => files.find(({ path }) => path === wanted)?.text,
  }).plan;

const WRITTEN: readonly (readonly BookFile[])[] = [
  [catalog('number'), rules(RULES), list('上海\n')],
  // What rules say may mean something else without a letter of them being another.
  [catalog('money'), rules(RULES), list('上海\n')],
  [catalog('money', 'Asia/Tokyo'), rules(RULES), list('北京\n')],
  [catalog('money', 'Asia/Tokyo'), rules(`\n${RULES}`), list('北京\n')],
  // Between two books that can be planned, one that cannot.
  [catalog('money'), rules(RULES.replace('m > 100', 'm > ')), list('北京\n')],
  [catalog('integer'), rules(RULES.replace('m > 100', 'm > 1')), list('北京\n')],
  [catalog('integer'), rules(RULES.replace('in last 30d', 'in last 31d')), list('北京\n')],
];

describe('the book in the worker', () => {
  it('means what it would mean had nothing been written before', () => {
    const book = new WorkerBook('en');
    for (const files of WRITTEN) {
      book.open(files);
      expect(book.planned?.plan).toEqual(fresh(files));
    }
  });

  it('plans what is left of a broken book as if nothing had been written before', () => {
    const [book, sound] = [new WorkerBook('en'), new SoundBook()];
    const broken = 'segment X = 年龄 >\n';
    for (const files of WRITTEN) {
      book.open([...files, { path: 'x.tag', text: broken }]);
      const left = files.map(({ path, text }) => ({
        path,
        text: path === 'r.tag' ? text.replace(/^.*m > \n/mu, '\n') : text,
      }));
      expect(sound.of(book)?.planned.plan).toEqual(fresh(left));
    }
  });
});
