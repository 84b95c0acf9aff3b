import type { Draft } from './quantity.js';

/** A condition over tests of quantities; what is said of missing values is already in the tests. */
export type Formula =
  | { readonly kind: 'constant'; readonly truth: boolean }
  | { readonly kind: 'literal'; readonly quantity: Draft; readonly test: number; readonly negated: boolean }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Formula[] };

export const constant = (truth: boolean): Formula => ({ kind: 'constant', truth });

export const all = (parts: readonly Formula[]): Formula => joined('and', parts);
export const any = (parts: readonly Formula[]): Formula => joined('or', parts);

const joined = (kind: 'and' | 'or', parts: readonly Formula[]): Formula => {
  const absorbing = kind === 'or';
  const kept = parts.filter((part) => part.kind !== 'constant' || part.truth === absorbing);
  if (kept.some((part) => part.kind === 'constant')) return constant(absorbing);
  const [only] = kept;
  return kept.length === 0
    ? constant(!absorbing)
    : kept.length === 1 && only !== undefined
      ? only
      : { kind, parts: kept };
};

export const negation = (formula: Formula): Formula => {
  switch (formula.kind) {
    case 'constant':
      return constant(!formula.truth);
    case 'literal':
      return { ...formula, negated: !formula.negated };
    case 'and':
      return any(formula.parts.map(negation));
    case 'or':
      return all(formula.parts.map(negation));
  }
};
