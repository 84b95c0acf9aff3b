/** `1 test`, `2 tests`; `1 entry`, `2 entries`. A count comes as a number, or as it is written. */
export const counted = (count: number | string, thing: string, things = `${thing}s`): string =>
  `${count} ${String(count) === '1' ? thing : things}`;
