import type { TestCodes } from '../../codes/tests.js';
import { explanation, type Explanations } from '../explanation.js';

export const tests: Explanations<TestCodes> = {
  'duplicate-test': explanation(
    'test "buys" at 2026-06-01 {\n given order {}\n expect did order\n}\ntest "buys" at 2026-06-01 {\n expect not did order\n}',
    'test "buys" at 2026-06-01 {\n given order {}\n expect did order\n}\ntest "buys nothing" at 2026-06-01 {\n expect not did order\n}',
    'Reports call a test by its name, so every test of a book has its own.',
  ),
  'test-without-expect': explanation(
    'test "a" at 2026-06-01 {\n given order {}\n}',
    'test "a" at 2026-06-01 {\n given order {}\n expect did order\n}',
    'A test that expects nothing passes whatever the rules say.',
  ),
  'unchecked-step': explanation(
    'test "a" at 2026-06-01 {\n expect not did order\n after 1d order {}\n}',
    'test "a" at 2026-06-01 {\n expect not did order\n after 1d order {}\n expect did order\n}',
    'Steps are taken one after another, and each `expect` looks at what has happened up to it. What comes after the last one is never looked at.',
  ),
  'assigned-twice': explanation(
    'test "a" at 2026-06-01 {\n given order { amount = 5, amount = 6 }\n expect did order\n}',
    'test "a" at 2026-06-01 {\n given order { amount = 5 }\n expect did order\n}',
    'A field of one event, and of a customer at one time, has one value. What changes later stands after `after`.',
  ),
  'test-value-not-written': explanation(
    'test "a" at 2026-06-01 {\n given order { amount = 2 * 500 }\n expect M >= 1000\n}',
    'test "a" at 2026-06-01 {\n given order { amount = 1000 }\n expect M >= 1000\n}',
    'A test gives facts as they would stand in the data: plain numbers, dates, lengths of time and texts.',
  ),
  'several-values': explanation(
    'test "a" at 2026-06-01 {\n given customer { city = (Beijing, Shanghai) }\n expect city is known\n}',
    'test "a" at 2026-06-01 {\n given customer { channels = (online, store) }\n expect channels has online\n}',
    'Only a field of the type `set of` holds several values at once.',
  ),
  'point-needs-pair': explanation(
    'test "a" at 2026-06-01 {\n given customer { place = 31.23 }\n expect place is known\n}',
    'test "a" at 2026-06-01 {\n given customer { place = (31.23, 121.47) }\n expect place is known\n}',
    'A place is two numbers in degrees, its latitude and its longitude, in this order.',
  ),
  'missing-ago': explanation(
    'test "a" at 2026-06-01 {\n given order { at = 100d }\n expect did order\n}',
    'test "a" at 2026-06-01 {\n given order { at = 100d ago }\n expect did order\n}',
    '`100d ago` counts back from where the clock of the test stands. A date is good too, like `at = 2026-02-21`.',
  ),
  'unknown-test-customer': explanation(
    'test "a" at 2026-06-01 {\n given customer Ann {}\n given order for Anna {}\n expect for Ann did order\n}',
    'test "a" at 2026-06-01 {\n given customer Ann {}\n given order for Ann {}\n expect for Ann did order\n}',
    'A customer with a name is given before it is used, even if nothing is known of it: `given customer Ann {}`.',
  ),
  'for-whom': explanation(
    'test "a" at 2026-06-01 {\n given customer Ann {}\n given customer Bob {}\n given order {}\n expect for Ann did order\n}',
    'test "a" at 2026-06-01 {\n given customer Ann {}\n given customer Bob {}\n given order for Ann {}\n expect for Ann did order\n}',
    'Where the customers of a test have names, every step says whom it is about.',
  ),
  'given-derived-tag': explanation(
    'tag tier = big when M > 1000\ntest "a" at 2026-06-01 {\n given tag tier = big\n expect tag tier = big\n}',
    'tag tier = big when M > 1000\ntest "a" at 2026-06-01 {\n given order { amount = 2000 }\n expect tag tier = big\n}',
    'A test shows that the rules lead from facts to tags. A tag that is set by hand, a `manual` one, is itself a fact.',
  ),
  'time-after-clock': explanation(
    'test "a" at 2026-06-01 {\n after 1d order { at = 3d ago }\n expect did order\n}',
    'test "a" at 2026-06-01 {\n given order { at = 3d ago }\n after 1d\n expect did order\n}',
    '`after 1d order` moves the clock on by a day, and the order happens there. What happened at another time is `given`.',
  ),
  'rank-not-given': explanation(
    'tag tier = top when M >= top20%\ntest "a" at 2026-06-01 {\n given order { amount = 2000 }\n expect tag tier = top\n}',
    'tag tier = top when M >= top20%\ntest "a" at 2026-06-01 {\n given M top20% = 1500\n given order { amount = 2000 }\n expect tag tier = top\n}',
    'Who belongs to the top 20% depends on all customers. A test with a single one has to say where the threshold lies;',
    'a test with several customers ranks them among themselves.',
  ),
  'given-rank-unused': explanation(
    'tag tier = top when M >= top20% per city\ntest "a" at 2026-06-01 {\n given M top10% = 1500, M top20% per city = 1500\n expect not tag tier = top\n}',
    'tag tier = top when M >= top20% per city\ntest "a" at 2026-06-01 {\n given M top20% per city = 1500\n expect not tag tier = top\n}',
    'A given threshold takes the place of one that a rule ranks by, so it has to be the same rank: of the same thing, as large, and `among` and `per` the same customers.',
  ),
};
