/** Something with parts below it, each drawn on one or more lines. */
export interface Branch {
  readonly lines: readonly string[];
  readonly parts: readonly Branch[];
}

/** The parts of a tree with the lines that join them, the way `tree` and `cargo tree` draw them. */
export function branches(parts: readonly Branch[]): string[] {
  return parts.flatMap((part, i) => {
    const last = i === parts.length - 1;
    const below = last ? '   ' : '│  ';
    // Further lines of a part that has parts of its own are joined to them.
    const between = part.parts.length > 0 ? '│  ' : '   ';
    return [
      ...part.lines.map((line, n) => (n === 0 ? (last ? '└─ ' : '├─ ') : below + between) + line),
      ...branches(part.parts).map((line) => below + line),
    ];
  });
}
