import type { TextEdit } from '../diagnostics/diagnostic.js';

/** Applies edits one after the other, each to the text as the one before left it. Spans outside are drawn to its ends. */
export const applyInOrder = (text: string, edits: readonly TextEdit[]): string =>
  edits.reduce((current, { span, text: insert }) => {
    const start = Math.max(0, Math.min(span.start, current.length));
    const end = Math.max(start, Math.min(span.end, current.length));
    return current.slice(0, start) + insert + current.slice(end);
  }, text);

/** Applies edits that are all of one text, in any order; they do not overlap. */
export const applyTogether = (text: string, edits: readonly TextEdit[]): string =>
  applyInOrder(
    text,
    edits.toSorted((a, b) => b.span.start - a.span.start || b.span.end - a.span.end),
  );

/**
 * The smallest edits that make one text of another, line by line: runs of lines that both share stay untouched, and in
 * a single changed line only what differs is replaced, so that cursors and folds elsewhere survive formatting.
 */
export const difference = (from: string, to: string): readonly TextEdit[] => {
  if (from === to) return [];
  const before = linesOf(from);
  const after = linesOf(to);
  const edits: TextEdit[] = [];
  let [i, j, offset] = [0, 0, 0];
  const take = (lines: number): number => {
    let length = 0;
    for (let n = 0; n < lines; n++) length += (before[i + n] ?? '').length;
    return length;
  };
  while (i < before.length || j < after.length) {
    if (before[i] === after[j]) {
      offset += (before[i] ?? '').length;
      i++;
      j++;
      continue;
    }
    const [skipped, added] = nextMeeting(before, after, i, j);
    const length = take(skipped);
    const span = { start: offset, end: offset + length };
    edits.push(shrink(from, span, after.slice(j, j + added).join('')));
    offset += length;
    i += skipped;
    j += added;
  }
  return edits;
};

/** Lines with their ends. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** How far apart two lines may be and still be found to be the same one. */
const WITHIN = 200;

/** How many lines of each side to leave behind until both are at a line that they share; the fewest in sum. */
const nextMeeting = (
  before: readonly string[],
  after: readonly string[],
  i: number,
  j: number,
): readonly [number, number] => {
  const ends = [before.length - i, after.length - j] as const;
  for (let sum = 1; sum <= Math.min(ends[0] + ends[1], WITHIN); sum++) {
    for (let skipped = Math.min(sum, ends[0]); skipped >= Math.max(0, sum - ends[1]); skipped--) {
      const line = before[i + skipped];
      if (line !== undefined && line.trim() !== '' && line === after[j + sum - skipped])
        return [skipped, sum - skipped];
    }
  }
  return ends;
};

/** Leaves out of a replacement what both texts begin and end with. */
const shrink = (from: string, span: TextEdit['span'], text: string): TextEdit => {
  const old = from.slice(span.start, span.end);
  const most = Math.min(old.length, text.length);
  let head = 0;
  while (head < most && old[head] === text[head]) head++;
  if (isHighSurrogate(old.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  if (isLowSurrogate(old.charCodeAt(old.length - tail))) tail--;
  return { span: { start: span.start + head, end: span.end - tail }, text: text.slice(head, text.length - tail) };
};

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
