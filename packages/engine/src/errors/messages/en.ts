import type { EngineMessages } from '../codes.js';

const isoInstant = (instant: number): string => new Date(instant).toISOString();

const shortHash = (hash: string | undefined): string => hash?.slice(0, 12) ?? '';

export const en: EngineMessages = {
  'database-cannot-open': ({ path, reason }) =>
    `cannot open the database \`${path}\`: ${reason}; check that its folder exists and can be written`,
  'database-missing': ({ path }) => `there is no database \`${path}\`; \`tagwright import --db ${path}\` makes one`,
  'database-not-sqlite': ({ path }) => `\`${path}\` is not a database; give \`--db\` another file name`,
  'database-damaged': ({ path, reason }) =>
    `the database \`${path}\` is damaged: ${reason}; restore it from a backup, or import the data into a new file`,
  'database-read-only': ({ path }) =>
    `the database \`${path}\` cannot be written; check the rights on it and its folder`,
  'database-locked': ({ path }) =>
    `the database \`${path}\` is being written by another process; try again when it is done`,
  'server-address-unreadable': () =>
    'cannot read the address of the database server; it looks like `postgres://user:password@host:5432/database`, with special characters of the password as `%40` and the like',
  'server-unreachable': ({ server, reason }) =>
    `cannot reach the database server of \`${server}\`: ${reason}; check host and port, and whether the server runs`,
  'server-login-refused': ({ server, reason }) =>
    `the database server of \`${server}\` refused the login: ${reason}; check user and password`,
  'server-no-database': ({ server }) =>
    `the server has no database \`${server}\`; make it with \`createdb\`, or check its name`,
  'server-no-schema': () =>
    'there is no schema to work in: the search path of this user names none that exists; make one with `create schema`, or name one with `?options=-c%20search_path%3DNAME` behind the address',
  'server-permission-denied': ({ server, reason }) =>
    `this user may not do that in \`${server}\`: ${reason}; the user has to own the tables, or have rights on them, and \`create\` on the schema`,
  'server-busy': ({ server, reason }) =>
    `the database server of \`${server}\` takes nobody in: ${reason}; try again later`,
  'server-lost': ({ server, reason }) =>
    `lost the connection to \`${server}\`: ${reason}; what had not been finished was not written: try again`,
  'server-too-old': ({ version, needed }) => `the server is PostgreSQL ${version}, and ${needed} or newer is needed`,
  'server-encoding': ({ encoding }) =>
    `the database holds its texts in ${encoding}, and UTF8 is needed; make it anew with \`createdb --encoding=UTF8 --template=template0\``,
  'statement-timeout': ({ server }) =>
    `a statement took longer than \`${server}\` allows; nothing was changed: raise \`statement_timeout\``,
  'disk-full': ({ path }) => `the disk of \`${path}\` is full; nothing was changed: free some space and try again`,
  'disk-fault': ({ path, reason }) => `the disk of \`${path}\` failed: ${reason}; nothing was changed`,
  'table-differs': ({ table, column, expected, found }) =>
    `the table \`${table}\` holds \`${column}\` as ${found}, but the catalog makes it ${expected}; import the data into a new database`,
  'column-order': ({ table, column, order }) =>
    `the column \`${column}\` of \`${table}\` orders its texts by ${order}, and not by code point, so that answers would differ; change it with \`alter table "${table}" alter column "${column}" type text collate "C"\``,
  'event-ids-repeat': ({ table, column }) =>
    `several rows of the table \`${table}\` have the same \`${column}\`, by which events are told apart; remove the repeats, or map \`id\` to a column without any: \`(id = …)\``,
  'name-too-long': ({ name, length, limit }) =>
    `\`${name}\` takes ${length} bytes, and the database tells names apart by ${limit} only (a Chinese character takes 3); give it a shorter one with \`from\``,
  'column-name-of-server': ({ table, column }) =>
    `a column of \`${table}\` cannot be called \`${column}\`: every table of the database has one of that name already; give it another with \`from\``,
  'table-name-reserved': ({ table }) =>
    `a table cannot be called \`${table}\`: the database keeps such names for itself; give it another with \`from\``,
  'column-name-reserved': ({ table, column }) =>
    `a column of \`${table}\` cannot be called \`${column}\`: names that start with \`tw_\` are the engine's; give it another with \`from\``,
  'column-names-clash': ({ table, column, other }) =>
    `the columns \`${other}\` and \`${column}\` of \`${table}\` differ in case alone, and the database takes them for one; rename one with \`from\``,
  'table-names-clash': ({ table, other }) =>
    `the tables \`${other}\` and \`${table}\` are one for the database; rename one with \`from\``,
  'too-many-columns': ({ table, needed, limit }) =>
    `the book needs ${needed} columns in \`${table}\`, and the database allows ${limit}; split the book in two`,
  'not-evaluated': ({ path }) =>
    `the database \`${path}\` holds no answers yet; \`tagwright run --db ${path}\` works them out`,
  'book-not-evaluated': ({ path, stored, given }) =>
    `the database \`${path}\` holds the answers of another book (${stored.slice(0, 12)}, not ${given.slice(0, 12)}); give that book, or work this one out first: \`tagwright run --db ${path}\``,
  'log-pruned': ({ seq, pruned }) =>
    `the log goes on from entry ${pruned + 1}: what lies after entry ${seq} is gone up to there; read all assignments anew, and go on from the log's last entry`,
  'log-pruned-instant': ({ instant, from }) =>
    `the log says nothing about ${new Date(instant).toISOString()} any more: it goes back to ${new Date(from).toISOString()}`,
  'log-not-so-far': ({ seq, last }) =>
    `entry ${seq} cannot be acknowledged: the log ends with entry ${last}; acknowledge what was read`,
  'draft-past-unknown': () =>
    'the draft asks for how long something has been so, and that rests on a top share, an average or the like which the published book does not have: what it was in the past is not known; preview the other rules without that one',
  'preview-cancelled': () => 'the preview was cancelled; nothing was changed',
  'preview-too-long': ({ milliseconds }) =>
    `the preview took longer than ${milliseconds / 1000} s and was stopped; nothing was changed: give it more time, or look at its estimate alone`,
  'preview-ended': ({ reason }) =>
    `the process that worked the preview out ended early: ${reason}; nothing was changed: try again`,
  'clock-backwards': ({ asOf, now }) =>
    `the answers are kept up to ${isoInstant(asOf)} and cannot go back to ${isoInstant(now)}; take a later instant, or evaluate the earlier one by itself`,
  'book-changed': ({ expected, found }) =>
    found === undefined
      ? `no book is in force, where ${shortHash(expected)} was expected; put one in force without naming one before it`
      : `another book is in force by now (${shortHash(found)}${expected === undefined ? '' : `, not ${shortHash(expected)}`}); look at what changed, and try again from there`,
  'book-version-changed': ({ base, current }) =>
    `version ${current} of the book is in force by now, and this was made on ${base === 0 ? 'none' : `version ${base}`}; nothing was published: look at what changed, and plan again`,
  'unknown-customer': ({ customer }) => `there is no customer \`${customer}\``,
};
