import type { MessagesFor } from '../../codes/index.js';
import type { BookErrors } from '../../codes/book.js';

export const book: MessagesFor<BookErrors> = {
  'no-book': () => 'no rule book is in force yet; publish one first (`POST /v1/book/publish`)',
  'book-changed': ({ base, current }) =>
    `this was made on the book \`${base}\`, and meanwhile ${current === undefined ? 'none' : `\`${current}\``} is in force; look at what changed, and publish again`,
  'book-with-errors': ({ count }) =>
    `the rules have ${count === 1 ? 'an error' : `${count} errors`}: see \`diagnostics\``,
};
