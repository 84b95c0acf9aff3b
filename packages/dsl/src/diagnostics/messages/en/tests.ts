import type { TestCodes } from '../../codes/tests.js';
import { code, type Messages } from '../words.js';
import { didYouMean, KINDS, or } from './words.js';

/** What the checker says of the tests of a book, in English. */
export const tests: Messages<TestCodes> = {
  'duplicate-test': ({ name }) =>
    `another test is called ${code(name)} too, so a report could not tell the two apart; give one of them another name`,
  'test-without-expect': ({ name }) =>
    `the test ${code(name)} expects nothing, so it can never fail; add a line such as \`expect in segment …\``,
  'unchecked-step': ({ text }) =>
    `nothing is expected after ${code(text)}, so this step changes nothing; add an \`expect\` after it, or remove it`,
  'assigned-twice': ({ field }) => `${code(field)} is given twice here; keep one of the two`,
  'test-value-not-written': ({ text }) =>
    `a test gives plain values, and ${code(text)} is not one; write a number, a date, a length of time, or text`,
  'several-values': ({ field, found }) => `${code(field)} holds ${KINDS[found]}, a single one; write it without a list`,
  'point-needs-pair': ({ field }) =>
    `${code(field)} is a place: write its latitude and its longitude, like ${code(`${field} = (31.23, 121.47)`)}`,
  'missing-ago': ({ text }) => `${code(text)} is a length of time, not a point in time; write ${code(`${text} ago`)}`,
  'unknown-test-customer': ({ name, nearest }) =>
    `this test has no customer ${code(name)} up to here${didYouMean(nearest) || `; add ${code(`given customer ${name} { … }`)} before`}`,
  'for-whom': ({ customers }) =>
    `this test has ${customers.length === 1 ? 'a customer with a name' : 'several customers'}, so say whom this step is about, like ${or(customers.slice(0, 3).map((name) => code(`for ${name}`)))}`,
  'given-derived-tag': ({ tag }) =>
    `the value of ${code(tag)} follows from its rules, so a test cannot set it; give the facts that lead to it, as only a \`manual\` tag is set by hand`,
  'time-after-clock': () =>
    'what stands after `after` happens at that very moment, so it says no time of its own; remove the time, or use `given`',
  'rank-not-given': ({ rank }) =>
    `what is expected here depends on ${code(rank)}, which a single customer does not tell; add ${code(`given ${rank} = …`)}, or give several customers to rank`,
  'given-rank-unused': ({ rank }) =>
    `nothing that this test expects depends on ${code(rank)}; check that the rule ranks in the same way (\`among\` and \`per\` count), or remove it`,
};
