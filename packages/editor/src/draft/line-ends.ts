import type { Edit } from './buffer.js';

/** How the lines of a text end, and the mark of the byte order before it: what editors of text like to even out. */
export interface LineEnds {
  /** The mark, or nothing. */
  readonly mark: string;
  /** Of each line but the last, which has none. */
  readonly ends: readonly string[];
}

const MARK = '\uFEFF';
const END = /\r\n|\r|\n/g;

export const lineEndsOf = (text: string): LineEnds => ({
  mark: text.startsWith(MARK) ? MARK : '',
  ends: text.match(END) ?? [],
});

/** A text as it is drawn: each line ends alike, and no mark is before it. */
export const evened = (text: string): string => (text.startsWith(MARK) ? text.slice(1) : text).replace(END, '\n');

/** The text of lines that end as they did. */
export const writtenOut = (lines: readonly string[], { mark, ends }: LineEnds): string =>
  mark + lines.map((line, index) => line + (ends[index] ?? '')).join('');

/** A piece of a text that was replaced, where lines count from one. */
export interface Replaced {
  readonly range: { readonly startLineNumber: number; readonly endLineNumber: number };
  readonly text: string;
}

/**
 * The ends of lines after pieces of the text were replaced, from its end to its beginning: lines stay as they are, and new ones end like
 * the line that they were written in.
 */
export const endsAfter = (before: LineEnds, replaced: readonly Replaced[]): LineEnds => {
  const touching = replaced.filter(
    ({ range, text }) => range.startLineNumber !== range.endLineNumber || /[\r\n]/.test(text),
  );
  if (touching.length === 0) return before;
  const ends = [...before.ends];
  for (const { range, text } of touching) {
    const first = range.startLineNumber - 1;
    const like = ends[first] ?? ends[first - 1] ?? '\n';
    const gone = ends.slice(first, range.endLineNumber - 1);
    const come = (text.match(END) ?? []).map((_, index) => gone[index] ?? like);
    ends.splice(first, gone.length, ...come);
  }
  return { mark: before.mark, ends };
};

/** An edit whose new lines end like the line that they are written in; one of the whole text says by itself how they end. */
export const endingAlike = (text: string, { span, text: written }: Edit): Edit => {
  const isWhole = span.start === 0 && span.end === text.length;
  if (isWhole || !written.includes('\n') || !text.includes('\r')) return { span, text: written };
  const [before, after] = [text.slice(0, span.start).match(END), text.slice(span.end).match(END)];
  const like = after?.[0] ?? before?.at(-1) ?? '\n';
  return { span, text: written.replace(END, like) };
};
