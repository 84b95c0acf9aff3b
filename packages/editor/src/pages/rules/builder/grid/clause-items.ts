import { type Ast, printNode, spell, type Vocabulary, walk } from '@tagwright/dsl';
import type { MenuProps } from 'antd';
import {
  addClause,
  alsoWhere,
  type Clause,
  clausesOpen,
  removeClause,
  type Speaking,
} from '../../../../builder/index.js';
import type { Words } from '../../../../words/index.js';
import type { Building } from '../building.js';

export type MenuItems = NonNullable<MenuProps['items']>;

/** Asks what a new condition is about, and hands over its text. `event`: it is about an event of that name. */
export type Ask = (event: string | undefined, put: (text: string) => void) => void;

const CLAUSES: readonly Clause[] = ['where', 'times', 'window'];

/** What more, or less, can be said of the events that a condition or value is about. `focus`: the cell to go to then. */
export const clauseItems = (
  root: Ast.Expr,
  focus: string,
  ask: Ask,
  words: Words['builder'],
  { source, vocabulary, act }: Building,
): MenuItems => {
  const speaking = speakingIn(root);
  if (speaking === undefined) return [];
  const event = eventOf(speaking);
  const { where } = speaking;
  const add = (clause: Clause): void => {
    if (clause !== 'where') act(addClause(source, speaking, clause, usual(clause, vocabulary), vocabulary), focus);
    else ask(event, (text) => act(addClause(source, speaking, 'where', text, vocabulary), focus));
  };
  const open = clausesOpen(speaking).filter((clause) => clause !== 'where' || event !== undefined);
  return [
    ...open.map((clause) => ({ key: `add ${clause}`, label: words.addClause[clause], onClick: () => add(clause) })),
    ...(where === undefined
      ? []
      : [
          {
            key: 'also',
            label: words.alsoWhere,
            onClick: () => ask(event, (text) => act(alsoWhere(source, where, text, vocabulary), focus)),
          },
        ]),
    ...CLAUSES.filter((clause) => holds(speaking, clause)).map((clause) => ({
      key: `remove ${clause}`,
      label: words.removeClause[clause],
      onClick: () => act(removeClause(source, speaking, clause), focus),
    })),
  ];
};

/** What speaks of events: all of a condition, or a number in it. */
const speakingIn = (root: Ast.Expr): Speaking | undefined => {
  let found: Speaking | undefined;
  walk(root, (node) => {
    if (node.kind === 'Did' || node.kind === 'Aggregate' || node.kind === 'Recency') found ??= node;
    return found === undefined;
  });
  return found;
};

const eventOf = (node: Speaking): string | undefined => {
  if (node.kind === 'Did') return node.event === 'any' ? undefined : node.event.text;
  if (node.operand.kind === 'Ref') return node.operand.name;
  return node.operand.kind === 'Member' ? node.operand.object.text : undefined;
};

const holds = (node: Speaking, clause: Clause): boolean => {
  if (clause === 'where') return node.where !== undefined;
  if (clause === 'window') return node.window !== undefined;
  return node.kind === 'Did' && node.times !== undefined;
};

const NOWHERE = { start: 0, end: 0 };

/** What is said about events at first: three times, in the last thirty days. */
const usual = (clause: Exclude<Clause, 'where'>, keywords: Vocabulary): string => {
  if (clause === 'times') return printNode({ kind: 'Times', span: NOWHERE, bound: 'at least', count: 3 }, { keywords });
  return keywords === 'zh' ? `${spell('inLast', 'zh')}30天` : `${spell('inLast', 'en')} 30d`;
};
