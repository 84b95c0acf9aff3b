import type { WordingOf } from '@tagwright/dsl';
import type { TimedOutcome } from '../../testing/run-tests.js';
import { palette } from '../../terminal/palette.js';
import { type TestDrawing, unmetLines } from './pretty.js';

/**
 * Tests in the XML that JUnit made common, as build servers read it: a suite for each file, a case for each test, and
 * what was expected and seen of each that failed. Times are in seconds.
 */
export function junitTests(
  outcomes: readonly TimedOutcome[],
  wording: WordingOf,
  drawing: Omit<TestDrawing, 'colors' | 'wording'>,
): string {
  const suites = new Map<string, TimedOutcome[]>();
  for (const outcome of outcomes) {
    const file = wording(outcome.test)?.file ?? '';
    suites.set(file, [...(suites.get(file) ?? []), outcome]);
  }
  const drawn = { ...drawing, wording, colors: palette(false) };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="tagwright" ${totals(outcomes)}>`,
    ...[...suites].flatMap(([file, own]) => [
      `  <testsuite name="${escaped(file)}" ${totals(own)}>`,
      ...own.flatMap((outcome) => caseLines(outcome, file, drawn)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

const totals = (outcomes: readonly TimedOutcome[]): string => {
  const failures = outcomes.filter(({ unmet }) => unmet.length > 0).length;
  const time = outcomes.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return `tests="${outcomes.length}" failures="${failures}" errors="0" skipped="0" time="${inSeconds(time)}"`;
};

const inSeconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(6);

function caseLines(
  { test, expectations, unmet, milliseconds }: TimedOutcome,
  file: string,
  drawing: TestDrawing,
): string[] {
  const { wording, words } = drawing;
  const line = wording(test)?.line ?? 1;
  const head = `    <testcase name="${escaped(test.name)}" classname="${escaped(file)}" file="${escaped(file)}" line="${line}" assertions="${expectations}" time="${inSeconds(milliseconds)}"`;
  if (unmet.length === 0) return [`${head}/>`];
  const message = words.test.unmet(unmet.length, expectations);
  const details = unmet.flatMap((each) => unmetLines(each, drawing)).join('\n');
  return [
    `${head}>`,
    `      <failure type="expectation" message="${escaped(message)}">${escaped(details)}</failure>`,
    '    </testcase>',
  ];
}

/** As text and in attributes; what XML 1.0 has no way to write becomes `�`. */
const escaped = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- these are what XML forbids
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
