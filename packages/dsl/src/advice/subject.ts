import { vocabularyIn } from '../check/spelling.js';
import type { Findings, Report } from '../diagnostics/findings.js';
import type { Cond } from '../plan/conditions.js';
import type { Origins } from '../plan/resolve/index.js';
import type { Plan, PlanCase, PlanSegment, PlanTag } from '../plan/types.js';
import type { CaseDecl, Expr, NodeBase } from '../syntax/ast/index.js';
import { printNode } from '../syntax/print/index.js';
import type { Box } from './space/boxes.js';
import { Space } from './space/space.js';
import { exampleIn } from './space/trust.js';
import { Values } from './space/values.js';
import { Statements } from './statements.js';
import { mixesThresholds } from './thresholds.js';

/** A case of a tag with the customers for whom its condition holds. */
export interface ReasonedCase {
  readonly plan: PlanCase;
  readonly condition: Cond;
  /** Undefined where that takes too many boxes. */
  readonly boxes: readonly Box[] | undefined;
}

/** The `when` cases of an exclusive tag in one space. */
export interface ReasonedTag {
  readonly tag: PlanTag;
  readonly space: Space;
  readonly cases: readonly ReasonedCase[];
}

/** What advice is about, one at a time: a tag, a segment, or which events a column counts. */
export type Part =
  | {
      readonly kind: 'tag';
      readonly tag: PlanTag;
      /** Undefined where there is nothing to reason about, or too much. */
      readonly reasoned: ReasonedTag | undefined;
    }
  | { readonly kind: 'segment'; readonly segment: PlanSegment }
  | { readonly kind: 'where'; readonly where: Cond };

const LONGEST = 60;

/** What the rules of advice look at: a book's plan, and where its parts were written. */
export class Subject {
  readonly values: Values;
  #statements: Statements | undefined;
  #hasSpoken = false;

  constructor(
    readonly plan: Plan,
    readonly origins: Origins,
    readonly findings: Findings,
    readonly texts: ReadonlyMap<string, string>,
  ) {
    this.values = new Values(plan);
  }

  /** Where a part of the plan was written, with a reporter for that file; undefined for what nobody wrote. */
  place(part: object): { readonly node: NodeBase<string>; readonly file: string; readonly report: Report } | undefined {
    const origin = this.origins.get(part);
    if (origin === undefined) {
      this.#hasSpoken = true;
      return undefined;
    }
    const found = this.findings.in(origin.file);
    const report: Report = (...said) => {
      this.#hasSpoken = true;
      found(...said);
    };
    return { ...origin, report };
  }

  /** Whether looking leads to no finding, and would lead to none whatever things were called and wherever they stood. */
  isQuietAbout(look: () => void): boolean {
    this.#hasSpoken = false;
    look();
    return !this.#hasSpoken;
  }

  /** The value of a case, where it was written. */
  caseAt(plan: PlanCase): { readonly node: CaseDecl; readonly file: string; readonly report: Report } | undefined {
    const place = this.place(plan);
    return place === undefined ? undefined : { ...place, node: place.node as CaseDecl };
  }

  /** What was written there, on one line and not too long. */
  excerpt(part: object): string {
    const origin = this.origins.get(part);
    if (origin === undefined) return '';
    const text = this.texts.get(origin.file)?.slice(origin.node.span.start, origin.node.span.end) ?? '';
    const line = Array.from(text.replace(/\s+/g, ' '));
    return line.length <= LONGEST ? line.join('') : `${line.slice(0, LONGEST - 1).join('')}…`;
  }

  /** A customer from one of the boxes, said in the words of the file; undefined where none is certain to exist. */
  witness(space: Space, boxes: readonly Box[], file: string): readonly string[] | undefined {
    // Whether a customer can be put into words depends on how things are called.
    this.#hasSpoken = true;
    this.#statements ??= new Statements(this.plan, this.values, this.origins);
    for (const box of boxes.flatMap((each) => space.partsOf(each))) {
      const example = exampleIn(space, box);
      const said = example === undefined ? undefined : this.#statements.of(space, example);
      if (said !== undefined && said.length > 0) return this.spelled(said, file);
    }
    return undefined;
  }

  spelled(said: readonly Expr[], file: string): readonly string[] {
    const keywords = vocabularyIn(this.texts.get(file));
    return [...new Set(said.map((each) => printNode(each, { keywords })))];
  }

  /** Undefined where there is nothing to reason about, or too much. */
  reasoned(tag: PlanTag): ReasonedTag | undefined {
    const when = tag.cases.flatMap((plan) =>
      plan.trigger.kind === 'when' ? [{ plan, condition: plan.trigger.condition }] : [],
    );
    if (when.length === 0 || !tag.exclusive || mixesThresholds(tag, this.plan)) return undefined;
    const space = Space.of(
      when.map(({ condition }) => condition),
      this.plan,
      this.values,
    );
    if (space === undefined) return undefined;
    return { tag, space, cases: when.map((each) => ({ ...each, boxes: space.where(each.condition) })) };
  }
}

/** One thing that can be said of a book whose meaning is known. Rules do not know of each other. */
export type Advice = (part: Part, subject: Subject) => void;
