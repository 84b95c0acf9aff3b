import type { FixKind, FixParams } from '../../codes/fixes.js';
import { code } from '../words.js';

/** What a fix offers to do, in English. */
export const fixes: { readonly [K in FixKind]: (params: FixParams[K]) => string } = {
  'replace-with': ({ text }) => `write ${code(text)}`,
  'insert-text': ({ text }) => `add ${code(text.trim())}`,
  'add-quotes': ({ text }) => `put quotes around it: ${code(text)}`,
  'insert-space': () => 'put a space in',
  remove: ({ text }) => `delete ${code(text)}`,
  swap: () => 'swap the two',
  'wrap-in': ({ text }) => `write ${code(text)}`,
  'move-out-of-where': () => 'take it out of the `where`',
  'use-on': () => 'make it an event: `on …`',
};
