const plural = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;
const code = (text: string): string => `\`${text}\``;

/** `why` and `fix` stand under what was seen: why it matters, and what to do. */
export const doctor = {
  about: 'Looks for what is wrong with this set-up: the machine, the book, the database. Changes nothing.',
  db: 'the database to look at (default: TAGWRIGHT_DB, else .tagwright/tagwright.db where that is)',
  fix: 'fix: ',
  well: 'all is well',
  summary: (errors: number, warnings: number) =>
    [...(errors > 0 ? [plural(errors, 'error')] : []), ...(warnings > 0 ? [plural(warnings, 'warning')] : [])].join(
      ', ',
    ),
  node: {
    good: (version: string) => ({ what: `Node ${version}` }),
    old: (version: string, needed: string) => ({
      what: `Node ${version} is older than ${needed}`,
      why: 'The commands use what older versions do not have, and would end in the middle.',
      fix: `install Node ${needed} or newer`,
    }),
  },
  driver: {
    good: { what: 'the embedded database (better-sqlite3) opens' },
    broken: (fault: string, version: string, platform: string) => ({
      what: `the embedded database (better-sqlite3) does not open: ${fault}`,
      why: 'It is compiled for one version of Node and one kind of machine; another Node, or a copied node_modules, does not fit it.',
      fix: `run \`npm rebuild better-sqlite3\` with this Node (${version} on ${platform})`,
    }),
  },
  build: {
    stale: {
      what: 'the build is older than the sources beside it',
      why: 'What you run is not what you read.',
      fix: 'run `npm run build`',
    },
  },
  zoneData: {
    good: (version: string) => ({ what: `time zone data of ${version}` }),
    old: (version: string) => ({
      what: `time zone data of ${version}`,
      why: 'Countries that have changed their clocks since then get wrong days and hours.',
      fix: 'install the latest release of your Node version',
    }),
    unknown: { what: 'this Node does not say which time zone data it has' },
  },
  clock: {
    good: (now: string) => ({ what: `the clock says ${now}` }),
    wrong: (now: string) => ({
      what: `the clock says ${now}, which cannot be`,
      why: 'Answers are of an instant: whatever is not told `--as-of` goes by this clock.',
      fix: 'set the clock, or switch NTP on',
    }),
    apart: (seconds: number) => ({
      what: `the clocks of this machine and of the database server are ${seconds} s apart`,
      why: 'Who asks here gets the answers of another instant than who asks there.',
      fix: 'switch NTP on, on both',
    }),
  },
  locale: {
    good: (said: string) => ({ what: `the locale is ${said}` }),
    notUnicode: (said: string) => ({
      what: said === '' ? 'no locale is set' : `the locale is ${said}, without UTF-8`,
      why: 'A terminal may show Chinese names as question marks; files are written right all the same.',
      fix: 'set LANG=C.UTF-8, or that of your language',
    }),
  },
  git: {
    good: (version: string) => ({ what: `git ${version}` }),
    missing: {
      what: 'git cannot be run',
      why: 'Books in git can be compared with an earlier commit, and taken back.',
      fix: 'install git, if the book is kept in it',
    },
  },
  space: {
    good: (gigabytes: string) => ({ what: `${gigabytes} GB are free beside the database` }),
    little: (gigabytes: string) => ({
      what: `only ${gigabytes} GB are free beside the database`,
      why: 'An evaluation writes its answers beside the old ones before they take their places.',
      fix: 'make room, or move the database',
    }),
  },
  book: {
    good: (files: number) => ({ what: `the book is sound (${plural(files, 'file')})` }),
    warned: (warnings: number, files: number, asked: string) => ({
      what: `the book is sound, with ${plural(warnings, 'warning')} (${plural(files, 'file')})`,
      fix: `\`${['tagwright check', asked].filter(Boolean).join(' ')}\` shows ${warnings === 1 ? 'it' : 'them'}`,
    }),
    broken: (errors: number, files: number, asked: string) => ({
      what: `the book has ${plural(errors, 'error')} (${plural(files, 'file')})`,
      why: 'A book with errors cannot be evaluated.',
      fix: `\`${['tagwright check', asked].filter(Boolean).join(' ')}\` shows ${errors === 1 ? 'it' : 'them'}`,
    }),
  },
  zone: {
    good: (zone: string) => ({ what: `the book counts days in ${zone}` }),
    unknown: (zone: string) => ({
      what: `this machine does not know the book’s time zone ${code(zone)}`,
      why: 'Days, weeks and months are counted in it.',
      fix: 'write an IANA name, like `timezone "Asia/Shanghai"`, or install a Node with full time zone data',
    }),
  },
  history: {
    good: { what: 'the book is in a git repository' },
    none: {
      what: 'the book is in no git repository',
      why: 'Without one nobody sees who changed a rule, and when.',
      fix: 'run `git init` in its folder',
    },
  },
  database: {
    good: (name: string, product: string) => ({ what: `${name} answers (${product})` }),
    fix: (db: string) => `look at what \`--db ${db}\` names; \`tagwright import --data DIR --db …\` makes a new one`,
  },
  rights: {
    readOnly: (path: string, db: string) => ({
      what: `${code(path)} may not be written to`,
      why: 'Answers are kept in the database, and SQLite keeps files of its own beside it.',
      fix: `give yourself the right, or take another place than \`--db ${db}\``,
    }),
  },
  tables: {
    good: (tables: number) => ({ what: `all ${tables} tables of the book are there` }),
    none: (where: string) => ({
      what: 'the database has none of the book’s tables yet',
      fix: `\`tagwright import ${where} --data DIR\` loads facts`,
    }),
    lacking: (names: readonly string[]) => ({
      what: `the database lacks ${names.map(code).join(', ')}`,
      why: 'What is declared and not there is missing for everybody. The next import or evaluation makes it, empty.',
    }),
  },
  answers: {
    good: (at: string) => ({ what: `it holds the answers of this very book at ${at}` }),
    none: (where: string) => ({
      what: 'it holds no answers yet',
      fix: `\`tagwright run ${where}\` works them out`,
    }),
    ofAnotherBook: (at: string, where: string) => ({
      what: `it holds the answers of another book, at ${at}`,
      why: 'What the folder says now is not in force there.',
      fix: `\`tagwright plan ${where}\` shows what would change`,
    }),
    fromFuture: (at: string) => ({
      what: `it holds answers of ${at}, which this clock has not reached`,
      why: 'Kept answers go forward only: until then nothing new is worked out.',
      fix: 'set the clock right; if an `--as-of` was ahead of it, `tagwright run --anew` starts over once that time has come',
    }),
  },
  waiting: (where: string) => ({
    what: 'facts wait to be looked at',
    fix: `\`tagwright run ${where}\`, or a server, works out what follows`,
  }),
  triggers: {
    good: { what: 'the tables tell of their changes by themselves' },
    partly: (where: string) => ({
      what: 'the triggers on the tables are those of another catalog, or some are gone',
      why: 'Changes that other programs make may go unseen.',
      fix: `run \`tagwright attach ${where}\` again`,
    }),
    none: (where: string) => ({
      what: 'no triggers are on the tables',
      why: 'What other programs write into them goes unseen. Facts that came by `import`, `ingest` or the API are seen.',
      fix: `\`tagwright attach ${where}\`, if others write into them`,
    }),
  },
};
