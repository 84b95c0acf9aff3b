import type { ReasonWords } from '../../codes/reasons.js';

export const reasons: ReasonWords = {
  lacks: (value, conditions) =>
    `${value === undefined ? 'to be in' : `for ${value}`} it still takes ${conditions.join(' and ')}`,
  condition: (text, seen, against) => {
    if (seen === undefined) return text;
    return `${text} (${seen}${against === undefined ? '' : ` against ${against}`})`;
  },
  units: { d: 'd', h: 'h', min: 'min', s: 's', ms: 'ms' },
  unlike: (condition) => `not ${condition}`,
  becomes: (instant, values) =>
    values.length === 0 ? `without a value from ${instant} on` : `${values.join(', ')} from ${instant} on`,
  enters: (instant) => `in it from ${instant} on`,
  leaves: (instant) => `no longer in it from ${instant} on`,
};
