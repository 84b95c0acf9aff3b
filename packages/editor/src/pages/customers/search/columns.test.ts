import { expect, it } from 'vitest';
import { columnsFor } from './columns.js';

it('shows the first short fields of the book, and no sets or places', () => {
  const types = ['text', 'set', 'enum', 'point', 'date', 'money', 'number', 'bool', 'text', 'text', 'text'] as const;
  const names = columnsFor(types.map((type, index) => ({ name: `f${index}`, type }))).map(({ name }) => name);
  expect(names).toEqual(['f0', 'f2', 'f4', 'f6', 'f7', 'f8', 'f9']);
});
