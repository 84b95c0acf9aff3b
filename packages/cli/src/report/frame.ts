import type { LineMap, Span } from '@tagwright/dsl';
import type { Palette } from '../terminal/palette.js';
import { printable } from '../terminal/printable.js';
import { widthOf } from '../terminal/width.js';

/** How a frame is drawn: the colours, the paint of the carets, and the columns there are. */
export interface FrameStyle {
  readonly colors: Palette;
  readonly caret: (text: string) => string;
  readonly width: number;
}

/** Where a place is, and the lines of its text with carets under it. Columns count UTF-16 units, as editors do. */
export function frame(path: string, lines: LineMap, span: Span, style: FrameStyle): string[] {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(Math.max(span.start, span.end));
  const gutter = String(end.line).length;
  const { faint, strong } = style.colors;

  const marked = (line: number, from: number, to: number): string[] => {
    const { text, carets } = underline(lines.lineText(line), from, to, style.width - gutter - 3);
    return [
      `${faint(`${String(line).padStart(gutter)} │`)} ${text}`,
      `${faint(`${' '.repeat(gutter)} │`)} ${carets.replace(/\^+/, (found) => style.caret(found))}`,
    ];
  };

  const first = lines.lineText(start.line);
  const rows = [
    `${' '.repeat(gutter)} ${faint('╭─')} ${strong(`${printable(path)}:${start.line}:${start.column}`)}`,
    ...marked(start.line, start.column - 1, end.line === start.line ? end.column - 1 : first.length),
  ];
  if (end.line === start.line) return rows;
  if (end.line > start.line + 1) rows.push(faint(`${' '.repeat(gutter)} ⋮`));
  const last = lines.lineText(end.line);
  return [...rows, ...marked(end.line, last.length - last.trimStart().length, end.column - 1)];
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A line as a terminal may show it, and the carets under `from` to `to` (UTF-16), cut to a window when it is long. */
export function underline(line: string, from: number, to: number, width: number): { text: string; carets: string } {
  const shown = printable(line.trimEnd());
  const start = widthOf(printable(line.slice(0, from)));
  const length = Math.max(1, widthOf(printable(line.slice(from, Math.max(from, to)))));
  if (widthOf(shown) <= width) return { text: shown, carets: ' '.repeat(start) + '^'.repeat(length) };

  const left = Math.max(0, start - Math.floor(width / 3));
  const right = left + width - 2;
  let text = '';
  let column = 0;
  let begin: number | undefined;
  for (const { segment } of graphemes.segment(shown)) {
    const next = column + widthOf(segment);
    if (column >= left && next <= right) {
      begin ??= column;
      text += segment;
    }
    column = next;
  }
  const cutLeft = left > 0;
  const offset = start - (begin ?? left) + (cutLeft ? 1 : 0);
  const visible = Math.max(1, Math.min(length, widthOf(text) + (cutLeft ? 1 : 0) - offset));
  return {
    text: `${cutLeft ? '…' : ''}${text}${column > right ? '…' : ''}`,
    carets: ' '.repeat(offset) + '^'.repeat(visible),
  };
}
