import type { Plan } from '@tagwright/dsl';
import type { BookFile, SubjectEffects, VersionInfo } from '@tagwright/engine';
import { instantText } from '../http/lists.js';
import { isSmall, shownCount, type Smallest } from '../suppression/count.js';
import type { Checked } from './check.js';
import type { Planned } from './effects.js';
import { needsEngineer, planId } from './publisher.js';

/** A version as routes tell of it. */
export const shownVersion = ({ version, hash, publishedAt, by, note, rollsBack, hasFiles }: VersionInfo) => ({
  version,
  hash,
  publishedAt: instantText(publishedAt),
  hasFiles,
  ...(by === undefined ? {} : { by }),
  ...(note === undefined ? {} : { note }),
  ...(rollsBack === undefined ? {} : { rollsBack }),
});

/** A check as it is told. */
export interface ShownCheck {
  readonly base: Checked['base'];
  readonly counts: Checked['counts'];
  readonly diagnostics: Mutable<Checked['diagnostics']>;
  readonly tests: Mutable<Checked['tests']>;
  readonly changes: Mutable<Checked['changes']>;
}

export const shownCheck = ({ base, counts, diagnostics, tests, changes }: Checked): ShownCheck => ({
  base,
  counts,
  diagnostics: plain(diagnostics),
  tests: plain(tests),
  changes: plain(changes),
});

/** What is read only here is written by nobody there. */
export const plain = <Value>(value: Value): Mutable<Value> => value as Mutable<Value>;

type Mutable<Value> = Value extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : Value extends object
    ? { -readonly [Key in keyof Value]: Mutable<Value[Key]> }
    : Value;

/** A plan as it is told. */
export interface ShownPlan extends ShownCheck {
  /** Of these files on this base. */
  readonly plan: string;
  readonly needs: 'engineer' | 'operator';
  readonly publishable: boolean;
  readonly asOf?: string;
  readonly population?: ReturnType<typeof shownCount>;
  readonly subjects?: ReturnType<typeof shownSubject>[];
  readonly reasons?: Mutable<Planned['reasons']>;
  readonly unknown?: Exclude<Planned['unknown'], undefined>;
  readonly cost?: Exclude<Planned['cost'], undefined>;
}

/**
 * A plan as somebody may see it: without tags and segments that read what is hidden from him, without the customers behind
 * counts that are too small to be told.
 *
 * @param readsHidden names of what reads hidden fields, in a plan.
 */
export const shownPlan = (
  { checked, effects, reasons, unknown, cost }: Planned,
  files: readonly BookFile[],
  readsHidden: (plan: Plan) => ReadonlySet<string>,
  inForce: Plan | undefined,
  smallest: Smallest,
): ShownPlan => {
  const hidden = new Set([
    ...(checked.plan === undefined ? [] : readsHidden(checked.plan)),
    ...(inForce === undefined ? [] : readsHidden(inForce)),
  ]);
  const isSeen = ({ name }: { readonly name: string }): boolean => !hidden.has(name);
  const subjects = effects?.subjects.filter(isSeen).map((subject) => shownSubject(subject, smallest));
  const named = new Set(
    subjects?.flatMap((subject) => namedIn(subject).map((id) => keyOf(subject.kind, subject.name, id))),
  );
  return {
    ...shownCheck(checked),
    plan: planId(checked.base, files),
    needs: needsEngineer(checked.changes) ? ('engineer' as const) : ('operator' as const),
    publishable: checked.counts.errors === 0 && checked.tests.failed.length === 0,
    ...(effects === undefined || subjects === undefined
      ? {}
      : {
          asOf: instantText(effects.asOf),
          population: shownCount(effects.population, smallest),
          subjects,
          reasons: plain(reasons.filter(({ kind, name, customer }) => named.has(keyOf(kind, name, customer)))),
        }),
    ...(unknown === undefined ? {} : { unknown }),
    ...(cost === undefined ? {} : { cost }),
  };
};

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);

const namedIn = ({ values, moves }: ReturnType<typeof shownSubject>): readonly string[] => [
  ...values.flatMap(({ enteringCustomers, leavingCustomers }) => [...enteringCustomers, ...leavingCustomers]),
  ...moves.flatMap(({ customers }) => customers),
];

const shownSubject = ({ kind, name, change, values, moves }: SubjectEffects, smallest: Smallest) => {
  const who = (count: number, customers: readonly string[]): string[] =>
    isSmall(count, smallest) ? [] : [...customers];
  return {
    kind,
    name,
    change,
    values: values.map(({ value, before, after, entering, leaving, enteringCustomers, leavingCustomers }) => ({
      ...(value === undefined ? {} : { value }),
      before: shownCount(before, smallest),
      // Beside the others it would give a small one away.
      ...([entering, leaving].some((count) => isSmall(count, smallest)) ? {} : { after: shownCount(after, smallest) }),
      entering: shownCount(entering, smallest),
      leaving: shownCount(leaving, smallest),
      enteringCustomers: who(entering, enteringCustomers),
      leavingCustomers: who(leaving, leavingCustomers),
    })),
    moves: moves.map(({ from, to, count, customers }) => ({
      from,
      to,
      count: shownCount(count, smallest),
      customers: who(count, customers),
    })),
  };
};
