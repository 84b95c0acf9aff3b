import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How many columns the text takes on a terminal: a Chinese character and an emoji two, colours none. */
export const widthOf = (text: string): number => stringWidth(text);

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
