import type { Disagreements } from '@tagwright/engine';
import { printable } from '../../terminal/printable.js';
import type { Printer } from '../../terminal/printer.js';
import type { Words } from '../../words/index.js';
import { count } from '../numbers.js';

/** That a step found answers that the log did not lead to; nothing where it did not. */
export function disagreementLines(found: Disagreements, { colors }: Printer, words: Words['run']): string[] {
  if (found.count === 0) return [];
  const names = [...new Set(found.listed.map(({ name }) => printable(name)))];
  return [colors.warning(words.disagreed(count(found.count), names)), words.disagreedAdvice];
}
