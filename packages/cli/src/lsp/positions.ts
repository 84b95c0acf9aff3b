import type { LineMap, Span } from '@tagwright/dsl';
import { type Position, PositionEncodingKind, type Range } from 'vscode-languageserver';

/** How the columns of positions are counted. */
export type Encoding = 'utf-16' | 'utf-8';

/** The first encoding of the client's that is known here; every client knows UTF-16. */
export const encodingFor = (offered: readonly string[] | undefined): Encoding =>
  offered?.find(
    (each): each is Encoding => each === PositionEncodingKind.UTF8 || each === PositionEncodingKind.UTF16,
  ) ?? 'utf-16';

/** Offsets of the language service ↔ lines and columns of the protocol, which start at 0. */
export class Positions {
  constructor(readonly encoding: Encoding) {}

  /** A position behind the end of a line means the end; one within a character means its start. */
  offsetAt(lines: LineMap, { line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= lines.lineCount) return lines.lineEnd(lines.lineCount);
    const column = this.encoding === 'utf-16' ? character : unitsIn(lines.lineText(line + 1), character);
    return lines.offsetAt({ line: line + 1, column: column + 1 });
  }

  positionAt(lines: LineMap, offset: number): Position {
    const { line, column } = lines.positionAt(offset);
    return { line: line - 1, character: this.widthOf(lines.lineText(line).slice(0, column - 1)) };
  }

  rangeOf(lines: LineMap, { start, end }: Span): Range {
    return { start: this.positionAt(lines, start), end: this.positionAt(lines, end) };
  }

  spanOf(lines: LineMap, { start, end }: Range): Span {
    const from = this.offsetAt(lines, start);
    return { start: from, end: Math.max(from, this.offsetAt(lines, end)) };
  }

  /** How long a text of one line is. */
  widthOf(text: string): number {
    return this.encoding === 'utf-16' ? text.length : Buffer.byteLength(text, 'utf8');
  }
}

/** How many UTF-16 units the first bytes of a line's UTF-8 are. */
const unitsIn = (line: string, bytes: number): number => {
  let [units, seen] = [0, 0];
  for (const character of line) {
    seen += Buffer.byteLength(character, 'utf8');
    if (seen > bytes) break;
    units += character.length;
  }
  return units;
};
