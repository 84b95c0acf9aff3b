import { jsonValue, unreachable, type ValueType } from '@tagwright/dsl';
import type { Feature, Member } from '@tagwright/engine';
import { stringify } from 'csv-stringify/sync';
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

/** Numbers, dates and instants are what they are, with all their digits; whatever people wrote is defused. */
const cell = (type: ValueType, stored: string | number | bigint): string => {
  switch (type.kind) {
    case 'number':
    case 'money':
    case 'duration':
    case 'bool':
    case 'distance':
      return jsonValue(type, stored);
    case 'date':
    case 'time':
      return jsonValue(type, stored).slice(1, -1);
    case 'set':
      return defused(jsonValue(type, stored));
    case 'text':
    case 'enum':
    case 'point':
      return defused(String(stored));
    default:
      return unreachable(type);
  }
};
