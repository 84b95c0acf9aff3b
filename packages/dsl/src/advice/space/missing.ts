import type { Box } from './boxes.js';
import type { Quantity } from './quantity.js';

/** Whether what is missing in one quantity of the box is missing in the others that read it. */
export const agreesOnMissing = (box: Box, quantities: readonly Quantity[]): boolean => {
  const known = new Set<string>();
  for (const [index, { about, all, missing }] of quantities.entries()) {
    const cells = box[index] ?? 0;
    if (cells === all || (cells & missing) !== 0) continue;
    for (const need of about.needs) known.add(need);
  }
  return quantities.every(({ about, missing }, index) => {
    const cells = box[index] ?? 0;
    const lacks = missing !== 0 && (cells & ~missing) === 0 && about.linked;
    return !lacks || !about.needs.every((need) => known.has(need));
  });
};
