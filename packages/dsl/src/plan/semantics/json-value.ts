import type { ValueType } from '../../catalog/types.js';
import { unreachable } from '../../text/unreachable.js';
import { formatDate } from './civil.js';
import { fromScaled } from './numbers.js';
import { kilometres } from './sphere.js';

/**
 * A value for programs, as JSON text: numbers and money as decimals with all their digits, durations in milliseconds,
 * instants as ISO 8601 in UTC, dates as `2026-06-01`, distances in kilometres, places as "lat,lng".
 *
 * @param stored the value in storage units; a `real` number is a double in natural units.
 */
export const jsonValue = (type: ValueType, stored: string | number | bigint): string => {
  switch (type.kind) {
    case 'number':
    case 'money':
    case 'duration':
      return type.form === 'real' ? JSON.stringify(Number(stored)) : fromScaled(BigInt(stored), type.form.exact);
    case 'bool':
      return String(Number(stored) !== 0);
    case 'date':
      return JSON.stringify(formatDate(Number(stored)));
    case 'time':
      return JSON.stringify(new Date(Number(stored)).toISOString());
    case 'set':
      return `[${setMembers(String(stored))
        .map((member) => jsonValue(type.element, member))
        .join(',')}]`;
    case 'distance':
      return JSON.stringify(kilometres(Number(stored)));
    case 'text':
    case 'enum':
    case 'point':
      return JSON.stringify(String(stored));
    default:
      return unreachable(type);
  }
};

/** A set is held as a JSON array of its members in storage units. */
export const setMembers = (stored: string): readonly (string | number)[] =>
  JSON.parse(stored) as readonly (string | number)[];
