import type { FindingCode } from '@tagwright/engine';
import type { ImportCode } from '@tagwright/dsl/import';
import type { CheckName } from '../../doctor/check-name.js';

/** What `explain` calls the places where a code comes up. */
export const titles = {
  rules: 'in rules',
  convert: 'in rules that `convert` takes over',
  facts: 'in data that `import`, `ingest` and `convert --from tag-list` read',
  doctor: 'in what `doctor` looks at',
};

/** What is found in rules of other systems. */
export const convert: Readonly<Record<ImportCode, string>> = {
  'no-rule':
    'A document for `convert` holds one rule, an object of rules by their names (`{"big": {…}}`), or a list of objects with a `name` and a rule. Nothing of the kind was found in it.',
  'name-taken':
    'Segments, tags and metrics share one set of names, and the book has something of that name already. Give the rule another name in the document, or with `--name` where it has none of its own.',
  'unknown-field':
    'A name in the rule is no field, metric or tag of the book that `--book` names. Where the other system calls it otherwise, say so: `--field user.city=城市`, once for each name.',
  'unknown-operator':
    'The operator is none that the format itself knows: a misspelling, or one that the other system has added. What it means has to be written by hand.',
  'no-counterpart':
    'The format has this operator, and the language has nothing that says the same over a field: work on lists of objects (`map`, `filter`, `reduce`, `all`), on pieces of text, or `%`. Over what is written out it is worked out; the rest is written by hand, perhaps as a metric.',
  'wrong-shape':
    'What stands here is not what the operator takes: a list where a value belongs, a missing operand, an object that is no rule.',
  'computed-name':
    'The rule works out which field it asks for. In the language a condition names its fields, so that it can be checked, drawn and explained; write one condition for each field that can be meant.',
  'needs-constant':
    'Both sides are fields, and for this operator the language compares a field with what is written out only. A metric that is their difference, compared with 0, often says the same.',
  'kinds-differ':
    'Two fields of different kinds are compared, like a number with a text. JSON Logic turns one into the other as JavaScript does; the language refuses, since it is nearly always a slip.',
  'value-does-not-fit':
    'The value is of another kind than the field: a word for a number, a text that is no date. Write it as the field holds it.',
  'undeclared-value':
    'The field, or the tag, has a fixed choice of values in the book, and this is none of them: a misspelling, or a value that the catalog has to declare first.',
  'order-differs':
    'The rule asks which value is greater. In JSON Logic that goes by letters, here by the order in which the values are declared; so name the values that are meant: `level in (gold, silver)`.',
  'condition-as-value':
    'A whole condition stands where a value is compared, as in “is it true that A, the same as B”. The language keeps conditions and values apart; write the two cases out with `and`, `or` and `not`.',
  'number-out-of-range':
    'Numbers of the language keep six digits after the point and go up to about nine billion, so that every database and every browser comes to the same answer. This one would have to be rounded.',
  'mixed-results':
    'An `if` whose results are names becomes a tag, one whose results are conditions becomes a segment. This one has both. Make it two rules.',
  'too-many-cases':
    '`missing_some` asks whether so many of some fields are there; the ways in which that can be are written out one by one, and here they are too many. Ask for fewer fields at once.',
  'too-large':
    'The language has `and`, `or` and `not`. `xor`, and an `if` whose results are conditions, are written out with them, and then some parts stand there several times. Where that comes to more than a thousand conditions nobody would read it: make the parts segments of their own, and ask for those with `in segment …`.',
  'too-deep':
    'Lists and objects stand in one another deeper than any rule that people write. Take an inner part out into a rule of its own.',
  'missing-counts':
    'JSON Logic goes on with null where a field is missing: null is less than 5, and equals null. The language compares nothing with what is missing, so the customers meant are written out with `is missing`. Take that away if nobody had them in mind.',
  'missing-differs':
    'The same, where writing it out cannot be done, as with many fields at once: for customers without one of the fields the rule may come out otherwise here.',
  'number-as-text':
    'The field is a text, and the rule compares it with a number. JSON Logic reads every spelling of the number for equal (`5`, `5.0`, ` 5`); here only the one that is written is.',
  'division-by-zero':
    'Where the divisor can be 0, JSON Logic goes on with infinity, which is greater than everything. Here the quotient is missing then, and compares with nothing.',
  'rule-left-out':
    'What is muted, and rows in which no field or operator was chosen, react-querybuilder itself passes over; so does the translation.',
  'empty-group': 'A group without rules asks for nothing, so everybody meets it. If it was left over, take it out.',
};

/** What is found in data. */
export const facts: Readonly<Record<FindingCode, string>> = {
  'not-a-number':
    'A number is written with digits and a decimal point: `1234.50`, without separators, currency signs or units.',
  'not-an-integer': 'The column is declared as whole numbers, and this has a fraction.',
  'too-many-decimals':
    'Money keeps two digits after the point and numbers six. What is finer is refused rather than rounded, so that sums are the same everywhere; round it where it comes from.',
  'number-too-large': 'Beyond this limit numbers could not be kept exactly in every database and browser alike.',
  'not-a-bool': 'Yes and no are written `true` and `false`, `1` and `0`, or `是` and `否`.',
  'not-a-date': 'Dates are written `2026-03-01`, whatever the language of the machine.',
  'no-such-date': 'The calendar has no such day, like 30 February.',
  'not-a-time':
    'Points in time are written in ISO 8601: `2026-03-01T08:30:00+08:00`. Without an offset they are in the time zone of the book.',
  'no-such-time': 'The day or the time of day does not exist: hours go to 23, minutes and seconds to 59.',
  'not-a-duration': 'Lengths of time are written as in rules (`1h30min`), as ISO 8601 (`PT30S`), or as seconds.',
  'calendar-duration': 'A month or a year has no fixed length, so it cannot be the length of anything. Write days.',
  'not-a-point': 'A place is its latitude and its longitude in degrees: `31.23,121.47`.',
  'point-out-of-range':
    'Latitudes go to 90 degrees and longitudes to 180. Often the two stand the wrong way round: the latitude comes first.',
  'undeclared-value':
    'The column has a fixed choice of values in the catalog, and this is none of them: a misspelling, or a new value, which is declared first.',
  'text-with-nul':
    'No database keeps the character NUL in a text. It usually comes from a file that was read in the wrong way.',
  'text-with-lone-surrogate':
    'The text holds half of a character, as happens where texts are cut after so many units instead of characters.',
  'json-form': 'The column takes one value, and an object or a list stands there.',
  'cell-count':
    'The row has more or fewer cells than the header. Most often a text with a comma in it lacks its quotes.',
  'json-broken': 'Each line of such a file is one JSON object by itself; this line is not JSON.',
  'json-not-object': 'The line is JSON, but no object with named values, so nobody can tell what it says.',
  'missing-key': 'An id, a customer and a time say what a row is about. Without them it cannot be kept.',
  'unknown-customer-row':
    'The event is of a customer whom the customer table does not have. Load the customer first, or let the import make one with `--create-customers`.',
  'merged-customer-row':
    'The customer is one with another by now (`merge`). Whole files speak of customers as they are kept; tell of this one by `ingest`, or take the merge back first.',
  'id-with-two-contents': 'Two rows of the file have one id and do not say the same. Only one of them can be true.',
  'id-known-with-other-content':
    'The database knows this id with other content. `import` adds and never replaces; a correction is told by `ingest`, and a whole new state goes into a new database.',
  'fact-kind-unknown':
    'The `kind` of a fact says what it tells: `event`, `customer`, `hand-set` and so on. This is none of them.',
  'event-undeclared':
    'The catalog of the book has no such event: a misspelling, or something that has to be declared first.',
  'field-undeclared': 'The catalog declares no such field for what the fact tells of.',
  'field-given-twice': 'A field can have several names, and the fact gives it under two of them.',
  'tag-not-by-hand': 'Only tags that are declared `manual` are set by people; the others follow from their rules.',
  'not-an-id': 'Ids are texts: `"c1"`.',
  'not-an-instant': 'A time is text in ISO 8601, or milliseconds UTC as a whole number.',
  'not-an-object': 'Fields and values are given as an object by their names: `{"amount": "12.50"}`.',
  'source-with-colon': 'Ids of several systems are kept apart as `source:id`, so a source has no colon in its name.',
  'unknown-customer-fact':
    'The fact is of a customer whom nobody has told of. Tell of the customer first, or allow that facts make customers.',
  'until-before-from': 'A value that is set by hand would end before it begins.',
  'merge-with-itself': 'Two ids are one person; one id is that by itself.',
  'merged-already': 'The id is one with another customer already. `unmerge` takes that back.',
  'not-merged': 'The id is not merged into anybody, so there is nothing to take back.',
  'folder-missing': 'The folder of data files that was named is not there.',
  'file-unreadable': 'The system does not let us read the file.',
  'file-not-of-catalog':
    'The file is named like no table of the book, so it is passed over. Files are named after the `from` of a thing, else after its last name.',
  'file-kind-unknown': 'Data files are CSV or NDJSON: `.csv`, `.tsv`, `.ndjson`, `.jsonl`, or one of them with `.gz`.',
  'table-in-two-files': 'One table is given by two files, and nobody could say which of them holds.',
  'customer-table-missing': 'Without the table of customers there is nobody whom events could be of.',
  'event-table-missing': 'There is no file for this event: whatever rules ask of it is as if it never happened.',
  'file-empty': 'The first line of a file names its columns; this file has none.',
  'key-column-missing': 'A column that says what a row is about (its id, its customer, its time) is not in the file.',
  'field-column-missing': 'The catalog declares a field for which the file has no column: it is missing for everybody.',
  'column-undeclared': 'The file has a column that the catalog does not declare; it is passed over.',
  'column-twice': 'Two columns of the file have one name, and nobody could say which of them holds.',
  'line-ends-cr':
    'Lines end in LF or CRLF. A lone CR, as very old Macs wrote it, is refused, since it is more often part of a text.',
  'quote-broken':
    'Behind the closing quote of a cell more text follows. A quote inside a cell is written twice: `"5"" screen"`.',
  'quote-unclosed': 'A quote opens a cell and is never closed, so that all that follows would be one text.',
  'record-too-long': 'A row is longer than any real one; nearly always a quote was never closed.',
  'encoding-broken':
    'The file is not in the encoding that it is read in. Files from Chinese Excel are often GB18030: `--encoding gb18030`.',
  'encoding-utf16': 'The file is UTF-16. Save it as UTF-8.',
  'gzip-broken': 'The file cannot be unpacked, most often since it was cut off on its way.',
  'rejects-unwritable': 'The file that bad rows were to be kept in cannot be written.',
};

/** What `doctor` looks at. */
export const doctor: Readonly<Record<CheckName, string>> = {
  node: 'Whether this Node is new enough: 20.19 or newer.',
  driver:
    'Whether the embedded database opens. It is compiled for one version of Node and one kind of machine; `npm rebuild better-sqlite3` makes it anew.',
  build: 'Whether what runs is as new as the sources beside it. Only a checkout can be ahead of its build.',
  'time-zone-data':
    'Of when the time zone data of this Node are. Countries change their clocks, and old data give wrong days and hours from then on.',
  locale: 'Whether the terminal is said to show Unicode. Files are written right in any case.',
  clock:
    'Whether the clock of this machine can be true, and agrees with that of the database server. Whatever is not told `--as-of` goes by it.',
  git: 'Whether git can be run, which compares a book with earlier commits.',
  'disk-space':
    'Whether there is room beside the database: an evaluation writes its answers beside the old ones before they take their places.',
  book: 'Whether the book is found, and without errors.',
  'time-zone': 'Whether this machine knows the time zone in which the book counts days.',
  history: 'Whether the book is in a git repository, so that it can be seen who changed a rule, and when.',
  database: 'Whether the database answers, and with which version.',
  rights:
    'Whether the database may be written to; SQLite keeps files of its own beside it, so its folder counts as well.',
  tables: 'Whether the tables that the book declares are there, with all their columns.',
  answers: 'Whether answers are kept, of this very book, and of a time that has come.',
  waiting: 'Whether facts came since the last run, so that answers may be out of date.',
  triggers: 'Whether tables that other programs write tell of their changes (`attach`).',
};
