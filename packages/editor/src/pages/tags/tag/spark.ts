/** The sizes from the first day on which anybody was counted: before its first entry the log knows of nobody. */
export const fromFirst = (sizes: readonly number[]): readonly number[] =>
  sizes.slice(
    Math.max(
      0,
      sizes.findIndex((size) => size > 0),
    ),
  );

/** The points of a small line, as the attribute of a `<polyline>`; the smallest value is at the bottom. */
export const sparkPoints = (values: readonly number[], width: number, height: number): string => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const round = (value: number): number => Math.round(value * 10) / 10;
  return values
    .map((value, index) => {
      // What never changed lies in the middle.
      const rise = high === low ? 0.5 : (value - low) / (high - low);
      return `${round(index * step)},${round(height - rise * height)}`;
    })
    .join(' ');
};
