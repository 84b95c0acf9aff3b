import type { BookChange } from '@tagwright/dsl';

const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;

const KINDS: Readonly<Record<BookChange['kind'], string>> = {
  timezone: 'time zone',
  customer: 'fields',
  event: 'event',
  list: 'list',
  metric: 'metric',
  tag: 'tag',
  segment: 'segment',
};

/** What books are called that somebody compares or publishes. */
export const reference = {
  outside: (path: string) => `\`${path}\` cannot be a file of a published book`,
  outsideAdvice:
    'A published book is one folder: give that folder, or go into it. Paths that start with a dot or a dash, or lead out of it, are not kept.',
  needsDatabase: (name: string) => `\`${name}\` is a version in a database, and none was given`,
  databaseAdvice: 'Name it with `--db`: a file, or postgres://user:password@host/name.',
  unknown: (name: string) => `\`${name}\` is no folder, and no commit of git`,
  unknownAdvice:
    'A book is named by a folder (`./rules`), a commit, branch or tag (`HEAD~1`, `main`), `published`, or the number of a version.',
  unknownTarget: (name: string, near: readonly string[]) =>
    `there is no tag or segment \`${name}\`${near.length === 0 ? '' : `; did you mean ${near.map((n) => `\`${n}\``).join(' or ')}?`}`,
  noSuchVersion: (version: number) => `there is no version ${version}`,
  versionAdvice: (last: number | undefined) =>
    last === undefined ? 'No book was published yet.' : `The last one is ${last}; \`tagwright history\` lists them.`,
  nothing: 'no book at all',
  version: ({ version, at, by }: { version: number; at: string; by: string | undefined }) =>
    `version ${version} (${at}${by === undefined ? '' : `, ${by}`})`,
  hasErrors: (label: string) => `the book at ${label} has errors`,
  hasErrorsAdvice: 'Both books have to be sound to be compared; `tagwright check` in that state shows what is wrong.',
  withoutFiles: (label: string) => `nobody knows how ${label} was written`,
  withoutFilesAdvice:
    'It was put in force by `tagwright run`, which keeps its meaning alone. Its meaning can be planned against; its text is not there.',
};

/** How changes of meaning are told. */
export const bookChanges = {
  kind: KINDS,
  change: { new: 'new', changed: 'changed', renamed: 'renamed', gone: 'gone' },
  was: (name: string) => `was ${name}`,
  parts: { new: 'new', changed: 'changed', gone: 'gone' },
  list: (names: readonly string[]) => names.join(', '),
  colon: ': ',
  onlyWords: (files: number) =>
    `${plural(files, 'file')} ${files === 1 ? 'differs' : 'differ'} only in words: nothing means anything else`,
};

export const plan = {
  about:
    'Says what publishing a book would change: which rules, by meaning, and on real data who enters, leaves and moves. Writes nothing.',
  paths: 'the folder of the rule book (default: the current one)',
  db: 'the database whose kept answers the book is held against; it is only read',
  data: 'a folder of data files to work both books out on, where there is no database',
  against:
    'the other book: `published`, the number of a version, a folder, or a commit of git (default: `published` with --db, else HEAD)',
  asOf: 'with --data: the instant to work the answers out for',
  asOfKept: 'the answers in the database are those of one instant, so `--as-of` goes with `--data` only',
  asOfKeptAdvice: 'Leave it out: the plan says which instant that is.',
  out: 'keep the plan in this file, for `tagwright publish` to put exactly this in force',
  outNeeds: 'a plan is kept against what is in force, so `--out` needs `--db` and goes without another `--against`',
  outNeedsAdvice: 'Add `--db DATABASE`, and leave `--against` out.',
  detailed: 'end with 2 where anything would mean something else',
  format: 'how the plan is printed',
  noBase: 'nothing says what to compare with',
  noBaseAdvice:
    'Outside of a git work tree name the other book: `--against FOLDER`, or `--db DATABASE` for what is in force.',
  heldAgainst: (label: string) => `against ${label}`,
  title: (changes: number) => (changes === 0 ? 'Nothing changes' : plural(changes, 'change')),
  uncounted: 'Nobody was counted: give a database with `--db`, or data files with `--data`.',
  unknown: {
    'no-answers': 'Nobody was counted: the database holds no answers yet. `tagwright publish` works them out.',
    'past-unknown':
      'Nobody was counted: a rule asks for how long something has been so, by a threshold whose past nobody has worked out.',
  },
  dataDiffer: (names: readonly string[]) =>
    `the two books take ${names.map((name) => `\`${name}\``).join(', ')} for different things, so they cannot be worked out on the same data`,
  dataDifferAdvice:
    'Hold it against what is in force (`--db`), or against a book with the same time zone and types of fields.',
  value: 'value',
  before: 'before',
  after: 'after',
  enter: 'enter',
  leave: 'leave',
  member: '(members)',
  nobodyMoves: 'nobody enters or leaves',
  why: 'why',
  more: (n: string) => `… and ${n} more`,
  footer: ({
    population,
    at,
    measured,
    anew,
    seconds,
  }: Readonly<Record<'population' | 'at' | 'measured' | 'anew' | 'seconds', string>>) =>
    `${population} customers at ${at} · ${measured} ${measured === '1' ? 'measure' : 'measures'}, ${anew === '0' ? 'none' : anew} of them new · counted in ${seconds} s`,
  testsFail: (failed: number, all: number) =>
    `${failed} of ${plural(all, 'test')} ${failed === 1 ? 'fails' : 'fail'}, so this cannot be published`,
  kept: (file: string) => `Kept in ${file}: \`tagwright publish ${file} --db …\` puts exactly this in force.`,
  comment: { title: 'Rule changes', why: 'Why, for some of them', rules: 'What changes' },
};

export const publish = {
  about:
    'Puts a book in force as a new version, with its files: of a folder, or a plan that was kept. Everybody’s answers are its own afterwards.',
  source: 'the folder of the rule book, or a plan kept by `tagwright plan --out` (default: the current folder)',
  by: 'who publishes (default: user.name of git)',
  email: 'the address of whoever publishes (default: user.email of git)',
  note: 'why: for whoever reads the versions (default: the subject of the last commit, where nothing was edited since)',
  base: 'the number of the version that this was made on; refused where another one is in force',
  asOf: 'the instant at which it comes into force',
  format: 'how the outcome is printed',
  baseTwice: 'a kept plan says itself what it was made on, so `--base` goes with a folder only',
  testsFail: (failed: number, all: number) =>
    `${failed} of ${plural(all, 'test')} ${failed === 1 ? 'fails' : 'fail'}: nothing was published`,
  testsFailAdvice: '`tagwright test` shows what was expected, and what came out.',
  stale: ({
    base,
    current,
    by,
    note,
  }: {
    base: number;
    current: number;
    by: string | undefined;
    note: string | undefined;
  }) =>
    `the plan was made on ${base === 0 ? 'no book' : `version ${base}`}, and version ${current}${by === undefined ? '' : ` by ${by}`}${note === undefined ? '' : ` (“${note}”)`} is in force by now`,
  staleAdvice: 'Nothing was published. Look at what changed (`tagwright diff`), take it in, and plan again.',
  notAPlan: (file: string) => `\`${file}\` is not a plan that this version of tagwright kept`,
  notAPlanAdvice: 'Make it again: `tagwright plan --db DATABASE --out FILE`.',
  otherDatabase: (file: string) =>
    `\`${file}\` was planned against another database, whose version has another meaning`,
  unchanged: (version: number) => `version ${version} is in force with exactly these files; nothing was published`,
  done: (version: number) => `version ${version} is in force`,
  moved: (answers: string, population: string) => `${answers} answers turned, of ${population} customers`,
  onlyWords: 'only words differ, so all answers are as they were',
};

export const history = {
  about: 'Lists the versions of a book, whoever published them: this command, or an operator through the server.',
  limit: 'so many at most',
  format: 'how they are printed',
  none: 'no book was published yet',
  inForce: 'in force',
  rolledBack: (version: number) => `back to ${version}`,
  withoutFiles: 'without files',
};

export const diff = {
  about:
    'Says what changed from one book to another: in text, in meaning, and, between versions, whom that moved. A moved comment or a renamed metric is no change of meaning.',
  from: 'the earlier book: a folder, a commit of git, `published`, or the number of a version (0: before there was any)',
  to: 'the later book, likewise (default: `published` with --db, else the current folder)',
  db: 'the database with the versions',
  format: 'how the difference is printed; `patch` is what `git apply` takes',
  text: 'Text',
  meaning: 'Meaning',
  members: 'Members',
  membersUnknown: 'the log of changes does not go back so far',
  nobodyMoved: 'nobody moved',
  nothingMeant: 'nothing means anything else',
  sameText: 'not a word differs',
};

export const rollback = {
  about: 'Puts the files of an earlier version in force again, as a new version. History is never rewritten.',
  version: 'the number of the version to go back to',
  folder: 'a folder to put its files into as well; refused where that has edits that were not published',
  edited: (paths: readonly string[]) =>
    `the folder is not what is in force: ${paths.map((path) => `\`${path}\``).join(', ')}`,
  editedAdvice: 'Nothing was changed. Publish the edits or put them away first, or leave the folder out.',
  alreadyInForce: (version: number) => `the files of version ${version} are in force already; nothing was published`,
  note: (version: number) => `Back to version ${version}`,
  wrote: (folder: string) => `its files lie in ${folder}`,
};
