import type { FindingMessages } from '../findings.js';

const SHOWN = 12;
const quoted = (names: readonly string[]): string =>
  names
    .slice(0, SHOWN)
    .map((name) => `\`${name}\``)
    .join(', ') + (names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '');
const meant = (nearest: string | undefined): string => (nearest === undefined ? '' : `; did you mean \`${nearest}\`?`);
const ROLE = { id: 'id', customer: 'customer', at: 'time' };

export const en: FindingMessages = {
  'not-a-number': ({ value }) =>
    `\`${value}\` is not a number; write digits and a decimal point, such as \`1234.50\`, without separators or currency signs`,
  'not-an-integer': ({ value }) => `\`${value}\` is not a whole number, such as \`3\``,
  'too-many-decimals': ({ value, type, limit }) =>
    `\`${value}\` has more than ${limit} decimals, and ${type === 'money' ? 'money' : 'a number'} keeps no more; round it where it comes from`,
  'number-too-large': ({ value, limit }) => `\`${value}\` is beyond what can be kept exactly, which is ${limit}`,
  'not-a-bool': ({ value }) =>
    `\`${value}\` is neither yes nor no; write \`true\` or \`false\`, \`1\` or \`0\`, \`是\` or \`否\``,
  'not-a-date': ({ value }) => `\`${value}\` is not a date; write it like \`2026-03-01\``,
  'no-such-date': ({ value }) => `there is no date \`${value}\``,
  'not-a-time': ({ value }) =>
    `\`${value}\` is not a time; write it like \`2026-03-01T08:30:00+08:00\`, or without the zone for the book's own`,
  'no-such-time': ({ value }) =>
    `there is no time \`${value}\`: hours go to 23, minutes and seconds to 59, and the date must exist`,
  'not-a-duration': ({ value }) =>
    `\`${value}\` is not a length of time; write it like \`1h30min\`, \`PT30S\`, or in seconds like \`30\``,
  'calendar-duration': ({ value }) =>
    `\`${value}\` has months or years, which have no fixed length; write days, such as \`30d\``,
  'not-a-point': ({ value }) =>
    `\`${value}\` is not a place; write latitude and longitude in degrees, such as \`31.23,121.47\``,
  'point-out-of-range': ({ value, part }) =>
    part === 'latitude'
      ? `\`${value}\` has a latitude beyond 90 degrees; the latitude stands first`
      : `\`${value}\` has a longitude beyond 180 degrees`,
  'undeclared-value': ({ value, declared, nearest }) =>
    `\`${value}\` is not one of the declared values ${quoted(declared)}${meant(nearest) || '; a new value is added to the catalog first'}`,
  'text-with-nul': ({ value }) =>
    `the text \`${value}\` holds a NUL character, which no database keeps; remove it where it comes from`,
  'text-with-lone-surrogate': ({ value }) =>
    `the text \`${value}\` holds half of a character (a lone surrogate); it was cut in the middle of one where it comes from`,
  'json-form': ({ value, form }) =>
    `\`${value}\` is ${form === 'list' ? 'a list' : 'an object'}, and this column takes a single value`,
  'cell-count': ({ cells, columns }) =>
    `the row has ${cells} cells and the header ${columns}; a text with a comma needs quotes around it`,
  'json-broken': ({ reason }) => `the line is not JSON: ${reason}; each line holds one object`,
  'json-not-object': () => 'the line is JSON, but not an object such as `{"id": "c1"}`',
  'missing-key': ({ role }) => `the ${ROLE[role]} is missing, and a row cannot be kept without it`,
  'unknown-customer-row': ({ customer }) =>
    `there is no customer \`${customer}\`; add the customer to the customer table, or let the import make such customers (\`--create-customers\`)`,
  'merged-customer-row': ({ customer }) =>
    `\`${customer}\` was merged into another customer; undo that first (\`unmerge\`), or tell of it as a fact`,
  'id-with-two-contents': ({ id, firstLine }) =>
    `the id \`${id}\` stands in line ${firstLine} already, with other content; an id belongs to one row`,
  'id-known-with-other-content': ({ id }) =>
    `the id \`${id}\` is in the database already, with other content; to replace what is there, import into a new database`,

  'fact-kind-unknown': ({ kind, kinds, nearest }) =>
    `${kind === '' ? 'the fact does not say of what kind it is' : `\`${kind}\` is no kind of fact`}; \`kind\` is one of ${quoted(kinds)}${meant(nearest)}`,
  'event-undeclared': ({ event, declared, nearest }) =>
    `the catalog has no event \`${event}\`; it has ${quoted(declared)}${meant(nearest)}`,
  'field-undeclared': ({ table, field, nearest }) =>
    `the catalog declares no \`${field}\` for \`${table}\`${meant(nearest) || '; declare it, or leave it out'}`,
  'field-given-twice': ({ field, other }) => `\`${field}\` and \`${other}\` are names of one field; give one of them`,
  'tag-not-by-hand': ({ tag, declared, nearest }) =>
    declared.length === 0
      ? `\`${tag}\` cannot be set by hand: the book has no \`manual\` tag`
      : `\`${tag}\` cannot be set by hand; of the book's tags these can: ${quoted(declared)}${meant(nearest)}`,
  'not-an-id': ({ value }) => `\`${value}\` is not an id; write text, such as \`"c1"\``,
  'not-an-instant': ({ value }) =>
    `\`${value}\` is not a time; write milliseconds UTC as a whole number, or text like \`2026-03-01T08:30:00+08:00\``,
  'not-an-object': ({ value }) => `\`${value}\` holds no fields; write an object, such as \`{"amount": "12.50"}\``,
  'source-with-colon': ({ source }) =>
    `the source \`${source}\` has a colon, which parts it from the id; name it without`,
  'unknown-customer-fact': ({ customer }) =>
    `there is no customer \`${customer}\`; tell of the customer first, or let facts make customers (\`createCustomers\`)`,
  'until-before-from': ({ from, until }) =>
    `it would end (${new Date(until).toISOString()}) before it begins (${new Date(from).toISOString()}); set a later end, or none`,
  'merge-with-itself': ({ customer }) => `\`${customer}\` cannot be merged with itself; name another customer`,
  'merged-already': ({ merged, customer }) =>
    `\`${merged}\` is merged into \`${customer}\` already; undo that first (\`unmerge\`)`,
  'not-merged': ({ customer }) => `\`${customer}\` is not merged into anybody, so there is nothing to undo`,

  'folder-missing': ({ path }) => `there is no folder \`${path}\``,
  'file-unreadable': ({ reason }) => `the file cannot be read: ${reason}`,
  'file-not-of-catalog': ({ table, nearest }) =>
    `the catalog has no table \`${table}\`, so the file is not read${meant(nearest)}`,
  'file-kind-unknown': () =>
    'the file is of no kind that can be read; give a `.csv`, `.tsv`, `.ndjson` or `.jsonl` file, or one of them with `.gz`',
  'table-in-two-files': ({ table, other }) =>
    `the table \`${table}\` is in \`${other}\` too; keep one of the two files`,
  'customer-table-missing': ({ table, folder }) =>
    `there is no file for the customer table; put \`${table}.csv\` (or \`.ndjson\`, or either with \`.gz\`)${folder === undefined ? ' among the files' : ` into \`${folder}\``}`,
  'event-table-missing': ({ table }) => `there is no file for \`${table}\`: no such events are imported`,
  'file-empty': () => 'the file is empty; its first line has to name the columns',
  'key-column-missing': ({ table, column, found, nearest }) =>
    `the column \`${column}\` is missing, and a row of \`${table}\` cannot be kept without it; the file has ${quoted(found)}${meant(nearest)}`,
  'field-column-missing': ({ column, nearest }) =>
    `the column \`${column}\` is missing: nothing is known of it${nearest === undefined ? '' : `; is it the column \`${nearest}\`?`}`,
  'column-undeclared': ({ column, nearest }) =>
    `the column \`${column}\` is passed over: the catalog does not declare it${meant(nearest)}`,
  'column-twice': ({ column }) => `the column \`${column}\` stands in the header twice; rename or remove one`,
  'line-ends-cr': () => 'the lines end in a lone carriage return (CR); save the file with LF or CRLF',
  'quote-broken': () =>
    'a quoted cell goes on after its closing quote; a quote inside a quoted cell is written twice: `""`',
  'quote-unclosed': () => 'a quoted cell is never closed; look for a `"` too many in this row',
  'record-too-long': ({ limit }) =>
    `the row is longer than ${limit} characters; most likely a quote in it is never closed`,
  'encoding-broken': ({ encoding, byte, gb18030 }) =>
    `byte ${byte} of the line is not ${encoding}; ${gb18030 ? 'the text reads as GB18030: import it with `--encoding gb18030`, or save it as UTF-8' : 'save the file as UTF-8'}`,
  'encoding-utf16': () => 'the file is UTF-16; save it as UTF-8',
  'gzip-broken': ({ reason }) => `the file cannot be unpacked: ${reason}; it may have been cut off on its way`,
  'rejects-unwritable': ({ reason }) => `the file for rejected rows cannot be written: ${reason}`,
};
