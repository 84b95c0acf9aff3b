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
 * The smallest edits that make one text of another, so that cursors and folds elsewhere survive: lines that both share
 * stay untouched; between those, where only space differs, only that space is replaced, and else what differs of each
 * line.
 */
export const difference = (from: string, to: string): readonly TextEdit[] => {
  if (from === to) return [];
  const before = linesOf(from);
  const after = linesOf(to);
  const edits: TextEdit[] = [];
  let [i, j, offset] = [0, 0, 0];
  while (i < before.length || j < after.length) {
    if (before[i] === after[j]) {
      offset += (before[i] ?? '').length;
      i++;
      j++;
      continue;
    }
    const [skipped, added] = nextMeeting(before, after, i, j);
    edits.push(...replaced(before.slice(i, i + skipped), after.slice(j, j + added), offset));
    offset += before.slice(i, i + skipped).join('').length;
    i += skipped;
    j += added;
  }
  return edits;
};

/** Edits that make some lines of others, which share none. */
const replaced = (before: readonly string[], after: readonly string[], offset: number): readonly TextEdit[] => {
  const [old, text] = [before.join(''), after.join('')];
  if (old.replace(/\s/g, '') === text.replace(/\s/g, '')) return respaced(old, text, offset);
  if (before.length !== after.length) return [shrink(old, text, offset)];
  let at = offset;
  return before.map((line, index) => {
    const edit = shrink(line, after[index] ?? '', at);
    at += line.length;
    return edit;
  });
};

/** Two texts that differ in their space alone. */
const respaced = (old: string, text: string, offset: number): readonly TextEdit[] => {
  const edits: TextEdit[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < text.length) {
    const was = spaceAt(old, i);
    const is = spaceAt(text, j);
    if (was !== is) edits.push(shrink(was, is, offset + i));
    i += was.length + 1;
    j += is.length + 1;
  }
  return edits;
};

const SPACE = /\s*/y;
const spaceAt = (text: string, offset: number): string => {
  SPACE.lastIndex = offset;
  return SPACE.exec(text)?.[0] ?? '';
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

/** A replacement without what both texts begin and end with. */
const shrink = (old: string, text: string, offset: number): TextEdit => {
  const most = Math.min(old.length, text.length);
  let head = 0;
  while (head < most && old[head] === text[head]) head++;
  if (isHighSurrogate(old.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  if (isLowSurrogate(old.charCodeAt(old.length - tail))) tail--;
  return {
    span: { start: offset + head, end: offset + old.length - tail },
    text: text.slice(head, text.length - tail),
  };
};

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
