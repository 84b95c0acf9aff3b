import { jsonValue } from '@tagwright/dsl';
import type { Feature, Member } from '@tagwright/engine';

/** Members as lines of JSON (NDJSON), each an object; what is missing is left out, numbers have all their digits. */
export const ndjsonLines = (features: readonly Feature[], members: readonly Member[]): string =>
  members
    .map(({ customer, values }) => {
      const known = features.flatMap(({ name, type }, index) => {
        const value = values[index];
        return value === undefined ? [] : [`,${JSON.stringify(name)}:${jsonValue(type, value)}`];
      });
      return `{"customer":${JSON.stringify(customer)}${known.join('')}}\n`;
    })
    .join('');
