import { type Comment, quote, type Span, spell, type TextEdit, type Vocabulary } from '@tagwright/dsl';
import type { Case } from '../model.js';
import type { Source } from '../source.js';
import { insert, remove, replace } from './edit.js';
import { removeWithWord } from './heads.js';

/** What a note says, without its slashes. */
export const noteText = ({ text }: Comment): string => text.replace(/^\/\/\s*/, '');

/** Puts a note above what begins a line, behind what ends one, and on a line of its own before what does neither. */
export const addNote = (source: Source, { start, end }: Span, text: string): readonly TextEdit[] => {
  const note = `// ${onOneLine(text)}`;
  const indent = source.indentAt(start);
  if (source.startsLine(start)) return [insert(start, `${note}\n${indent}`)];
  if (source.endsLine(end)) return [insert(end, ` ${note}`)];
  return [replace({ start: source.blanksBefore(start), end: start }, `\n${indent}  ${note}\n${indent}  `)];
};

/** Writes a note anew; no text takes it away, with its line where it has one to itself. */
export const setNote = (source: Source, { span }: Comment, text: string): readonly TextEdit[] => {
  if (text !== '') return [replace(span, `// ${onOneLine(text)}`)];
  if (!source.startsLine(span.start)) return [remove({ start: source.blanksBefore(span.start), end: span.end })];
  const next = /^[^\S\n]*\n/.exec(source.text.slice(span.end))?.[0].length ?? 0;
  const start = source.text.lastIndexOf('\n', span.start - 1) + 1;
  return [remove({ start, end: span.end + next })];
};

/** Says what a value of a tag is for; no text takes that away. */
export const setCaseDescription = (
  source: Source,
  { node: { description }, span }: Case,
  text: string,
  words: Vocabulary,
): readonly TextEdit[] => {
  const quoted = quote(onOneLine(text));
  if (description === undefined)
    return text === '' ? [] : [insert(span.end, ` ${spell('description', words)} ${quoted}`)];
  if (text !== '') return [replace(description.span, quoted)];
  return [removeWithWord(source, description.span)];
};

const onOneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');
