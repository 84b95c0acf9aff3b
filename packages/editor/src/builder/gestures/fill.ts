import type { TextEdit } from '@tagwright/dsl';
import type { Slot } from '../model.js';
import type { Source } from '../source.js';
import { replace } from './edit.js';

/** Fills a slot with text as the language writes it; blanks are put where two words would grow into one. */
export const fill = (source: Source, slot: Slot, text: string): readonly TextEdit[] => {
  if (text === source.slice(slot.span)) return [];
  const isEmpty = slot.span.start === slot.span.end;
  // What is not there yet is said to be right behind the word before it: the blank after that stays between them.
  const start = slot.span.start + (isEmpty && /[^\S\n]/.test(source.text[slot.span.start] ?? '') ? 1 : 0);
  const end = isEmpty ? start : slot.span.end;
  const lead = growTogether(source.text[start - 1], text[0]) ? ' ' : '';
  const tail = growTogether(text.at(-1), source.text[end]) ? ' ' : '';
  return [replace({ start, end }, `${lead}${text}${tail}`)];
};

const growTogether = (left = '', right = ''): boolean => WORD.test(left) && WORD.test(right);

const WORD = /[\p{L}\p{N}_%]/u;
