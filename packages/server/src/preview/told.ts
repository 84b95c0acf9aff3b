import type { Cond, Plan, WordingOf } from '@tagwright/dsl';
import type { Counted, PreviewReport, SubjectPreview } from '@tagwright/engine';
import { instantText } from '../http/lists.js';
import { isSmall, shownCount, type ShownCount, type Smallest } from '../suppression/count.js';

/** What a draft would change, as it goes out: counts as they are, until {@link withoutSmall} holds small ones back. */
export interface ToldReport {
  readonly asOf: string;
  /** The hashes of the book in force and of the draft. */
  readonly book: string;
  readonly draft: string;
  readonly customers: ShownCount;
  /** From how many customers everything here is estimated; left out where all were counted. */
  readonly sampled?: number;
  /** Whether thresholds are estimated too, so that the margins do not say how far counts may be off. */
  readonly thresholdsEstimated: boolean;
  /** What the draft makes, changes or drops. */
  readonly subjects: readonly ToldSubject[];
}

export interface ToldSubject {
  readonly kind: 'tag' | 'segment';
  readonly name: string;
  readonly change: 'changed' | 'new' | 'gone';
  readonly values: readonly {
    /** Left out for a segment. */
    readonly value?: string;
    /** Left out where, beside who enters and leaves, it would give a small count away. */
    readonly after?: ToldCount;
    readonly entering: ToldCount;
    readonly leaving: ToldCount;
    /** A few of them, by id. */
    readonly enteringCustomers: readonly string[];
    readonly leavingCustomers: readonly string[];
  }[];
  readonly conditions: readonly {
    readonly value?: string;
    /** The case, from 0. */
    readonly case: number;
    /** Which operand of which operand; empty for the whole condition. */
    readonly path: readonly number[];
    /** In the words of the draft; null for what the plan added itself. */
    readonly text: string | null;
    /** Left out like `after`, of which the whole condition of a segment says the same. */
    readonly holds?: ToldCount;
  }[];
}

/** An estimate lies within `margin` of the true count in 95 of 100 samples; 0 for a count. */
export interface ToldCount {
  readonly count: ShownCount;
  readonly margin: number;
}

/** What of a report somebody may see, in the words of the draft. */
export interface Telling {
  readonly draft: Plan;
  readonly wording: WordingOf;
  /** Whether a tag or segment of the draft or of the book in force may be seen. */
  readonly isSeen: (kind: 'tag' | 'segment', name: string) => boolean;
}

export const toldReport = (report: PreviewReport, telling: Telling): ToldReport => ({
  asOf: instantText(report.asOf),
  book: report.book,
  draft: report.draft,
  customers: report.population,
  ...(report.sampled === undefined ? {} : { sampled: report.sampled }),
  thresholdsEstimated: report.thresholdsEstimated,
  subjects: report.subjects.flatMap((subject) =>
    subject.change === 'none' || !telling.isSeen(subject.kind, subject.name)
      ? []
      : [toldSubject({ ...subject, change: subject.change }, telling)],
  ),
});

const valueOf = (value: string | undefined) => (value === undefined ? {} : { value });
const countOf = ({ count, margin }: Counted): ToldCount => ({ count, margin });

const toldSubject = (
  { kind, name, change, values, conditions }: SubjectPreview & { readonly change: ToldSubject['change'] },
  { draft, wording }: Telling,
): ToldSubject => ({
  kind,
  name,
  change,
  values: values.map(({ value, after, entering, leaving, enteringCustomers, leavingCustomers }) => ({
    ...valueOf(value),
    after: countOf(after),
    entering: countOf(entering),
    leaving: countOf(leaving),
    enteringCustomers,
    leavingCustomers,
  })),
  conditions: conditions.map(({ value, case: index, path, holds }) => {
    const node = conditionAt(draft, kind, name, index, path);
    return {
      ...valueOf(value),
      case: index,
      path,
      text: (node === undefined ? undefined : wording(node)?.text) ?? null,
      holds: countOf(holds),
    };
  }),
});

const conditionAt = (
  plan: Plan,
  kind: 'tag' | 'segment',
  name: string,
  index: number,
  path: readonly number[],
): Cond | undefined => {
  const segment = plan.segments.find(({ names }) => kind === 'segment' && names.includes(name));
  const trigger = plan.tags.find(({ names }) => kind === 'tag' && names.includes(name))?.cases[index]?.trigger;
  const whole = segment?.condition ?? (trigger?.kind === 'when' ? trigger.condition : undefined);
  return path.reduce<Cond | undefined>(
    (node, step) => (node !== undefined && 'operands' in node ? node.operands[step] : undefined),
    whole,
  );
};

/** Holds small counts back, and with them who they are of. */
export const withoutSmall = (report: ToldReport, config: Smallest): ToldReport => {
  const shown = ({ count, margin }: ToldCount): ToldCount =>
    typeof count === 'number'
      ? { count: shownCount(count, config), margin: isSmall(count, config) ? 0 : margin }
      : { count, margin };
  const named = ({ count }: ToldCount, customers: readonly string[]): readonly string[] =>
    typeof count === 'number' && isSmall(count, config) ? [] : customers;
  const isHeldBack = ({ count }: ToldCount): boolean => typeof count === 'number' && isSmall(count, config);
  return {
    ...report,
    customers: typeof report.customers === 'number' ? shownCount(report.customers, config) : report.customers,
    subjects: report.subjects.map((subject) => {
      const telling = new Set(
        subject.values.flatMap(({ value, entering, leaving }) =>
          isHeldBack(entering) || isHeldBack(leaving) ? [value] : [],
        ),
      );
      return {
        ...subject,
        values: subject.values.map(({ value, after, entering, leaving, enteringCustomers, leavingCustomers }) => ({
          ...valueOf(value),
          ...(after === undefined || telling.has(value) ? {} : { after: shown(after) }),
          entering: shown(entering),
          leaving: shown(leaving),
          enteringCustomers: named(entering, enteringCustomers),
          leavingCustomers: named(leaving, leavingCustomers),
        })),
        conditions: subject.conditions.map(({ holds, ...each }) => ({
          ...each,
          ...(holds === undefined || (each.path.length === 0 && telling.has(each.value))
            ? {}
            : { holds: shown(holds) }),
        })),
      };
    }),
  };
};
