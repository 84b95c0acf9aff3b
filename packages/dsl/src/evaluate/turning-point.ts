/** Of two instants with different answers the first one, and after it, at which the answer is no longer the earlier one. */
export const turningPoint = (earlier: number, later: number, isEarlier: (instant: number) => boolean): number => {
  if (later - earlier <= 1 || isEarlier(later - 1)) return later;
  let [low, high] = [earlier, later - 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEarlier(middle)) low = middle;
    else high = middle;
  }
  return high;
};
