import { completion } from './en/completion.js';
import { convert } from './en/convert.js';
import { doctor } from './en/doctor.js';
import * as explained from './en/explained.js';
import { lsp } from './en/lsp.js';
import { coverage } from './en/coverage.js';
import * as publishing from './en/publishing.js';
import type { DurationUnitName } from './index.js';

const UNITS: Readonly<Record<DurationUnitName, string>> = {
  day: 'day',
  hour: 'h',
  minute: 'min',
  second: 's',
  millisecond: 'ms',
};

type Paint = (text: string) => string;

const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;

export const en = {
  program: {
    about: 'Keeps customer tags and segments true, from rules written in plain words.',
    version: 'print the version',
    locale: 'the language of messages (else LC_ALL, LC_MESSAGES, LANG)',
    color: 'colours: by the terminal, NO_COLOR and FORCE_COLOR, or as said',
    quiet: 'no progress and no summaries',
    error: 'error: ',
    examples: (title: Paint, command: Paint) =>
      [
        title('To begin with:'),
        `  ${command('tagwright init my-book')}`,
        `  ${command('tagwright run my-book --data my-book/data --as-of 2026-06-01')}`,
      ].join('\n'),
  },
  arguments: {
    helpOption: 'show this help',
    titles: {
      'Usage:': 'Usage:',
      'Arguments:': 'Arguments:',
      'Options:': 'Options:',
      'Global Options:': 'Options everywhere:',
      'Commands:': 'Commands:',
    },
    defaultsTo: (value: string) => `default ${value}`,
    withNotes: (text: string, notes: readonly string[]) => `${text} (${notes.join('; ')})`,
    seeHelp: (command: string) => `See \`${command}\`.`,
    unknownOption: (flag: string, nearest?: string) =>
      `there is no option \`${flag}\`${nearest === undefined ? '' : `; did you mean \`${nearest}\`?`}`,
    unknownCommand: (name: string, nearest?: string) =>
      `there is no command \`${name}\`${nearest === undefined ? '' : `; did you mean \`${nearest}\`?`}`,
    missingArgument: (name: string) => `the argument \`<${name}>\` is missing`,
    missingOption: (flags: string) => `the option \`${flags}\` is needed`,
    missingOptionValue: (flags: string) => `the option \`${flags}\` needs a value`,
    tooManyArguments: 'there are more arguments than the command takes',
    conflictingOptions: (one: string, other: string) => `\`${one}\` and \`${other}\` cannot go together`,
    invalidValue: (flags: string, value: string, choices?: string) =>
      `\`${value}\` is not a value of \`${flags}\`${choices === undefined ? '' : `; it takes one of ${choices}`}`,
  },
  fault: {
    title: 'internal fault: ',
    apology: 'Sorry: this is a fault of tagwright, not of your rules or data.',
    howToSeeStack: 'Run it again with TAGWRIGHT_DEBUG=1 to see where it happened, and please report it.',
  },
  units: {
    duration: (unit: DurationUnitName, n: number) => (unit === 'day' ? plural(n, 'day') : `${n} ${UNITS[unit]}`),
    bool: (value: boolean): string => (value ? 'yes' : 'no'),
    list: (items: readonly string[]) => items.join(', '),
  },
  book: {
    noSuchPath: (path: string) => `there is no file or folder \`${path}\``,
    noSuchPathAdvice: 'Give the folder of a rule book, or some of its .tag files.',
    noRuleFiles: (paths: readonly string[]) => `no .tag files in ${paths.map((path) => `\`${path}\``).join(', ')}`,
    noRuleFilesAdvice: 'A rule book is a folder of .tag files; `tagwright init` writes a small one to start from.',
    noFile: (path: string) => `there is no file \`${path}\``,
    cannotRead: (path: string, why: string) => `\`${path}\` cannot be read: ${why}`,
    leadsOut: (path: string) => `\`${path}\` is a link that leads out of the folder of the book`,
    leadsOutAdvice: 'Put the file itself there, or name the folder that it lies in as well.',
    isLink: (path: string) => `\`${path}\` is a link, and files of a book are not written through links`,
    isLinkAdvice: 'Put the file or folder itself in its place. Nothing was changed.',
    notUtf8: (path: string) => `\`${path}\` is not UTF-8 text`,
    notUtf8Advice: (path: string) => `If it is GB18030, convert it: iconv -f GB18030 -t UTF-8 ${path}`,
    hasErrors: 'The book has errors, so it cannot be evaluated.',
    warnings: (n: number) => `${plural(n, 'warning')}; \`tagwright check\` shows ${n === 1 ? 'it' : 'them'}`,
  },
  diagnostics: {
    level: { error: 'error', warning: 'warning', hint: 'hint' },
    fix: 'fix: ',
    seeAlso: 'see also',
    summary: (counts: { error: number; warning: number; hint: number }, files: number) => {
      const found = [
        ...(counts.error > 0 ? [plural(counts.error, 'error')] : []),
        ...(counts.warning > 0 ? [plural(counts.warning, 'warning')] : []),
        ...(counts.hint > 0 ? [plural(counts.hint, 'hint')] : []),
      ];
      return `${found.length === 0 ? 'no findings' : found.join(', ')} in ${plural(files, 'file')}`;
    },
  },
  init: {
    about: 'Writes a starter book: a catalog, RFM tags, a segment, sample data. Existing files are never overwritten.',
    dir: 'the folder to write it in, made if there is none (default: the current one)',
    notAFolder: (path: string) => `\`${path}\` is not a folder`,
    taken: (dir: string, names: readonly string[]) =>
      `\`${dir}\` already has ${names.map((name) => `\`${name}\``).join(', ')}; nothing was written`,
    takenAdvice: 'Choose another folder: `tagwright init my-book`.',
    done: (files: number, dir: string) => `wrote ${plural(files, 'file')} in ${dir}`,
    next: 'Next:',
  },
  check: {
    about:
      'Parses and checks a rule book, and prints everything there is to say about it. Ends with 1 if there are errors.',
    paths: 'folders and .tag files; all of them together are one book (default: the current folder)',
    format: 'how findings are printed',
    watch: 'check again whenever the book changes, until Ctrl+C',
  },
  watch: {
    waiting: 'Waiting for changes; Ctrl+C ends.',
  },
  fmt: {
    about: 'Lays out rule files, in place. A file with syntax errors is left as it is.',
    paths: 'folders and .tag files (default: the current folder)',
    check: 'write nothing; end with 1 if a file is not formatted',
    diff: 'write nothing; print what would change, end with 1 if anything would',
    keywords: 'which vocabulary the keywords are written in',
    stdin: 'format standard input to standard output; the path only names it in messages',
    looked: (n: { changed: number; unchanged: number; broken: number }) =>
      [
        n.changed === 0 ? 'all formatted' : `${plural(n.changed, 'file')} not formatted`,
        ...(n.broken > 0 ? [`${plural(n.broken, 'file')} with errors left alone`] : []),
      ].join(', '),
    done: (n: { changed: number; unchanged: number; broken: number }) =>
      [
        `${plural(n.changed, 'file')} formatted`,
        ...(n.unchanged > 0 ? [`${n.unchanged} as ${n.unchanged === 1 ? 'it was' : 'they were'}`] : []),
        ...(n.broken > 0 ? [`${plural(n.broken, 'file')} with errors left alone`] : []),
      ].join(', '),
  },
  compile: {
    about:
      'Prints what a rule book becomes: the SQL that works it out, its plan, rules of JSON Logic, or its syntax trees.',
    to: 'what to print',
    dialect: 'the database that the SQL is for',
    asOf: 'the instant that the SQL works out the answers for (default: now)',
    sqlHead: (book: string, asOf: string) => `book ${book} at ${asOf}: run in this order, in one transaction`,
  },
  asOf: {
    about: "the instant asked about: ISO 8601, or a date for the midnight that starts it in the book's time zone",
    theClock: 'now',
    notAnInstant: (text: string) => `\`${text}\` is not an instant`,
    advice: "Write it like 2026-06-01, 2026-06-01T08:00 (in the book's time zone) or 2026-06-01T00:00:00Z.",
  },
  explain: {
    colon: ':',
    about: 'Explains a finding in full, by its code, with examples where it is about rules.',
    code: 'the code in brackets after a finding, like unknown-name (default: list them all)',
    unknown: (code: string, nearest: readonly string[]) =>
      `there is no code \`${code}\`${nearest.length === 0 ? '' : `; did you mean ${nearest.map((n) => `\`${n}\``).join(' or ')}?`}`,
    unknownAdvice: '`tagwright explain` lists them all.',
    wrong: 'like this it is found:',
    right: 'like this it is not:',
  },
  facts: {
    data: 'a folder of data files: one CSV or NDJSON file (or either gzipped) per catalog table',
    db: 'a database: a file, or a server’s as postgres://user:password@host/name; with --data the files are loaded into it first, and it is kept',
    kept: 'the database: a file, or a server’s as postgres://user:password@host/name',
    encoding: 'the encoding of the data files (default: utf-8)',
    rejects: 'keep bad rows in this file, with the reasons, and load the others',
    skipBadRows: 'load the good rows and only count the bad ones',
    createCustomers: 'make a customer for every event of an unknown one',
    none: 'nothing says where the facts are',
    noSuchFolder: (path: string) => `there is no folder \`${path}\``,
    noneAdvice:
      'Give a folder of data files with `--data DIR`, or a database with `--db` and a file or `postgres://…`.',
    notice: 'notice',
    moreBadRows: (n: number) =>
      `… and ${plural(n, 'more bad row')}; --rejects FILE keeps them all, --skip-bad-rows passes over them`,
    rowsRead: (n: string) => `${n} rows`,
    inserted: (n: string) => `${n} new`,
    repeated: (n: string) => `${n} repeated`,
    rejected: (n: string) => `${n} rejected`,
    createdCustomers: (n: string) => `${n} customers made because an event named them`,
    imported: (seconds: string, rate: string) => `loaded in ${seconds} s (${rate} rows/s)`,
    nothingWritten: 'nothing was loaded',
    progress: (stage: 'reading' | 'writing', table: string) => `${stage} ${table}`,
  },
  import: {
    about:
      'Loads data files, and lists of who has which tag, into a database. Bad rows are reported by file, line and column.',
    tags: 'a CSV file with the columns customer, tag, value and perhaps from, until: values set by hand',
    db: 'the database: a file, made if there is none, or postgres://user:password@host/name',
    nothing: 'nothing says what to load',
    nothingAdvice: 'Give a folder of data files with `--data DIR`, or a list of tags with `--tags FILE`.',
    format: 'how the report is printed',
  },
  ingest: {
    about:
      'Takes in single facts, one JSON object a line: events, customers, values set by hand, deletions, merges, erasures. What is known already is passed over.',
    file: 'a file of such lines; `-`, or nothing, is standard input',
    noFileAdvice: 'Give a file with a fact a line, or `-` for standard input.',
    outcome: {
      added: (n: string) => `${n} new`,
      duplicate: (n: string) => `${n} known already`,
      corrected: (n: string) => `${n} corrected`,
      deleted: (n: string) => `${n} deleted or ended`,
      refused: (n: string) => `${n} refused`,
    },
    nothing: 'there were no facts',
    moreRefused: (n: number) => `… and ${n} more refused`,
  },
  changes: {
    about: 'Lists what turned, when and why: the last changes of all, of one customer, of one tag, or after a number.',
    customer: 'the changes of this customer, corrections taken in',
    tag: 'the changes of this tag or segment',
    after: 'the changes after this number; 0 is the beginning',
    limit: 'so many at most',
    format: 'a table for people, or a line of JSON for each change',
    none: 'no changes',
    takenBack: '(taken back)',
    erased: '(erased)',
    causes: {
      fact: 'a fact',
      clock: 'time went by',
      population: 'others changed',
      rule: 'the rules changed',
      manual: 'set by hand',
    },
  },
  serve: {
    about: 'Serves the web app and the HTTP API over a database: facts in, answers and changes out. Ends on Ctrl+C.',
    db: 'the database: a SQLite file, or postgres://… (else TAGWRIGHT_DB)',
    rules: 'the folder of the rule book; changes in it are picked up',
    host: 'the address to listen at; without any key, this machine alone',
    port: 'the port to listen at; 0 for any free one',
    config: 'further settings, as JSON: docs/operations.md lists them',
    logLevel: 'how much is written to the log, lines of JSON on the standard error',
    newKey: 'make a key of an admin for this person, print it once, and end',
    keyMade: 'This is the only time that the key is shown. Whoever has it is an admin.',
    listening: (url: string) => `Tagwright answers at ${url}`,
    app: 'the web app: rules, tags, customers',
    appNotBuilt: 'The web app is not built; `npm run build` builds it.',
    docs: 'what there is, to read and to try',
    open: 'Nobody has a key yet, so whoever sits at this machine is an admin; `tagwright serve --new-key NAME` makes one.',
    closed: 'Whoever asks needs a key: Authorization: Bearer tw_…',
    configAdvice: '`--config` names a file of JSON with further settings; docs/operations.md lists them.',
    configNotJson: (path: string, why: string) => `\`${path}\` is not JSON: ${why}`,
    configInvalid: 'the settings have faults',
  },
  audit: {
    about:
      'Holds the answers that steps left against a full rebuild at the same instant. Changes nothing; ends with 1 where they differ.',
    format: 'how the report is printed',
    rebuilding: 'working everything out anew',
    equal: (population: string, at: string) =>
      `the answers of ${population} customers at ${at} are those of a full rebuild`,
    differs: (cells: string, columns: string, at: string) =>
      `${cells} cells in ${columns} columns differ from a full rebuild at ${at} (kept ≠ rebuilt)`,
    more: (n: string) => `… and ${n} more`,
    advice:
      'That must not be: please report it. If tables were changed by other programs, `tagwright attach` has them tell of it.',
  },
  attach: {
    about:
      'Puts triggers on the tables of a book, so that the next step looks at whatever any program changes in them.',
    detach: 'Takes the triggers away that `attach` put on the tables.',
    done: (tables: readonly string[]) => `watching ${tables.join(', ')}; the next step looks at everybody once`,
    already: (tables: readonly string[]) => `${tables.join(', ')} are watched already`,
    undone: (tables: readonly string[]) => `not watching ${tables.join(', ')} any more`,
    never: (tables: readonly string[]) => `${tables.join(', ')} were not watched`,
  },
  run: {
    about: 'Evaluates a rule book, on a folder of data files or on a database.',
    book: 'the folder of the rule book, or its files (default: the current folder)',
    format: 'how the answers are printed',
    anew: 'work everything out anew, and not only what changed: for tables that something else writes (with --db)',
    metrics: "print every customer's metrics too, with --format json",
    metricsNeedJson: 'metrics are printed as JSON only',
    metricsNeedJsonAdvice: 'Add `--format json`.',
    thresholds: 'Thresholds',
    thresholdRange: ({ low, high, groups }: { low: string; high: string; groups: string }) =>
      `${low} to ${high} in ${groups} groups`,
    segments: 'Segments',
    nobody: '(none)',
    traits: { ordered: 'ordered', many: 'many', manual: 'by hand' },
    footer: (facts: { population: string; asOf: string; zone: string; book: string }) =>
      `${facts.population} customers as of ${facts.asOf} (${facts.zone}) · book ${facts.book}`,
    disagreed: (count: string, names: readonly string[]) =>
      `${count} ${count === '1' ? 'answer' : 'answers'} did not follow from the log of changes, of ${names.map((name) => `\`${name}\``).join(', ')}`,
    disagreedAdvice:
      'Rows were changed that no step was told of, or this is a fault of tagwright. The answers now are those of what is recorded; `tagwright audit` checks them all.',
    took: (seconds: string) => `evaluated in ${seconds} s`,
  },
  why: {
    about:
      'Says why a customer has their tags: every condition with the values seen, what missed most nearly, what comes next.',
    customer: "the customer's id",
    tag: 'a tag or a segment, in full detail (default: all of them, in brief)',
    book: 'the folder of the rule book',
    asOf: (instant: string, zone: string) => `as of ${instant} (${zone})`,
    colon: ': ',
    comma: ', ',
    and: ', and ',
    all: 'all of',
    any: 'one of',
    missing: 'missing',
    never: 'never',
    periods: (met: number, all: number, counts: string) => `${met} of ${all} periods, oldest first: ${counts}`,
    notSo: 'not so now',
    heldFor: (length: string) => `so for ${length} at least`,
    heldSince: (instant: string) => `so since ${instant} at least`,
    unchanged: 'no change in that time',
    changedAt: (instant: string) => `last changed ${instant}`,
    notRanked: 'missing, so not ranked',
    notInPopulation: (value: string) => `${value}, not among those ranked`,
    nobodyRanked: 'nobody is ranked',
    threshold: (value: string, threshold: string) => `${value}, threshold ${threshold}`,
    against: (value: string, other: string) => `${value}, against ${other}`,
    window: (after?: string, until?: string) =>
      after === undefined ? `window up to ${until ?? 'any time'}` : `window ${after} to ${until ?? 'any time'}`,
    noValue: 'no value',
    isIn: 'in',
    isOut: 'not in',
    manual: 'set by hand; nobody has set it yet',
    otherwise: 'otherwise',
    passedOver: 'holds too, but an earlier case won',
    overtaken: 'would be kept still, but another case has held since',
    neverHappened: 'has never happened',
    happened: (last: string, until?: string) => `last on ${last}${until === undefined ? '' : `, kept until ${until}`}`,
    heldLast: (last: string, until?: string) =>
      `so until ${last}${until === undefined ? '' : `, and kept until ${until}`}`,
    nearest: 'nearest miss: ',
    needs: (value: string, what: string) => `${value} needs ${what}`,
    offBy: (what: string, distance: string) => `${what} (off by ${distance})`,
    notAnyMore: (what: string) => `not ${what}`,
    next: 'next: ',
    changes: (at: string, answer: string) => `${answer} at ${at}, if nothing happens`,
    lookingAhead: 'looking ahead',
    staysUntil: (at: string) => `stays so until ${at} at least, if nothing happens`,
  },
  test: {
    about: "Runs the book's tests: each has a clock and customers of its own, and says what has to come out.",
    run: 'only the tests whose names match this regular expression',
    format: 'how the outcome is printed',
    noneFits: (pattern: string, tests: number) =>
      `of ${plural(tests, 'test')} none has a name that fits \`${pattern}\``,
    badPattern: (pattern: string) => `\`${pattern}\` is no regular expression`,
    badPatternAdvice: 'A part of the name will do: `--run 召回`.',
    expectations: (n: number) => plural(n, 'expectation'),
    unmet: (n: number, of: number) => `${n} of ${plural(of, 'expectation')} not met`,
    clock: (instant: string) => `at ${instant}`,
    none: 'there are no tests',
    summary: ({ tests, failed, expectations }: { tests: number; failed: number; expectations: number }) =>
      `${plural(tests, 'test')}, ${failed === 0 ? 'all passed' : `${failed} failed`} · ${plural(expectations, 'expectation')}`,
  },
  completion,
  convert,
  doctor,
  explained,
  lsp,
  coverage,
  ...publishing,
};
