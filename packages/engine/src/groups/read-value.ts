import type { ValueType } from '@tagwright/dsl';
import { readerOf } from '../facts/values/of-type.js';
import type { Stored } from '../facts/values/reader.js';
import type { StoredValue } from '../results/metrics.js';

/**
 * What a text stands for as a value of a type, written as in data files, in storage units; of a set as a member of it.
 * Undefined where it stands for none. `zone` is the book's.
 */
export const readValue = (type: ValueType, zone: string, text: string): StoredValue | undefined => {
  if (type.kind === 'set') return readValue(type.element, zone, text);
  if (type.kind === 'point' || type.kind === 'distance') return undefined;
  if ('form' in type && type.form === 'real') {
    const value = text.trim() === '' ? NaN : Number(text);
    return Number.isFinite(value) ? value : undefined;
  }
  const cell: Stored[] = [];
  if (text === '' || readerOf(type, zone).read(text, cell, 0) !== undefined) return undefined;
  return cell[0] ?? undefined;
};
