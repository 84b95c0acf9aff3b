import type { ValueType } from '@tagwright/dsl';
import type { Feature, Member } from '@tagwright/engine';
import { stringify } from 'csv-stringify/sync';
import { natural } from '../segments/natural.js';
import { defused } from './defused.js';

const BYTE_ORDER_MARK = '\uFEFF';
/** RFC 4180. */
const LINE_END = '\r\n';

/** The first line: what the columns are. With a byte order mark Excel takes the file for UTF-8. */
export const csvHead = (features: readonly Feature[], hasMark: boolean): string =>
  `${hasMark ? BYTE_ORDER_MARK : ''}${lines([['customer', ...features.map(({ name }) => defused(name))]])}`;

/** Members as lines; what is missing is an empty cell. */
export const csvLines = (features: readonly Feature[], members: readonly Member[]): string =>
  lines(
    members.map(({ customer, values }) => [
      defused(customer),
      ...features.map(({ type }, index) => {
        const value = values[index];
        return value === undefined ? '' : cell(type, value);
      }),
    ]),
  );

const lines = (rows: readonly (readonly string[])[]): string => stringify([...rows], { record_delimiter: LINE_END });

/** Numbers, dates and instants are what they are; whatever people wrote is defused. */
const cell = (type: ValueType, stored: string | number | bigint): string => {
  const value = natural(type, stored);
  if (typeof value === 'object') return defused(JSON.stringify(value));
  return typeof value === 'string' && type.kind !== 'date' && type.kind !== 'time' ? defused(value) : String(value);
};
