import type { BookFile } from '../../draft/book-draft.js';
import { fullestFile } from '../../draft/fullest.js';
import type { Locale } from '../../words/index.js';

/** Where tests go in a book that has none. */
const USUAL = 'tests.tag';

/** A test with a name, a day and an empty customer, to be filled in. */
const skeleton = (name: string, day: string, locale: Locale): string => {
  // A quote mark within is doubled.
  const quoted = `"${name.replaceAll('"', '""')}"`;
  return locale === 'zh'
    ? `测试 ${quoted} 于 ${day} {\n  已知 客户 { }\n  \n}\n`
    : `test ${quoted} at ${day} {\n  given customer { }\n  \n}\n`;
};

/**
 * A book with one more test, in the file that has the most: the file's path and new text, and the place where the story
 * goes on.
 */
export const withNewTest = (
  files: readonly BookFile[],
  name: string,
  locale: Locale,
  today: Date,
): { readonly path: string; readonly text: string; readonly offset: number } => {
  const { path, text } = fullestFile(files, /^\s*(test|测试)\s/gm, USUAL);
  const gap = text === '' ? '' : text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  const added = skeleton(name, today.toISOString().slice(0, 10), locale);
  // The story goes on in the empty line before the brace.
  return { path, text: text + gap + added, offset: text.length + gap.length + added.length - '\n}\n'.length };
};
