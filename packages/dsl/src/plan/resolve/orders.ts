import type { CompareOp } from '../../syntax/ast/index.js';

/** `!=` is a `not` around `=`. */
export type Op = Exclude<CompareOp, '!='>;

/** The same comparison with its sides exchanged. */
export const flipped = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' } as const;

/** The declared values that stand in this order to one of them; the first declared is the highest. */
export const admitted = (declared: readonly string[], op: Op, value: string): readonly string[] => {
  const at = declared.indexOf(value);
  return declared.filter((_, index) =>
    op === '='
      ? index === at
      : op === '>'
        ? index < at
        : op === '>='
          ? index <= at
          : op === '<'
            ? index > at
            : index >= at,
  );
};
