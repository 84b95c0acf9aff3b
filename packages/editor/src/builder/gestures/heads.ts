import { type Ast, quote, type Span, spell, type TextEdit, type Vocabulary } from '@tagwright/dsl';
import type { Card } from '../model.js';
import type { Source } from '../source.js';
import { insert, remove, replace } from './edit.js';

export type Flag = 'manual' | 'many' | 'ordered';
const ORDER: readonly Flag[] = ['manual', 'many', 'ordered'];

/** Sets or clears what a tag is: `ordered`, `many`, `manual`. Only tags in braces have these words. */
export const setFlag = (
  source: Source,
  tag: Ast.TagDecl,
  flag: Flag,
  isOn: boolean,
  words: Vocabulary,
): readonly TextEdit[] => {
  if (tag[flag] === isOn) return [];
  const head = headOf(source, tag);
  if (!isOn) {
    const word = head.find(({ keyword }) => keyword === flag);
    return word === undefined ? [] : [remove({ start: source.beginningOf(word.span), end: word.span.end })];
  }
  const before = ORDER.slice(0, ORDER.indexOf(flag));
  const last = head.findLast(({ keyword }) => before.some((each) => each === keyword));
  const at = last?.span.end ?? tag.names.at(-1)?.span.end ?? tag.span.start;
  return [insert(at, ` ${spell(flag, words)}`)];
};

/** Says how long any value of a tag is kept; `text` is a duration, undefined for as long as its condition holds. */
export const setTagExpires = (
  source: Source,
  tag: Ast.TagDecl,
  text: string | undefined,
  words: Vocabulary,
): readonly TextEdit[] => {
  if (tag.expires !== undefined && text !== undefined) return [replace(tag.expires.span, text)];
  if (tag.expires !== undefined) {
    return [removeWithWord(source, tag.expires.span)];
  }
  const brace = headOf(source, tag).at(-1);
  if (text === undefined || brace === undefined) return [];
  return [insert(source.endBefore(brace.span.start), ` ${spell('expires', words)} ${text}`)];
};

/** Says what a declaration or value is for; no text takes that away. */
export const setDescription = (
  source: Source,
  node: Ast.TagDecl | Ast.SegmentDecl | Ast.MetricDecl,
  card: Card,
  text: string,
  words: Vocabulary,
): readonly TextEdit[] => {
  const quoted = quote(text.replaceAll('\n', ' '));
  const { description } = node;
  if (description !== undefined) {
    if (text !== '') return [replace(description.span, quoted)];
    return [removeWithWord(source, description.span)];
  }
  if (text === '') return [];
  const line = `${spell('description', words)} ${quoted}`;
  const indent = source.indentAt(card.span.start);
  if (node.kind !== 'TagDecl') return [insert(card.span.end, `\n${indent}  ${line}`)];
  const brace = headOf(source, node).at(-1);
  if (brace === undefined) return [];
  const { end } = brace.span;
  return [insert(end, source.endsLine(end) ? `\n${indent}  ${line}` : ` ${line}`)];
};

/** Takes out what a word introduces, with that word: `expires 30d`. */
export const removeWithWord = (source: Source, { start, end }: Span): TextEdit =>
  remove({ start: source.beginningOf({ start: source.before(start)?.span.start ?? start, end }), end });

/** The words of a tag up to its brace. */
const headOf = (source: Source, tag: Ast.TagDecl) => {
  const all = source.within(tag.span);
  const brace = all.findIndex(({ kind, span }) => kind === 'sign' && /^[{｛]$/.test(source.slice(span)));
  return brace < 0 ? [] : all.slice(0, brace + 1);
};

/** Takes a whole declaration out, with its notes and the empty lines before it. */
export const removeCard = (source: Source, { span, notes }: Card): readonly TextEdit[] => {
  const start = notes.before[0]?.span.start ?? span.start;
  const end = notes.after?.span.end ?? span.end;
  // With its gap, unless something else on its line would be taken into the comment before that.
  const from = source.endsLine(end) ? source.blanksBefore(start) : source.beginningOf({ start, end });
  const whole: Span = { start: from, end };
  return [remove(from === 0 ? { start: 0, end: end + (/^\s*/.exec(source.text.slice(end))?.[0].length ?? 0) } : whole)];
};
