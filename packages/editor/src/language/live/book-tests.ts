import { prepare, runTest, type TestOutcome } from '@tagwright/dsl';
import { type PlacedReasons, Reasons } from './reasons.js';
import type { SoundPart } from './sound-book.js';

/** An expectation of a test: whether it was met, and where its clock stood. */
export interface ExpectationTold {
  readonly place: PlacedReasons['place'];
  readonly now: string;
  readonly isMet: boolean;
  /** What it came to, where it was not met. */
  readonly reasons?: PlacedReasons;
  /** Why the customer has, or lacks, the values that it names. */
  readonly because?: readonly { readonly name: string; readonly value: string; readonly reasons: PlacedReasons }[];
}

/** A test of the book and how it went. */
export interface TestTold {
  readonly name: string;
  readonly place: PlacedReasons['place'];
  readonly start: string;
  readonly passes: boolean;
  /** What happens in it, in order: the clock moves on to an instant, or something is expected. */
  readonly steps: readonly (
    | { readonly kind: 'clock'; readonly now: string }
    | ({ readonly kind: 'expect' } & ExpectationTold)
  )[];
}

const text = (instant: number): string => new Date(instant).toISOString();

/** Runs all tests of a book, or as many as can be read. */
export const runTests = (part: SoundPart): readonly TestTold[] => {
  const { tests } = part.planned;
  if (tests === undefined) return [];
  const prepared = prepare(tests.plan);
  const reasons = new Reasons(part);
  return tests.tests.map((test) => told(runTest(prepared, test), part, reasons));
};

const told = ({ test, unmet }: TestOutcome, { planned, workspace }: SoundPart, reasons: Reasons): TestTold => {
  let now = test.start;
  const steps: TestTold['steps'][number][] = [];
  for (const step of test.steps) {
    if (step.kind === 'clock') {
      ({ now } = step);
      steps.push({ kind: 'clock', now: text(now) });
    } else if (step.kind === 'expect') {
      const failed = unmet.find((each) => each.step === step);
      steps.push({
        kind: 'expect',
        place: reasons.placeOf(step),
        now: text(now),
        isMet: failed === undefined,
        ...(failed === undefined
          ? {}
          : {
              reasons: reasons.condition(failed.seen),
              because: [
                ...failed.tags.flatMap(({ tag, cases }) =>
                  cases.flatMap(({ case: { value }, condition }) =>
                    condition === undefined
                      ? []
                      : [{ name: tag.names[0] ?? '', value, reasons: reasons.condition(condition) }],
                  ),
                ),
                ...failed.segments.map(({ segment, condition }) => ({
                  name: segment.names[0] ?? '',
                  value: '',
                  reasons: reasons.condition(condition),
                })),
              ],
            }),
      });
    }
  }
  return {
    name: test.name,
    place: declarationOf(test, planned, workspace),
    start: text(test.start),
    passes: unmet.length === 0,
    steps,
  };
};

/** A test is where its first step is. */
const declarationOf = (
  { name, steps }: TestOutcome['test'],
  { origins }: SoundPart['planned'],
  workspace: SoundPart['workspace'],
): PlacedReasons['place'] => {
  const origin = steps.map((step) => origins.get(step)).find((each) => each !== undefined);
  for (const file of origin === undefined ? workspace.files : [origin.file])
    for (const decl of workspace.parsed(file).file.decls)
      if (decl.kind === 'TestDecl' && decl.name.text === name) return { file, ...decl.span };
  return undefined;
};
