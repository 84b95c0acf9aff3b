import type { ParsedFile } from '../syntax/parse.js';
import type { Cond } from './conditions.js';
import type { Origins } from './resolve/index.js';

/** Where a part of the plan was written, and in which words, on one line and without comments. */
export interface Wording {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** What the author wrote for a condition or a case of the plan; undefined for what the plan added itself. */
export type WordingOf = (part: object) => Wording | undefined;

/** A compiled book, as far as its words go. */
export interface Worded {
  readonly origins: Origins;
  readonly parsed: readonly ParsedFile[];
}

/** How the parts of a book's plan were written. */
export const wordingOf = ({ origins, parsed }: Worded): WordingOf => {
  const files = new Map(parsed.map((file) => [file.path, file]));
  return (part) => {
    const origin = origins.get(part);
    const source = origin === undefined ? undefined : files.get(origin.file);
    if (origin === undefined || source === undefined) return undefined;
    const { start, end } = origin.node.span;
    let text = '';
    let from = start;
    for (const { span } of source.comments) {
      if (span.start < start || span.end > end) continue;
      text += source.text.slice(from, span.start);
      from = span.end;
    }
    text += source.text.slice(from, end);
    return { file: origin.file, line: source.lineMap.lineAt(start), text: text.replaceAll(/\s+/g, ' ').trim() };
  };
};

/** Two parts that were written as one: `城市 != 北京` is a `not` around what stands there, in the same words. */
export const sameWords = (wording: WordingOf, a: Cond, b: Cond): boolean => {
  const [left, right] = [wording(a), wording(b)];
  return right === undefined || (left?.text === right.text && left.file === right.file && left.line === right.line);
};
