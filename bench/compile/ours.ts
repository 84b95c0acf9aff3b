import { planOf } from '../book.js';
import { answer, timed } from '../process/program.js';
import type { CompileOutcome } from './task.js';
import { thousandRules } from './thousand-rules.js';

/** From text to plan, for the first time in this process. */
answer(async (): Promise<CompileOutcome> => {
  const book = thousandRules();
  const characters = book.files.reduce((sum, { text }) => sum + text.length, 0);
  const { seconds, result } = await timed(() => planOf(book));
  return { characters, seconds, rules: result.tags.length + result.segments.length };
});
