import { unreachable, type ValueType } from '@tagwright/dsl';
import { boolReader } from './bool.js';
import { dateReader } from './date.js';
import { decimalReader } from './decimal.js';
import { durationReader } from './duration.js';
import { enumReader } from './enum.js';
import { pointReader } from './point.js';
import type { ValueReader } from './reader.js';
import { setReader } from './set.js';
import { textReader } from './text.js';
import { timeReader } from './time.js';

/**
 * Who reads the cells of a column of this type. `zone` is the book's.
 */
export const readerOf = (type: ValueType, zone: string): ValueReader => {
  switch (type.kind) {
    case 'money':
    case 'number':
      return decimalReader(type.kind, scaleOf(type));
    case 'duration':
      return durationReader;
    case 'text':
      return textReader;
    case 'bool':
      return boolReader;
    case 'date':
      return dateReader;
    case 'time':
      return timeReader(zone);
    case 'enum':
      return enumReader(type.values);
    case 'set':
      return setReader(readerOf(type.element, zone));
    case 'point':
      return pointReader;
    case 'distance':
      return notAField(type);
    default:
      return unreachable(type);
  }
};

const scaleOf = (type: Extract<ValueType, { form: unknown }>): number =>
  type.form === 'real' ? notAField(type) : type.form.exact;

const notAField = (type: ValueType): never => {
  throw new Error(`no field is of type ${JSON.stringify(type)}`);
};
