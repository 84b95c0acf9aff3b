import { customerNames } from '../../check/tests/customers.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Assignment, Name, TestDecl, TestStep } from '../../syntax/ast/index.js';
import { unreachable } from '../../text/unreachable.js';
import type { Stored } from '../facts.js';
import { shiftInstant } from '../semantics/index.js';
import { UNNAMED, type PlanTest, type PlanTests, type PlanTestStep } from '../tests.js';
import type { Plan } from '../types.js';
import { conditionOf, eventNamed, fieldNamed, tagNamed, within, written, type Context } from './context.js';
import { planOf, type Resolved } from './index.js';
import { spanOf } from './literals.js';
import { findingsOfThresholds } from './test-findings.js';
import { givenThreshold, ranksMeaning, type Given } from './test-thresholds.js';
import { instantAt, storedOf, type Clock } from './test-values.js';

/** A step before the ranks of the whole plan are known. */
export type DraftStep = { readonly node: TestStep } & (
  | { readonly step: PlanTestStep }
  | { readonly given: readonly Given[] }
);

export interface DraftTest {
  readonly node: TestDecl;
  readonly file: string;
  readonly test: Omit<PlanTest, 'steps'>;
  readonly steps: readonly DraftStep[];
}

export interface ResolvedTests {
  /** Undefined where a book has no tests, or one of them cannot be run. */
  readonly tests: PlanTests | undefined;
  /** What can be found only where the plan is known: thresholds that a test lacks, or gives for nothing. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the tests of a checked book ready to run; they read a plan of their own, which leaves the book's as it is. */
export const resolveTests = ({ plan, draft }: Resolved): ResolvedTests => {
  const { whole } = draft;
  const { size } = whole.registry;
  const decls = whole.checked.files.flatMap(({ decls }) => decls.filter((decl) => decl.kind === 'TestDecl'));
  if (decls.length === 0) return { tests: undefined, diagnostics: [] };
  const drafts = decls.map((decl) => draftTest(within(whole, decl), decl));
  const own = whole.registry.size === size ? plan : planOf(draft);
  const diagnostics = findingsOfThresholds(drafts, own);
  const failed = diagnostics.some(({ level }) => level === 'error');
  const tests = drafts.map((each) => finished(within(whole, each.node), each, own));
  return { tests: failed ? undefined : { plan: own, tests }, diagnostics };
};

const finished = (context: Context, { node, test, steps }: DraftTest, plan: Plan): PlanTest =>
  written(context, node, {
    ...test,
    steps: steps.map((each) => {
      const step: PlanTestStep =
        'step' in each
          ? each.step
          : {
              kind: 'thresholds',
              given: each.given.map(({ meaning, theta }) => ({ ranks: ranksMeaning(meaning, plan.ranks), theta })),
            };
      return written(context, each.node, step);
    }),
  });

const draftTest = (context: Context, node: TestDecl): DraftTest => {
  const { zone } = context.checked.catalog;
  const start = instantAt(node.at, { now: 0, zone });
  const { names, hasUnnamed } = customerNames(node);
  const taken: Taken = { now: start, moved: false, events: 0 };
  return {
    node,
    file: context.file,
    test: { name: node.name.text, start, customers: [...(hasUnnamed ? [UNNAMED] : []), ...names] },
    steps: node.steps.flatMap((step) => draftStep(context, step, taken)),
  };
};

/** How far a test has come. */
interface Taken {
  now: number;
  moved: boolean;
  events: number;
}

const draftStep = (context: Context, node: TestStep, taken: Taken): readonly DraftStep[] => {
  const { zone } = context.checked.catalog;
  const clock: Clock = { now: taken.now, zone };
  const one = (step: PlanTestStep): readonly DraftStep[] => [{ node, step }];
  switch (node.kind) {
    case 'GivenCustomer': {
      const values = valuesOf(context, node.fields, clock);
      return one({ kind: 'fields', customer: idOf(node.customer), at: taken.moved ? taken.now : undefined, values });
    }
    case 'GivenEvent': {
      const { table } = eventNamed(context, node.event);
      taken.events += 1;
      const id = `e${String(taken.events).padStart(6, '0')}`;
      const event = { id, at: timeOf(node.fields, clock), values: valuesOf(context, node.fields, clock) };
      return one({ kind: 'event', customer: idOf(node.customer), table, event });
    }
    case 'GivenRanks':
      return [{ node, given: node.ranks.map((rank) => givenThreshold(context, rank, clock)) }];
    case 'GivenTag': {
      const tag = tagNamed(context, node.tag).names[0] ?? '';
      const from = instantAt(node.since, clock);
      const set = { tag, value: node.value.text, from, until: undefined };
      return one({ kind: 'hand-set', customer: idOf(node.customer), set });
    }
    case 'After': {
      const by = spanOf(node.length);
      taken.now = shiftInstant(taken.now, by, 'on', zone);
      taken.moved = true;
      const happening = node.happening === undefined ? [] : draftStep(context, node.happening, taken);
      return [...one({ kind: 'clock', by, now: taken.now }), ...happening];
    }
    case 'Expect':
      return one({ kind: 'expect', customer: idOf(node.customer), condition: conditionOf(context, node.condition) });
    default:
      return unreachable(node);
  }
};

const idOf = (customer: Name | undefined): string => customer?.text ?? UNNAMED;

/** The time of an event is no column of its own. */
const isTime = ({ field }: Assignment): boolean => field.text === 'at';

const timeOf = (fields: readonly Assignment[], clock: Clock): number => {
  const value = fields.find(isTime)?.value;
  if (value !== undefined && value.kind !== 'Ago' && value.kind !== 'DateLit') throw new Error('expected a time');
  return instantAt(value, clock);
};

/** By column. */
const valuesOf = (context: Context, fields: readonly Assignment[], clock: Clock): Readonly<Record<string, Stored>> =>
  Object.fromEntries(
    fields.flatMap(({ field, value }) => {
      const found = fieldNamed(context, field);
      return found === undefined ? [] : [[found.column, storedOf(value, found.type, clock)]];
    }),
  );
