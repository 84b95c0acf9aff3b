import {
  type Cond,
  type DateBounds,
  type InstantBounds,
  bindDateWindow,
  bindWindow,
  type RankThreshold,
  shiftInstant,
  unreachable,
  type Value,
  type ValueType,
} from '@tagwright/dsl';
import {
  answerColumns,
  emitCondition,
  emitValue,
  found,
  rankedOf,
  type Scope,
  settledValue,
  takesPart,
  thresholdTerm,
} from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Answer, Probe } from './probe.js';

/** A value that a condition looked at, in storage units of its type; null where it is missing. */
export interface Seen {
  readonly value: Answer;
  readonly type: ValueType;
}

/** A node of a condition with what it came to for one customer. */
export interface ConditionSeen {
  /** The plan's own node, so that what is known of it (where it was written) can be looked up. */
  readonly node: Cond;
  readonly truth: boolean;
  /** What a leaf looked at, and what it was compared with: another value, a threshold, a moved now. */
  readonly left?: Seen;
  readonly right?: Seen;
  /** The window that `left` had to lie in: instants (after, until], or dates from–to. */
  readonly bounds?: InstantBounds | DateBounds;
  /** For a rank: whether the customer is in its population. */
  readonly ranked?: boolean;
  /** For a tag: the values that the customer has. */
  readonly held?: readonly string[];
  readonly children: readonly ConditionSeen[];
}

type Later<T> = () => T;

/** Asks for the truth of every node and for the values of every leaf; what was seen is there once the probe has run. */
export const seeCondition = (node: Cond, scope: Scope, probe: Probe): Later<ConditionSeen> => {
  const truth = probe.ask(sql`(${emitCondition(node, scope)} is true)`);
  const details = seeDetails(node, scope, probe);
  return () => ({ node, truth: truth() === 1, children: [], ...details() });
};

type Details = Partial<Omit<ConditionSeen, 'node' | 'truth'>>;

const seeDetails = (node: Cond, scope: Scope, probe: Probe): Later<Details> => {
  const { zone } = scope.plan.catalog;
  const see = (value: Value): Later<Seen> => {
    const answer = probe.ask(emitValue(value, scope));
    return () => ({ value: answer(), type: value.type });
  };
  switch (node.kind) {
    case 'always':
    // Seen inside an aggregate only, never over a customer.
    case 'followed':
      return () => ({});
    case 'and':
    case 'or':
    case 'at-least': {
      const children = node.operands.map((operand) => seeCondition(operand, scope, probe));
      return () => ({ children: children.map((child) => child()) });
    }
    case 'not': {
      const child = seeCondition(node.operand, scope, probe);
      return () => ({ children: [child()] });
    }
    case 'compare': {
      const [left, right] = [see(node.left), see(node.right)];
      return () => ({ left: left(), right: right() });
    }
    case 'text': {
      const [left, right] = [see(node.operand), see(node.text)];
      return () => ({ left: left(), right: right() });
    }
    case 'compare-span': {
      const left = see(node.instant);
      const value = shiftInstant(scope.now, node.span, node.direction === 'before-now' ? 'back' : 'on', zone);
      return () => ({ left: left(), right: { value, type: { kind: 'time' } } });
    }
    case 'in':
    case 'in-list':
    case 'known':
    case 'has': {
      const left = see(node.operand);
      return () => ({ left: left() });
    }
    case 'in-window': {
      const left = see(node.operand);
      const bind = node.operand.type.kind === 'date' ? bindDateWindow : bindWindow;
      return () => ({ left: left(), bounds: bind(node.window, scope.now, zone) });
    }
    case 'anniversary': {
      const left = see(node.operand);
      return () => ({ left: left(), bounds: bindDateWindow(node.window, scope.now, zone) });
    }
    case 'rank':
      return seeRank(node, scope, probe);
    case 'tag': {
      const tag = found(scope.tags, node.tag);
      const held = answerColumns(tag).map((column) => probe.ask(sql.id('answer', column)));
      return () => ({
        held: tag.exclusive
          ? held.map((value) => value()).filter((value) => typeof value === 'string')
          : tag.values.filter((_, index) => held[index]?.() === 1),
      });
    }
    case 'segment': {
      const holds = probe.ask(scope.segmentHolds(node.segment));
      return () => ({ left: { value: holds(), type: { kind: 'bool' } } });
    }
    default:
      return unreachable(node);
  }
};

/** A recency is shown as one, though its instant is what is ranked. */
const seeRank = (node: Extract<Cond, { kind: 'rank' }>, scope: Scope, probe: Probe): Later<Details> => {
  const ranked = rankedOf(node.rank, scope);
  const takes = probe.ask(sql`(${takesPart(ranked)} is true)`);
  const key = probe.ask(settledValue(ranked.key, scope));
  const theta = probe.ask(thresholdTerm(ranked).sql);
  return () => ({
    left: shown(ranked.rank, key(), scope.now, false),
    right: shown(ranked.rank, theta(), scope.now, ranked.rank.cut === 'average'),
    ranked: takes() === 1,
  });
};

export const DURATION: ValueType = { kind: 'duration', form: { exact: 0 } };

const shown = (rank: RankThreshold, value: Answer, now: number, isMean: boolean): Seen => {
  const { type } = rank.key;
  if (rank.shown !== 'as-is') {
    const length = value === null ? null : rank.shown === 'since' ? now - Number(value) : Number(value) - now;
    return { value: length, type: DURATION };
  }
  return { value, type: isMean && 'form' in type ? { ...type, form: 'real' } : type };
};
