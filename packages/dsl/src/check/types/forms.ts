import type { NumberForm, ValueType } from '../../catalog/types.js';

/** Types that are numbers of something. */
export type Numeric = Extract<ValueType, { kind: 'number' | 'money' | 'duration' }>;

/** Sums of doubles are taken over millionths. */
export const SUM_SCALE = 6;
/** A product that needs more fraction digits than this is worked out in doubles. */
const MAX_SCALE = 8;

export const isNumeric = (type: ValueType): type is Numeric =>
  type.kind === 'number' || type.kind === 'money' || type.kind === 'duration';

/** Sums and differences keep the larger scale; anything with a double is a double. */
export const sumForm = (a: NumberForm, b: NumberForm): NumberForm =>
  a === 'real' || b === 'real' ? 'real' : { exact: Math.max(a.exact, b.exact) };

/** Products add the scales, as long as that can be held. */
export const productForm = (a: NumberForm, b: NumberForm): NumberForm => {
  if (a === 'real' || b === 'real' || a.exact + b.exact > MAX_SCALE) return 'real';
  return { exact: a.exact + b.exact };
};
