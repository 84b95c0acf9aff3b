import { expect, it } from 'vitest';
import { listValues } from './list-values.js';

it('reads one value a line, as spreadsheets write them', () => {
  expect(listValues('\uFEFF北京\r\n 上海 \r\n\r\n北京\n广州')).toEqual(['北京', '上海', '广州']);
});

it('brings values to NFC', () => {
  expect(listValues('Cafe\u0301')).toEqual(['Café']);
});

it('finds nothing in nothing', () => {
  expect(listValues('')).toEqual([]);
  expect(listValues('\uFEFF\n \n')).toEqual([]);
});
