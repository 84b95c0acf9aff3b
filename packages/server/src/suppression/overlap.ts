import type { Overlap } from '@tagwright/engine';
import { isSmall, type Smallest } from './count.js';

/**
 * Whether the combinations of an overlap may be told: all of them, or none. The sizes of the groups and of everybody are
 * told elsewhere, and leave two groups one number open, so that any combination would give the others away. Of more
 * groups fewer would have to be held back, but which ones would tell of them.
 */
export const mayTellCombinations = ({ combinations }: Overlap, config: Smallest): boolean =>
  combinations.every(({ count }) => !isSmall(count, config));
