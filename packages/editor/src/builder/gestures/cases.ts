import { type Ast, nameText, type Span, spell, type TextEdit, type Vocabulary } from '@tagwright/dsl';
import type { Card, Case } from '../model.js';
import type { Source } from '../source.js';
import { insert, remove, replace } from './edit.js';
import { removeWithWord } from './heads.js';

/** Adds a value with its condition at the end of a tag, before the value for everybody else if there is one. */
export const addCase = (
  source: Source,
  card: Card,
  value: string,
  condition: string,
  words: Vocabulary,
): readonly TextEdit[] => {
  const { node } = card;
  if (node.kind !== 'TagDecl' && node.kind !== 'TagLine') return [];
  return append(
    source,
    card,
    `${nameText(value)}${isManual(node) ? '' : ` ${spell('when', words)} ${condition}`}`,
    words,
  );
};

/** Adds a value for everybody whom no other condition of the tag is about. */
export const addOtherwise = (source: Source, card: Card, value: string, words: Vocabulary): readonly TextEdit[] =>
  append(source, card, `${nameText(value)} ${spell('otherwise', words)}`, words);

const append = (source: Source, { node, cases, span }: Card, text: string, words: Vocabulary): readonly TextEdit[] => {
  if (node.kind === 'TagLine') {
    const line = `${spell('tag', words)} ${nameText(node.tag.text)} = ${text}`;
    return [insert(endOf(source, span), `\n${source.indentAt(span.start)}${line}`)];
  }
  const last = cases.at(-1);
  if (last === undefined) return intoEmpty(source, span, text);
  if (last.node.trigger.kind === 'OtherwiseTrigger') {
    const start = (last.notes.before[0]?.span ?? last.span).start;
    return [insert(start, source.startsLine(start) ? `${text}\n${source.indentAt(start)}` : `${text}  `)];
  }
  const isOnLine = source.startsLine(last.span.start);
  return [
    insert(
      isOnLine ? endOf(source, last.span) : last.span.end,
      isOnLine ? `\n${source.indentAt(last.span.start)}${text}` : `  ${text}`,
    ),
  ];
};

/** Takes a value out of its tag, with its notes, and its line where it has one to itself. */
export const removeCase = (source: Source, each: Case): readonly TextEdit[] => {
  const start = (each.notes.before[0]?.span ?? each.span).start;
  const end = endOf(source, each.span);
  if (source.startsLine(start) && source.endsLine(end))
    return [remove({ start: Math.max(0, source.text.lastIndexOf('\n', start - 1)), end })];
  return [remove({ start: source.beginningOf(each.span), end: each.span.end })];
};

/** Lets a value and the next one of a tag change places, each with its notes: the first that holds decides. */
export const swapCases = (source: Source, card: Card, index: number): readonly TextEdit[] => {
  const [one, other] = [card.cases[index], card.cases[index + 1]];
  if (one === undefined || other === undefined) return [];
  const [block, next] = [blockOf(source, one), blockOf(source, other)];
  // On one line a note cannot go along: it would take in what follows.
  if (block.end > next.start || !source.startsLine(other.span.start))
    return [replace(one.span, source.slice(other.span)), replace(other.span, source.slice(one.span))];
  return [replace(block, source.slice(next)), replace(next, source.slice(block))];
};

/** Says how long a case is kept after it held, or that it is not: `text` is a duration, undefined for none. */
export const setExpires = (
  source: Source,
  each: Case,
  text: string | undefined,
  words: Vocabulary,
): readonly TextEdit[] => {
  const { expires } = each.node;
  if (expires === undefined) {
    if (text === undefined) return [];
    // What the value is for comes last.
    const { description } = each.node;
    const word = description === undefined ? undefined : source.before(description.span.start);
    const at = word === undefined ? each.span.end : source.endBefore(word.span.start);
    return [insert(at, ` ${spell('expires', words)} ${text}`)];
  }
  if (text !== undefined) return [replace(expires.span, text)];
  return [removeWithWord(source, expires.span)];
};

const isManual = (node: Ast.TagDecl | Ast.TagLine): boolean => node.kind === 'TagDecl' && node.manual;

const intoEmpty = (source: Source, span: Span, text: string): readonly TextEdit[] => {
  const brace = source.within(span).findLast((each) => each.kind === 'sign' && /[}｝]/.test(source.slice(each.span)));
  if (brace === undefined) return [];
  const indent = source.indentAt(span.start);
  return [
    replace({ start: source.blanksBefore(brace.span.start), end: brace.span.start }, `\n${indent}  ${text}\n${indent}`),
  ];
};

/** A case with its notes. */
const blockOf = (source: Source, each: Case): Span => ({
  start: (each.notes.before[0]?.span ?? each.span).start,
  end: endOf(source, each.span),
});

/** The end of a span, or of the note on its last line. */
const endOf = (source: Source, { end }: Span): number => source.commentAfter(end)?.span.end ?? end;
