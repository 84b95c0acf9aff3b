import { UNNAMED, type TestOutcome, type UnmetExpectation, localInstant } from '@tagwright/dsl';
import { printable } from '../../terminal/printable.js';
import { branches } from '../../terminal/tree.js';
import { conditionBranches, verdict, written } from '../why/condition.js';
import { segmentSection, tagSection, type Drawing } from '../why/section.js';

export type TestDrawing = Omit<Drawing, 'full'>;

/** A test on one line, and below it every expectation that was not met, with the condition as it was seen. */
export function testLines({ test, expectations, unmet }: TestOutcome, drawing: TestDrawing): string[] {
  const { colors, words } = drawing;
  const passed = unmet.length === 0;
  const name = passed ? printable(test.name) : colors.strong(printable(test.name));
  const count = passed ? words.test.expectations(expectations) : words.test.unmet(unmet.length, expectations);
  return [
    `${verdict(passed, colors)} ${name}  ${colors.faint(count)}`,
    ...unmet.flatMap((each) => unmetLines(each, drawing)).map((line) => `  ${line}`),
  ];
}

/** An expectation that was not met, with the condition as it was seen and why its tags and segments are as they are. */
export function unmetLines(
  { step, now, customer, seen, tags, segments }: UnmetExpectation,
  drawing: TestDrawing,
): string[] {
  const { colors, words, wording, zone } = drawing;
  const place = wording(step);
  const where = place === undefined ? '' : `${printable(place.file)}:${place.line}`;
  const who = customer === UNNAMED ? '' : `${printable(customer)}  `;
  const whole = written(seen, wording, drawing);
  const parts = whole.joined === 'and' ? whole.parts : [whole];
  return [
    `${colors.bad(printable(place?.text ?? ''))}  ${colors.faint(where)}`,
    colors.faint(`${who}${words.test.clock(localInstant(now, zone))}`),
    ...branches(conditionBranches(parts, colors, words.why)),
    ...tags.flatMap((tag) => tagSection(tag, undefined, { ...drawing, full: true })),
    ...segments.flatMap((segment) => segmentSection(segment, undefined, { ...drawing, full: true })),
  ];
}

/** How many tests there were, and how many failed. */
export function testSummary(outcomes: readonly TestOutcome[], { colors, words }: TestDrawing): string {
  if (outcomes.length === 0) return words.test.none;
  const failed = outcomes.filter(({ unmet }) => unmet.length > 0).length;
  const expectations = outcomes.reduce((sum, each) => sum + each.expectations, 0);
  const text = words.test.summary({ tests: outcomes.length, failed, expectations });
  return failed > 0 ? colors.bad(text) : colors.good(text);
}
