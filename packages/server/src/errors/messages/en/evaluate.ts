import type { MessagesFor } from '../../codes/index.js';
import type { EvaluateErrors } from '../../codes/evaluate.js';

export const evaluate: MessagesFor<EvaluateErrors> = {
  'no-such-metric': ({ name, nearest }) =>
    `there is no metric \`${name}\`; ${nearest === undefined ? '`GET /v1/catalog` lists those that there are' : `did you mean \`${nearest}\`?`}`,
  'past-unknown': ({ asOf, from }) =>
    `some of these rules rest on a top share, an average or the like of everybody, and what that was at ${asOf} is not kept; ask for an instant from ${from} on, for rules that look at the customer alone, or read what was so then in the log of changes (\`GET /v1/customers/{id}/timeline\`)`,
  'counts-are-of-the-step': ({ asOf }) =>
    `counts of everybody are those of ${asOf}, when all answers were brought up to date last; leave \`asOf\` out`,
  'instant-unreadable': ({ written }) =>
    `\`${written}\` is no instant; write it as 2026-06-01T08:30:00+08:00, or as 2026-06-01 for the start of a day`,
  'customers-unreadable': ({ count }) =>
    `${count === 1 ? 'one of the facts given' : `${count} of the facts given`} cannot be read: see \`errors\`; nothing was evaluated`,
  'too-many-customers': ({ count, limit }) =>
    `these are ${count} customers, and at most ${limit} can be asked about at a time; ask for the others in another request`,
  'rule-too-large': ({ size, limit }) =>
    `the draft has ${size} bytes, and at most ${limit} are read; split it, or put long lists of values into a \`list\` file`,
  'evaluation-too-costly': ({ rows, limit, table }) =>
    `working this out for everybody would look at about ${rows} rows, most of them in \`${table}\`, and at most ${limit} are allowed; give the events a shorter window or fewer steps`,
  'book-without-files': () =>
    'the book in force was published without its files, so nothing can be put beside them; send all of the files',
  'file-of-no-book': ({ path }) =>
    `\`${path}\` cannot be a file of a rule book; write a path within the book's folder, such as \`tags/rfm.tag\``,
  'no-such-preview': ({ id }) => `there is no preview \`${id}\`; previews are kept for some minutes after their end`,
};
