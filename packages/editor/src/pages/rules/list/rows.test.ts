import { describe, expect, it } from 'vitest';
import { Outline } from '../../../language/live/outline.js';
import { WorkerBook } from '../../../language/worker-book.js';
import { rowsOf } from './rows.js';

const FILES = [
  { path: 'catalog.tag', text: 'customer { 城市 city: text }\nevent order { amount: money }\n' },
  { path: 'cities.csv', text: '北京\n' },
  { path: 'metrics.tag', text: 'metric R 最近消费 = since last order\n' },
  {
    path: 'rfm.tag',
    text: 'tag RFM评级 { 重要价值 when R <= 90d  一般 otherwise }\ntag 新客 = 七日新客 when R < 7d\n',
  },
];

const book = new WorkerBook('zh');
book.open(FILES);
await book.hear();
const outline = new Outline().of(book);
const paths = FILES.map(({ path }) => path);
const keys = (sought = '', chosen?: string): readonly string[] =>
  rowsOf(
    paths,
    outline,
    outline.find(({ rule }) => rule === chosen),
    sought,
  ).map(({ key }) => key);

describe('the list of rules', () => {
  it('has files with tags first, then metrics, then what else there is', () => {
    expect(keys()).toEqual([
      'file:rfm.tag',
      'tag:RFM评级',
      'tag:新客',
      'file:metrics.tag',
      'metric:R',
      'file:catalog.tag',
      'file:cities.csv',
    ]);
  });

  it('opens the chosen tag', () => {
    expect(keys('', 'tag:RFM评级').slice(0, 4)).toEqual([
      'file:rfm.tag',
      'tag:RFM评级',
      'tag:RFM评级/重要价值/0',
      'tag:RFM评级/一般/1',
    ]);
  });

  it('finds by name, by value, and by how these sound', () => {
    const value = ['file:rfm.tag', 'tag:RFM评级', 'tag:RFM评级/重要价值/0'];
    expect(keys('重要')).toEqual(value);
    expect(keys('zyjz')).toEqual(value);
    expect(keys('zuijin')).toEqual(['file:metrics.tag', 'metric:R']);
    expect(keys('cities')).toEqual(['file:cities.csv']);
  });
});
