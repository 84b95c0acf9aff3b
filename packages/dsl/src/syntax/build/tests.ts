import type { CstNode } from 'chevrotain';
import type {
  After, Ago, Assignment, Expect, GivenCustomer, GivenEvent, GivenRank, GivenTag, Name, TestDecl, TestStep, TestValue,
} from '../ast/index.js'; // prettier-ignore
import type { Span } from '../../text/span.js';
import { replaceFix } from '../report.js';
import { buildExpression, buildRank, buildValues } from './conditions.js';
import { freeze, list, node, nodes, spanOf, spanOfNode, token, type Context } from './cst.js';
import { buildDate, buildDuration, buildName, buildText } from './names.js';
import { buildAdditive } from './values.js';
import { agoLength } from './windows.js';

export const buildTest = (
  cst: CstNode | undefined,
  span: Span,
  steps: readonly TestStep[],
  context: Context,
): TestDecl => {
  const clock = node(cst, 'testClock');
  const on = token(clock, 'kw_on');
  if (on !== undefined) {
    const expected = on.payload.vocabulary === 'zh' ? '于' : 'at';
    context.report.add('foreign-operator', spanOf(on), { found: on.image, expected }, [
      replaceFix(spanOf(on), expected),
    ]);
  }
  return freeze({
    kind: 'TestDecl',
    span,
    name: buildText(node(cst, 'textLit'), context),
    at: buildDate(node(clock, 'dateLit'), context),
    steps: list(steps),
  });
};

/** A `testStep`; undefined when too little was read to tell which step it is. */
export const buildStep = (cst: CstNode | undefined, context: Context): TestStep | undefined => {
  const given = node(cst, 'given');
  if (given !== undefined) return buildGiven(given, context);
  const after = node(cst, 'afterStep');
  if (after !== undefined) return buildAfter(after, context);
  const expect = node(cst, 'expectStep');
  return expect && buildExpect(expect, context);
};

const buildGiven = (cst: CstNode, context: Context): TestStep | undefined => {
  const span = spanOfNode(cst, context);
  const ranks = node(cst, 'givenRanks');
  if (ranks !== undefined) {
    const found = nodes(ranks, 'givenRank').map((rank) => buildGivenRank(rank, context));
    return freeze({ kind: 'GivenRanks', span, ranks: list(found) });
  }
  return buildSituation(node(cst, 'situation'), span, context);
};

const buildGivenRank = (cst: CstNode, context: Context): GivenRank => {
  const [subject, value] = nodes(cst, 'additive');
  return freeze({
    kind: 'GivenRank',
    span: spanOfNode(cst, context),
    subject: buildAdditive(subject, context),
    rank: buildRank(node(cst, 'rank'), context),
    value: buildAdditive(value, context),
  });
};

const buildAfter = (cst: CstNode, context: Context): After => {
  const situation = node(cst, 'situation');
  return freeze({
    kind: 'After',
    span: spanOfNode(cst, context),
    length: buildDuration(node(cst, 'duration'), context),
    happening: situation && buildSituation(situation, spanOfNode(situation, context), context),
  });
};

const buildExpect = (cst: CstNode, context: Context): Expect =>
  freeze({
    kind: 'Expect',
    span: spanOfNode(cst, context),
    customer: buildFor(cst, context),
    condition: buildExpression(node(cst, 'expression'), context),
  });

const buildFor = (cst: CstNode | undefined, context: Context): Name | undefined => {
  const found = node(cst, 'forCustomer');
  return found && buildName(node(found, 'name'), context);
};

/** A `situation` node: a customer, an event or a hand-set tag. */
const buildSituation = (
  cst: CstNode | undefined,
  span: Span,
  context: Context,
): GivenCustomer | GivenEvent | GivenTag | undefined => {
  const tag = node(cst, 'givenTag');
  if (tag !== undefined) return buildGivenTag(tag, span, context);
  const fields = list(nodes(node(cst, 'assignments'), 'assignment').map((found) => buildAssignment(found, context)));
  const name = node(cst, 'name');
  const customer = buildFor(cst, context);
  if (token(cst, 'kw_customer') !== undefined) {
    return freeze({ kind: 'GivenCustomer', span, customer: customer ?? (name && buildName(name, context)), fields });
  }
  if (name === undefined) return undefined;
  return freeze({ kind: 'GivenEvent', span, event: buildName(name, context), customer, fields });
};

const buildGivenTag = (cst: CstNode, span: Span, context: Context): GivenTag => {
  const [tag, value] = nodes(cst, 'name');
  const moment = node(cst, 'moment');
  return freeze({
    kind: 'GivenTag',
    span,
    tag: buildName(tag, context),
    customer: buildFor(cst, context),
    value: buildName(value, context),
    since: moment && (buildAgo(moment, context) ?? buildDate(node(moment, 'dateLit'), context)),
  });
};

/** The `timeAgo` of a node, if it has one. */
const buildAgo = (cst: CstNode | undefined, context: Context): Ago | undefined => {
  const ago = node(cst, 'timeAgo');
  if (cst === undefined || ago === undefined) return undefined;
  return freeze({ kind: 'Ago', span: spanOfNode(ago, context), length: agoLength(cst, context) });
};

const buildAssignment = (cst: CstNode, context: Context): Assignment => {
  const colon = token(cst, 'Colon');
  if (colon !== undefined) {
    const span = spanOf(colon);
    const fix = { ...replaceFix(span, '='), edits: [{ span, text: ' =' }] };
    context.report.add('foreign-operator', span, { found: colon.image, expected: '=' }, [fix]);
  }
  return freeze({
    kind: 'Assignment',
    span: spanOfNode(cst, context),
    field: buildName(node(cst, 'name'), context),
    value: buildTestValue(node(cst, 'testValue'), context),
  });
};

const buildTestValue = (cst: CstNode | undefined, context: Context): TestValue => {
  const values = node(cst, 'values');
  if (values !== undefined) {
    return freeze({ kind: 'ValueList', span: spanOfNode(values, context), items: buildValues(values, context) });
  }
  return buildAgo(cst, context) ?? buildAdditive(node(cst, 'additive'), context);
};
