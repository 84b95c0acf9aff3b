import { displayWidth } from './width.js';

/** A place as people and editors count it. */
export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

/** Where the lines of a text begin and end: offset ↔ line and column. `\n`, `\r\n` and a lone `\r` end a line. */
export class LineMap {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) this.#starts.push(i + 1);
    }
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The 1-based line that holds an offset; offsets outside the text are drawn to its ends. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#text.length));
    const line = this.lineAt(at);
    return { line, column: at - this.lineStart(line) + 1 };
  }

  /** The offset of a position; columns beyond the line's end give its end. */
  offsetAt(position: Position): number {
    const line = Math.max(1, Math.min(position.line, this.lineCount));
    const start = this.lineStart(line);
    return Math.min(start + Math.max(0, position.column - 1), this.lineEnd(line));
  }

  lineStart(line: number): number {
    return this.#starts[line - 1] ?? this.#text.length;
  }

  /** The end of the line's text, its line break left out. */
  lineEnd(line: number): number {
    const next = this.#starts[line];
    if (next === undefined) return this.#text.length;
    return this.#text.charCodeAt(next - 1) === 10 && this.#text.charCodeAt(next - 2) === 13 ? next - 2 : next - 1;
  }

  lineText(line: number): string {
    return this.#text.slice(this.lineStart(line), this.lineEnd(line));
  }

  /** The 1-based column of an offset in a terminal, where a CJK character takes two. A tab counts as one. */
  displayColumnAt(offset: number): number {
    const { line, column } = this.positionAt(offset);
    const start = this.lineStart(line);
    return displayWidth(this.#text.slice(start, start + column - 1)) + 1;
  }
}
