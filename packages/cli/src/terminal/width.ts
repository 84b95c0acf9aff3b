import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Letters, digits and signs of a keyboard, Chinese characters and their signs: none of them joins another. */
const PLAIN = /^[\u0020-\u007e\u3000-\u3029\u4e00-\u9fff\uff01-\uff60]*$/;
const NARROW = /[\u0020-\u007e]/g;

/**
 * How many columns the text takes on a terminal: a Chinese character and an emoji two, colours none. Whoever needs to know
 * of emoji reads tables that take a quarter of a second, which nearly no text is worth.
 */
export const widthOf = (text: string): number =>
  PLAIN.test(text) ? 2 * text.length - (text.match(NARROW)?.length ?? 0) : stringWidth(text);

/** Fills the text up with spaces to a width; longer text stays as it is. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
}

/** Cuts text without colours to a width, whole characters at a time, and says so with `…`. */
export function fit(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 1;
  for (const { segment } of graphemes.segment(text)) {
    used += widthOf(segment);
    if (used > width) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** Breaks text without colours into lines of at most a width, between words, or between any two Chinese characters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const piece of pieces(paragraph)) {
      if (line !== '' && widthOf(line + piece.trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = piece.trimStart();
      } else line += piece;
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

// A line may break after a space and after a wide character, but not before the punctuation that closes one.
function pieces(text: string): string[] {
  return (
    text.match(/[\p{Script=Han}][，。、；：！？」』”）》]*|[^\s\p{Script=Han}]+[，。、；：！？」』”）》]*\s*|\s+/gu) ??
    []
  );
}
