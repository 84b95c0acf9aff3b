import { dateOf } from './calendar.js';
import type { Exact, Known } from './known.js';
import { kilometres } from './sphere.js';

/** A value as JSON text, in which a decimal keeps all of its digits. */
export function plain(value: Known): string {
  switch (value.kind) {
    case 'exact':
      return decimal(value);
    case 'real':
      return JSON.stringify(value.double);
    case 'text':
    case 'enum':
      return JSON.stringify(value.text);
    case 'bool':
      return String(value.bool);
    case 'date':
      return JSON.stringify(dateOf(value.day).toString());
    case 'time':
      return JSON.stringify(new Date(value.ms).toISOString());
    case 'chord':
      return JSON.stringify(kilometres(value.squared));
    case 'point':
      return JSON.stringify(`${value.lat},${value.lng}`);
    case 'set':
      return `[${value.members.map(plain).join(',')}]`;
  }
}

/** Canonical: `12.5`, `-3`, `0`. */
function decimal({ digits, scale }: Exact): string {
  const sign = digits < 0n ? '-' : '';
  const all = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const fraction = all.slice(all.length - scale).replace(/0+$/, '');
  const whole = all.slice(0, all.length - scale);
  return sign + whole + (scale === 0 || fraction === '' ? '' : `.${fraction}`);
}
