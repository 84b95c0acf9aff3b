/** East Asian wide and full-width ranges, and the emoji that terminals draw wide (Unicode 15, coarse at the edges). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
const NARROW_OR_NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;

const widthOf = (code: number): 0 | 1 | 2 => {
  if (code < 0x300) return 1;
  for (const [from, to] of WIDE) if (code >= from && code <= to) return 2;
  return NARROW_OR_NONE.test(String.fromCodePoint(code)) ? 0 : 1;
};

/** How many terminal columns a text takes: CJK and full-width characters two, combining marks none. */
export const displayWidth = (text: string): number => {
  let width = 0;
  for (const char of text) width += widthOf(char.codePointAt(0) ?? 0);
  return width;
};
