import { unitVector } from '@tagwright/dsl';
import { expect, it } from 'vitest';
import { outcomeOf, readCell } from './harness.js';
import { readJsonValue } from './json.js';
import { pointReader } from './point.js';
import type { Stored } from './reader.js';

it.each([
  ['31.23,121.47', '31.23,121.47'],
  [' 31.230 , 121.4700 ', '31.23,121.47'],
  ['31.23，121.47', '31.23,121.47'],
  ['-90,180', '-90,180'],
  ['+1,-.5', '1,-0.5'],
  ['-0,0', '0,0'],
])('%s is held as %s and a unit vector', (text, held) => {
  const [latitude = 0, longitude = 0] = held.split(',').map(Number);
  expect(outcomeOf(pointReader, text)).toEqual([held, ...unitVector(latitude, longitude)]);
});

it.each([
  ['121.47', 'not-a-point'],
  ['31.23 121.47', 'not-a-point'],
  ['31.23,121.47,5', 'not-a-point'],
  ['N31.23,E121.47', 'not-a-point'],
  ['1e1,2', 'not-a-point'],
])('refuses %s', (text, code) => expect(outcomeOf(pointReader, text)).toBe(code));

it('says which part is out of range', () => {
  expect(readCell(pointReader, '121.47,31.23')).toMatchObject({
    code: 'point-out-of-range',
    params: { part: 'latitude' },
  });
  expect(readCell(pointReader, '0,-180.1')).toMatchObject({ params: { part: 'longitude' } });
});

it('takes an object with lat and lng, but no list', () => {
  const row: Stored[] = [];
  expect(readJsonValue(pointReader, { lat: 31.23, lng: 121.47 }, row, 0)).toBeUndefined();
  expect(row[0]).toBe('31.23,121.47');
  expect(readJsonValue(pointReader, [31.23, 121.47], row, 0)).toMatchObject({ code: 'json-form' });
});
