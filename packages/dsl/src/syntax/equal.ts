/**
 * Whether two trees (or parts of them) say the same, wherever they stand: spans are passed over, and so is the path of
 * a file. Optional parts may be `undefined` or absent.
 */
export const equal = (a: unknown, b: unknown): boolean => {
  const pairs: [unknown, unknown][] = [[a, b]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [left, right] = pair;
    if (left === right) continue;
    if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
    if (Array.isArray(left) !== Array.isArray(right)) return false;
    if (Array.isArray(left) && Array.isArray(right) && left.length !== right.length) return false;
    const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
    for (const key of keys) {
      if (key === 'span' || key === 'path') {
        if (key === 'span' || typeof (left as Record<string, unknown>)[key] === 'string') continue;
      }
      pairs.push([(left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]]);
    }
  }
  return true;
};
