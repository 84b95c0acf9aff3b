import type { EngineMessages } from '../codes.js';

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
  'disk-full': ({ path }) => `the disk of \`${path}\` is full; nothing was changed: free some space and try again`,
  'disk-fault': ({ path, reason }) => `the disk of \`${path}\` failed: ${reason}; nothing was changed`,
  'table-differs': ({ table, column, expected, found }) =>
    `the table \`${table}\` holds \`${column}\` as ${found}, but the catalog makes it ${expected}; import the data into a new database`,
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
  'unknown-customer': ({ customer }) => `there is no customer \`${customer}\``,
};
