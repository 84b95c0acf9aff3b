import { type BookFile, isRules } from '../../draft/book-draft.js';
import type { Template } from './templates.js';

/** Where rules go in a book that has none. */
const USUAL = 'rules.tag';

const HEADS = { tag: /^\s*(tag|标签)\s/gm, segment: /^\s*(segment|人群)\s/gm } as const;

/** The file that has the most rules of a template's kind, with the template behind them. */
export const placeFor = (files: readonly BookFile[], { kind, text }: Template): BookFile => {
  const best = files
    .filter(({ path }) => isRules(path))
    .map((file) => ({ file, rules: file.text.match(HEADS[kind])?.length ?? 0 }))
    .toSorted((a, b) => b.rules - a.rules)[0];
  const usual = files.find(({ path }) => path === USUAL) ?? { path: USUAL, text: '' };
  const place = best !== undefined && best.rules > 0 ? best.file : usual;
  const gap = place.text === '' ? '' : place.text.endsWith('\n') ? '\n' : '\n\n';
  return { path: place.path, text: place.text + gap + text };
};
