import type { MessagesFor } from '../../codes/index.js';
import type { BookErrors } from '../../codes/book.js';

export const book: MessagesFor<BookErrors> = {
  'no-book': () => 'no rule book is in force yet; publish one first (`POST /v1/book/publish`)',
  'book-changed': ({ base, current }) =>
    `this was made on the book \`${base}\`, and meanwhile ${current === undefined ? 'none' : `\`${current}\``} is in force; look at what changed, and publish again`,
  'book-with-errors': ({ count }) =>
    `the rules have ${count === 1 ? 'an error' : `${count} errors`}: see \`diagnostics\``,
  'book-moved-on': ({ base, current, by, paths }) =>
    `this was made on version ${base} of the book, and meanwhile ${by === undefined ? '' : `\`${by}\` published `}version ${current}${by === undefined ? ' is in force' : ''}, which differs in ${quoted(paths)}; nothing was overwritten: take over what changed (\`GET /v1/book/diff?from=${base}&to=${current}\`), and publish with \`base\` ${current}`,
  'book-tests-fail': ({ count }) =>
    `${count === 1 ? 'a test of the book fails' : `${count} tests of the book fail`}: see \`params.failed\`; mend the rules, or the tests`,
  'book-files-strange': ({ paths }) =>
    `${quoted(paths)}: a book has \`.tag\` files, and those that its lists name, like \`list vips from "vips.txt"\`; leave out what is neither`,
  'book-path-forbidden': ({ path }) =>
    `\`${path}\` cannot be the path of a file of the book: it has to stay within the folder, like \`rules/rfm.tag\`, without hidden folders and characters that some system forbids`,
  'book-path-twice': ({ path }) =>
    `there are two files \`${path}\`, on some systems at least; give one of them another name`,
  'no-such-version': ({ version }) => `the book has no version ${version}; \`GET /v1/book/versions\` lists them`,
  'version-without-files': ({ version }) =>
    `version ${version} was put in force by another program, and nobody wrote down how it is written; choose another one`,
  'no-draft': () => 'you have no draft; save one first (`PUT /v1/book/draft`)',
  'draft-moved-on': ({ current }) =>
    current === undefined
      ? 'the draft that this one was written on is gone: it was published or thrown away elsewhere; nothing was overwritten: look at the book in force (`GET /v1/book`), and save with `after` null'
      : `your draft was saved elsewhere meanwhile, at ${current}; nothing was overwritten: read it (\`GET /v1/book/draft\`), take over what changed, and save with its \`savedAt\` as \`after\``,
  'draft-with-conflicts': ({ paths }) =>
    `your draft and others changed the same lines in ${quoted(paths)}; choose there which to keep, and save the draft without these \`conflicts\``,
  'book-files-or-draft': () => 'say what is meant: either `files`, or `"draft": true` for the draft that you saved',
  'book-plan-stale': ({ plan }) =>
    `the plan \`${plan}\` is of other files, or was made on another version; plan again (\`POST /v1/book/plan\`), and look at it before you publish`,
  'book-catalog-needs-engineer': ({ names }) =>
    `this changes what rules may talk about (${quoted(names)}), which takes an engineer; tags, segments, metrics, lists and tests you may publish yourself`,
  'rules-edited': ({ paths }) =>
    `somebody edited ${quoted(paths)} in the folder of the rules, and that is not in force; nothing was overwritten: see \`folder\` in \`GET /v1/book\`, and publish once it is mended`,
  'git-under-way': ({ what }) =>
    `a ${what} is under way in the work tree of the rules; finish it or abort it there, then publish again`,
  'git-refused': ({ reason }) => `git did not commit, and nothing was published: ${reason}`,
  'rules-link': ({ path }) =>
    `\`${path}\` is a link, or leads out of the folder of the rules; put the file itself in its place`,
  'rules-missing': () =>
    'the folder of the rules has no `.tag` file; the last book stays in force until there is one: is the folder mounted?',
  'rules-not-utf8': ({ path }) => `\`${path}\` is not UTF-8; save it as UTF-8`,
  'rules-unreadable': ({ path, reason }) => `\`${path}\` cannot be read: ${reason}`,
  'rules-too-large': ({ path, limit }) => `\`${path}\` is larger than ${limit} bytes; split it`,
};

const MOST = 5;

const quoted = (names: readonly string[]): string =>
  [
    ...names.slice(0, MOST).map((name) => `\`${name}\``),
    ...(names.length > MOST ? [`${names.length - MOST} more`] : []),
  ].join(', ');
