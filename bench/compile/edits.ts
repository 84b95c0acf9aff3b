import { type BookSources, compile } from '@tagwright/dsl';
import { answer } from '../process/program.js';
import type { EditsOutcome } from './task.js';
import { thousandRules } from './thousand-rules.js';

/** How many edits are timed, after as many again that warm the process up as an editor is warm. */
const EDITS = 100;

/** From text to plan after each of many edits of one character, here and there in the book. */
answer((): EditsOutcome => {
  const book = thousandRules();
  const seconds: number[] = [];
  let sources = book;
  let compiled = compile(book);
  for (let edit = 0; edit < 2 * EDITS; edit += 1) {
    // Every second edit takes the one before it back.
    sources = edit % 2 === 0 ? withOneDigitChanged(book, edit) : book;
    const started = performance.now();
    compiled = compile(sources, compiled);
    if (edit >= EDITS) seconds.push((performance.now() - started) / 1000);
    if (compiled.plan === undefined) throw new Error(`edit ${String(edit)} leads to an error`);
  }
  const again = compile(sources).plan?.hash;
  if (compiled.plan?.hash !== again) throw new Error('the book came to another plan than it does from nothing');
  return { seconds: medianOf(seconds) };
});

/** A stride without a common divisor with the number of places leads through all of the book. */
const STRIDE = 7919;

const withOneDigitChanged = (book: BookSources, edit: number): BookSources => {
  const places = book.files.flatMap(({ path, text }) =>
    [...text.matchAll(/\d(?=d\b|天|秒)/g)].map(({ index }) => ({ path, index })),
  );
  const place = places[(edit * STRIDE) % places.length];
  const change = (text: string, at: number): string => {
    const digit = text[at] === '9' ? '8' : String(Number(text[at]) + 1);
    return text.slice(0, at) + digit + text.slice(at + 1);
  };
  return {
    ...book,
    files: book.files.map((file) =>
      file.path === place?.path ? { ...file, text: change(file.text, place.index) } : file,
    ),
  };
};

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
