import type { ParsedFile } from '../parse.js';
import type { Vocabulary } from '../tokens/keywords.js';
import type { Node } from '../visit.js';
import { FilePrinter } from './file.js';
import { keepStyle } from './keep.js';
import { styleOf } from './style.js';
import { printNodeWith } from './node.js';

export { nameText, quote } from './names.js';

export interface PrintOptions {
  /** Which vocabulary to write; `keep` leaves each keyword as it was written. */
  readonly keywords: Vocabulary | 'keep';
}

/** Whether a file can be formatted: one with errors never is, since its tree may lack parts of the text. */
export const canFormat = (parsed: ParsedFile): boolean =>
  !parsed.diagnostics.some((diagnostic) => diagnostic.level === 'error');

/** The file in its canonical layout, with every comment; undefined for a file with syntax errors. */
export const print = (parsed: ParsedFile, options: PrintOptions): string | undefined => {
  if (!canFormat(parsed)) return undefined;
  const style = options.keywords === 'keep' ? keepStyle(parsed) : styleOf(options.keywords);
  const text = new FilePrinter(parsed, style).print();
  return /\r\n/.test(parsed.text) && !/[^\r]\n/.test(parsed.text) ? text.replaceAll('\n', '\r\n') : text;
};

/**
 * Any node as text, without comments: labels in messages and in `why`, trees that no file holds. A condition stays on
 * one line; a declaration is laid out as in a file.
 */
export const printNode = (node: Node, options: { readonly keywords: Vocabulary }): string =>
  printNodeWith(node, styleOf(options.keywords));
