import type { BookFile } from '../../draft/book-draft.js';
import { fullestFile } from '../../draft/fullest.js';
import type { Template } from './templates.js';

/** Where rules go in a book that has none. */
const USUAL = 'rules.tag';

const HEADS = { tag: /^\s*(tag|标签)\s/gm, segment: /^\s*(segment|人群)\s/gm } as const;

/** The file that has the most rules of a template's kind, with the template behind them. */
export const placeFor = (files: readonly BookFile[], { kind, text }: Template): BookFile => {
  const place = fullestFile(files, HEADS[kind], USUAL);
  const gap = place.text === '' ? '' : place.text.endsWith('\n') ? '\n' : '\n\n';
  return { path: place.path, text: place.text + gap + text };
};
