import { type Ast, printNode, spell, type Vocabulary, walk } from '@tagwright/dsl';
import type { MenuProps } from 'antd';
import {
  addClause,
  alsoWhere,
  type Clause,
  clausesOpen,
  clausesSaid,
  removeClause,
  type Speaking,
  usualHabit,
  usualWithin,
} from '../../../../builder/index.js';
import type { Words } from '../../../../words/index.js';
import type { Building } from '../building.js';

export type MenuItems = NonNullable<MenuProps['items']>;

/** Asks what a new condition is about, and hands over its text. `event`: it is about an event of that name. */
export type Ask = (event: string | undefined, put: (text: string) => void) => void;

/** What speaks of events, and what of it is changed where it stands. */
export interface Spoken {
  readonly node: Speaking;
  /** All that it can say if left out. */
  readonly of?: readonly Clause[];
  /** The sequence that it is a step of. */
  readonly sequence?: Ast.Did;
}

/** What more, or less, can be said of the events that a condition or value is about. `focus`: the cell to go to then. */
export const clauseItems = (
  { node, of, sequence }: Spoken,
  focus: string,
  ask: Ask,
  words: Words['builder'],
  { source, vocabulary, act }: Building,
): MenuItems => {
  const event = eventOf(node);
  const { where } = node;
  const isAsked = (clause: Clause): boolean => of?.includes(clause) ?? true;
  const put = (clause: Clause, text: string): void =>
    act(addClause(source, node, clause, text, vocabulary, sequence), focus);
  const add = (clause: Clause): void => {
    if (clause === 'where') ask(event, (text) => put('where', text));
    else put(clause, usual(clause, vocabulary));
  };
  const open = clausesOpen(node).filter((clause) => isAsked(clause) && (clause !== 'where' || event !== undefined));
  return [
    ...open.map((clause) => ({ key: `add ${clause}`, label: words.addClause[clause], onClick: () => add(clause) })),
    ...(where === undefined || !isAsked('where')
      ? []
      : [
          {
            key: 'also',
            label: words.alsoWhere,
            onClick: () => ask(event, (text) => act(alsoWhere(source, where, text, vocabulary), focus)),
          },
        ]),
    ...clausesSaid(node)
      .filter(isAsked)
      .map((clause) => ({
        key: `remove ${clause}`,
        label: words.removeClause[clause],
        onClick: () => act(removeClause(source, node, clause, sequence), focus),
      })),
  ];
};

/** What speaks of events: all of a condition, or a number in it. */
export const speakingIn = (root: Ast.Expr): Exclude<Speaking, Ast.Step> | undefined => {
  let found: Exclude<Speaking, Ast.Step> | undefined;
  walk(root, (node) => {
    if (node.kind === 'Did' || node.kind === 'Aggregate' || node.kind === 'Recency') found ??= node;
    return found === undefined;
  });
  return found;
};

/** The event that is spoken of; undefined for any. */
export const eventOf = (node: Speaking): string | undefined => {
  if (node.kind === 'Did' || node.kind === 'Step') return node.event === 'any' ? undefined : node.event.text;
  if (node.operand.kind === 'Ref') return node.operand.name;
  return node.operand.kind === 'Member' ? node.operand.object.text : undefined;
};

const NOWHERE = { start: 0, end: 0 };

/** What is said about events at first: three times, in the last thirty days. */
export const usual = (clause: Exclude<Clause, 'where'>, keywords: Vocabulary): string => {
  switch (clause) {
    case 'times':
      return printNode({ kind: 'Times', span: NOWHERE, bound: 'at least', count: 3 }, { keywords });
    case 'habit':
      return usualHabit(keywords);
    case 'within':
      return usualWithin(keywords);
    case 'window':
      return keywords === 'zh' ? `${spell('inLast', 'zh')}30天` : `${spell('inLast', 'en')} 30d`;
  }
};
