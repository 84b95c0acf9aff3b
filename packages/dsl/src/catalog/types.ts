/**
 * What a value is. `exact` numbers are integers at a decimal scale (money 2, `number` 6, integer and counts 0, a
 * literal its own fraction digits); `real` ones are IEEE doubles that came out of a division.
 */
export type ValueType =
  | { readonly kind: 'number'; readonly form: NumberForm }
  | { readonly kind: 'money'; readonly form: NumberForm }
  /** Milliseconds. */
  | { readonly kind: 'duration'; readonly form: NumberForm }
  | { readonly kind: 'text' }
  | { readonly kind: 'bool' }
  /** Days since 1970-01-01. */
  | { readonly kind: 'date' }
  /** Milliseconds UTC. */
  | { readonly kind: 'time' }
  /** Declared order, the first is the highest. Held as its text. */
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'set'; readonly element: ScalarType }
  | { readonly kind: 'point' }
  /** Kilometres, held as an integer chord; it can be compared with a constant and ranked, nothing else. */
  | { readonly kind: 'distance' };

export type NumberForm = { readonly exact: number } | 'real';

/** What a set may hold. */
export type ScalarType = Extract<ValueType, { kind: 'text' | 'enum' | 'number' | 'date' }>;

export const integer: ValueType = { kind: 'number', form: { exact: 0 } };
export const decimal: ValueType = { kind: 'number', form: { exact: 6 } };
export const money: ValueType = { kind: 'money', form: { exact: 2 } };
export const duration: ValueType = { kind: 'duration', form: { exact: 0 } };
export const real: ValueType = { kind: 'number', form: 'real' };
export const text: ValueType = { kind: 'text' };
export const bool: ValueType = { kind: 'bool' };
export const date: ValueType = { kind: 'date' };
export const time: ValueType = { kind: 'time' };
export const point: ValueType = { kind: 'point' };
export const distance: ValueType = { kind: 'distance' };

/** The form in which values of a type are computed with; undefined where they are no numbers. Instants, dates and distances are integers. */
export const formOf = (type: ValueType): NumberForm | undefined => {
  switch (type.kind) {
    case 'number':
    case 'money':
    case 'duration':
      return type.form;
    case 'bool':
    case 'date':
    case 'time':
    case 'distance':
      return { exact: 0 };
    default:
      return undefined;
  }
};

/** The largest integer magnitude that a fact or a literal may have: doubles hold every integer up to it. */
export const MAX_EXACT = Number.MAX_SAFE_INTEGER;
