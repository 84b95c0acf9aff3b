import type { KindWord } from './check.js';

/** Findings about the tests of a book. */
export interface TestCodes {
  'duplicate-test': { name: string };
  /** A test that expects nothing. */
  'test-without-expect': { name: string };
  /** A step of a test after which nothing is expected any more. */
  'unchecked-step': { text: string };
  /** The same field twice in one pair of braces. */
  'assigned-twice': { field: string };
  /** A name or arithmetic where a test gives a value. */
  'test-value-not-written': { text: string };
  /** Several values for a field that has one. */
  'several-values': { field: string; found: KindWord };
  'point-needs-pair': { field: string };
  /** `at = 100d`, where `100d ago` is meant. */
  'missing-ago': { text: string };
  /** A customer that the test has not given before. */
  'unknown-test-customer': { name: string; nearest: readonly string[] };
  /** A step that does not say which of the test's customers it is about. */
  'for-whom': { customers: readonly string[] };
  /** A value given by hand to a tag that rules work out. */
  'given-derived-tag': { tag: string };
  /** A time of its own for what happens where the clock stands. */
  'time-after-clock': Record<string, never>;
  /** A threshold that what is expected needs, and that one customer does not tell. */
  'rank-not-given': { rank: string };
  /** A threshold that nothing asks for. */
  'given-rank-unused': { rank: string };
}
