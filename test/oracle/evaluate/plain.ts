import type { Plain } from './answer.js';
import { dateOf } from './calendar.js';
import type { Known } from './known.js';
import { toDouble } from './numbers.js';
import { kilometres } from './sphere.js';

export function plain(value: Known): Plain {
  switch (value.kind) {
    case 'exact':
    case 'real':
      // There is no negative zero among decimals.
      return toDouble(value) + 0;
    case 'text':
    case 'enum':
      return value.text;
    case 'bool':
      return value.bool;
    case 'date':
      return dateOf(value.day).toString();
    case 'time':
      return new Date(value.ms).toISOString();
    case 'chord':
      return kilometres(value.squared);
    case 'point':
      return `${value.lat},${value.lng}`;
    case 'set':
      return value.members.map((member) => String(plain(member)));
  }
}
