import { describe, expect, it } from 'vitest';
import * as types from '../../catalog/types.js';
import { storageOf, storedColumns, vectorColumns } from './physical.js';

describe('how a value lies in a table', () => {
  it.each([
    ['integer', types.integer],
    ['integer', types.decimal],
    ['integer', types.money],
    ['integer', types.duration],
    ['real', types.real],
    ['real', { kind: 'money', form: 'real' } as const],
    ['flag', types.bool],
    ['integer', types.date],
    ['integer', types.time],
    ['integer', types.distance],
    ['text', types.text],
    ['text', { kind: 'enum', values: ['金', '银'] } as const],
    ['text', { kind: 'set', element: { kind: 'text' } } as const],
    ['text', types.point],
  ])('is an %s: %o', (storage, type) => {
    expect(storageOf(type)).toBe(storage);
  });

  it('is one column, and for a point three more to compute with, which the engine owns', () => {
    expect(storedColumns('city', types.text)).toEqual([{ name: 'city', storage: 'text' }]);
    expect(storedColumns('place', types.point)).toEqual([
      { name: 'place', storage: 'text' },
      { name: 'tw_place_x', storage: 'integer' },
      { name: 'tw_place_y', storage: 'integer' },
      { name: 'tw_place_z', storage: 'integer' },
    ]);
    expect(vectorColumns('place')).toEqual(['tw_place_x', 'tw_place_y', 'tw_place_z']);
  });
});
