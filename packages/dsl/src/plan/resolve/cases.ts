import type { TagModel } from '../../check/model.js';
import { sharedExpires } from '../../check/tag-models.js';
import type { CaseDecl, OnTrigger, WhenTrigger } from '../../syntax/ast/index.js';
import type { Cond } from '../conditions.js';
import { DAY_MS } from '../semantics/index.js';
import type { PlanCase, PlanTag, PlanTrigger } from '../types.js';
import type { Value } from '../values.js';
import type { Span } from '../windows.js';
import { factsOf, lastOf } from './aggregates.js';
import { conditionOf, eventNamed, historyFor, written, type Context } from './context.js';
import { spanOf } from './literals.js';

/** The cases of a tag that facts decide, in order, without `otherwise`. */
export const casesOf = (context: Context, tag: TagModel): readonly PlanCase[] => {
  const decided = tag.cases.flatMap((node) => {
    const { trigger } = node;
    if (trigger.kind !== 'WhenTrigger' && trigger.kind !== 'OnTrigger') return [];
    return [{ node, trigger, expires: expiresOf(node, tag) }];
  });
  const spans = decided.flatMap(({ expires }) => expires ?? []);
  return decided.map(({ node, trigger, expires }) => {
    const own = inCase(context, tag, node);
    // In an exclusive tag only the last winner lingers, so when the others held last matters as far back.
    const lookBack = tag.exclusive && spans.length > 0 ? longestOf(spans) : expires;
    const plan: PlanCase = {
      value: node.value.text,
      trigger: trigger.kind === 'WhenTrigger' ? whenOf(own, trigger, lookBack) : onOf(own, trigger),
      expires,
    };
    return written(own, node, plan);
  });
};

/** How long the values of a tag hold that are set by hand, as far as that ends. */
export const handSetFor = (tag: TagModel): NonNullable<PlanTag['handSetFor']> =>
  Object.fromEntries(
    tag.cases.flatMap((node) => {
      const expires = expiresOf(node, tag);
      return expires === undefined ? [] : [[node.value.text, expires]];
    }),
  );

const expiresOf = (node: CaseDecl, tag: TagModel): Span | undefined => {
  const expires = node.expires ?? sharedExpires(tag);
  return expires === undefined ? undefined : spanOf(expires);
};

/** Each line of a tag is a declaration of its own. */
const inCase = (context: Context, tag: TagModel, node: CaseDecl): Context => {
  const line = tag.decls.find((decl) => decl.kind === 'TagLine' && decl.case === node);
  return line === undefined ? context : { ...context, decl: line };
};

const whenOf = (context: Context, node: WhenTrigger, lookBack: Span | undefined): PlanTrigger => {
  const condition = conditionOf(context, node.condition);
  return lookBack === undefined
    ? { kind: 'when', condition }
    : { kind: 'when', condition, lastTrue: lastTrueOf(context, condition, lookBack) };
};

const lastTrueOf = (context: Context, condition: Cond, horizon: Span): Value =>
  historyFor(context, { of: { fn: 'last-true', condition }, horizon });

const onOf = (context: Context, { event, where }: OnTrigger): PlanTrigger => ({
  kind: 'on',
  last: lastOf(context, factsOf(context, eventNamed(context, event), where, undefined)),
});

/** A span that none of some spans outlasts, whatever the months: what reaches back too far does no harm. */
const longestOf = (spans: readonly Span[]): Span => {
  const lengths = spans.map((span) => ('ms' in span ? span.ms : 0));
  const months = Math.max(...spans.map((span) => ('months' in span ? span.months : 0)));
  if (months === 0) return { unit: 'ms', ms: Math.max(...lengths) };
  if (spans.every(({ unit }) => unit === 'months')) return { unit: 'months', months };
  return { unit: 'ms', ms: Math.max(...lengths, (months * LONGEST_MONTH + 1) * DAY_MS) };
};

/** In days. */
const LONGEST_MONTH = 31;
