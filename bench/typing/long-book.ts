import type { BookSources } from '@tagwright/dsl';
import { ruleOf } from '../compile/thousand-rules.js';
import { shopCatalog } from '../book.js';

/** How many lines the book has that is typed in. */
export const LINES = 2000;
const RULES_PER_FILE = 50;

/** Two thousand lines of rules, with hardly two metrics in common: what is typed in one place finds no work done in another. */
export const longBook = (): BookSources['files'] => {
  const files: { path: string; text: string }[] = [{ ...shopCatalog() }];
  for (let lines = linesOf(files[0]?.text ?? ''), rule = 0; lines < LINES;) {
    const text = `${Array.from({ length: RULES_PER_FILE }, (_, index) => ruleOf(rule + index)).join('\n')}\n`;
    rule += RULES_PER_FILE;
    lines += linesOf(text);
    files.push({ path: `rules-${String(files.length)}.tag`, text });
  }
  return files;
};

const linesOf = (text: string): number => text.split('\n').length - 1;
