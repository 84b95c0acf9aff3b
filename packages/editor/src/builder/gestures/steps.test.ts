import { type Ast, parse, type TextEdit } from '@tagwright/dsl';
import { applyTogether } from '@tagwright/dsl/service';
import { describe, expect, it } from 'vitest';
import {
  addClause, addStep, canMoveStep, canRemoveStep, type Card, moveStep, project, removeClause, removeStep, Source,
} from '../index.js'; // prettier-ignore

interface Drawn {
  readonly source: Source;
  readonly cards: readonly Card[];
  readonly did: Ast.Did;
}

const drawn = (condition: string): Drawn => {
  const parsed = parse('a.tag', `segment s = ${condition}`);
  const cards = project(parsed);
  const row = cards[0]?.condition;
  const first = row?.kind === 'group' ? row.rows[0] : row;
  if (first?.kind !== 'test' || first.node.kind !== 'Did') throw new Error(`${condition} asks what was done`);
  return { source: new Source(parsed), cards, did: first.node };
};

const after = (condition: string, act: (drawn: Drawn) => readonly TextEdit[]): string => {
  const text = `segment s = ${condition}`;
  const next = applyTogether(text, act(drawn(condition)));
  expect(parse('a.tag', next).diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
  return next.replace('segment s = ', '');
};

describe('the events of a sequence', () => {
  it.each([
    ['did a', 'did a then x within 7d'],
    ['did a where f = 1 in last 3d', 'did a where f = 1 then x within 7d in last 3d'],
    ['did a then b in last 3d', 'did a then b then x within 7d in last 3d'],
    ['did a in last 3d then b', 'did a in last 3d then b then x within 7d'],
    ['did a // one\n  then b // two\n  in last 3d', 'did a // one\n  then b // two\n  then x within 7d\n  in last 3d'],
  ])('%s has one more', (condition, wanted) => {
    expect(after(condition, ({ source, did }) => addStep(source, did, 'then x within 7d'))).toBe(wanted);
  });

  it.each([
    ['did a then b within 1d in last 3d', 1, 'did a in last 3d'],
    ['did a then b within 1d then not c', 0, 'did b then not c'],
    ['did a in last 3d then b where f = 1', 0, 'did b where f = 1 in last 3d'],
    // What was apart stays apart.
    ['did a where flag then b in last 3d', 1, 'did a where (flag) in last 3d'],
    ['did a where f = 1 then b and F > 3', 1, '(did a where f = 1) and F > 3'],
    ['did a // one\n  // about b\n  then b // two\n  then c', 1, 'did a // one\n  then c'],
  ])('%s loses event %i', (condition, at, wanted) => {
    expect(after(condition, ({ source, did }) => removeStep(source, did, at))).toBe(wanted);
  });

  it.each([
    ['did a then b within 1d then not c within 2h', 2, 1, 'did a then not c within 2h then b within 1d'],
    // The first follows nothing: how soon the second has to follow stays where it is.
    ['did a where f = 1 then b within 1d', 0, 1, 'did b then a where f = 1 within 1d'],
    ['did a then b then c then d', 3, 0, 'did d then a then b then c'],
    [
      'did a then b where flag within 2h then c in last 3d',
      1,
      2,
      'did a then c then b where (flag) within 2h in last 3d',
    ],
    [
      'did a then b where f = 1 then c within 1d and F > 3',
      1,
      2,
      '(did a then c within 1d then b where f = 1) and F > 3',
    ],
    [
      'did a\n  // soon\n  then b // one\n  then not c // other',
      1,
      2,
      'did a\n  then not c // other\n  // soon\n  then b // one',
    ],
  ])('%s: event %i goes to %i', (condition, from, to, wanted) => {
    expect(after(condition, ({ source, cards, did }) => moveStep(source, cards, did, from, to))).toBe(wanted);
  });

  it('keeps what never happens behind the first, and a name before what speaks of it', () => {
    const { did } = drawn('did a as v then not b then c where item = v.item');
    expect(canMoveStep(did, 1, 0)).toBe(false);
    expect(canRemoveStep(did, 0)).toBe(false);
    expect(canMoveStep(did, 2, 1)).toBe(true);
    expect(canMoveStep(did, 2, 0)).toBe(false);
    expect(canMoveStep(did, 1, 3)).toBe(false);
    const moved = after('did a then not b', ({ source, cards, did: sequence }) =>
      moveStep(source, cards, sequence, 1, 0),
    );
    expect(moved).toBe('did a then not b');
  });
});

describe('what is said of events', () => {
  it.each([
    ['did a', 'habit', 'in each of last 3 weeks', 'did a in each of last 3 weeks'],
    ['did a where f = 1 in last 3d', 'habit', 'in each of last 3 weeks', 'did a where f = 1 in each of last 3 weeks'],
    ['did a in each of last 3 weeks', 'times', 'at least 2 times', 'did a at least 2 times in each of last 3 weeks'],
    // A `where` would take in what follows.
    ['did a and F > 3', 'where', 'f = 1', '(did a where f = 1) and F > 3'],
    ['did a where flag', 'window', 'in last 3d', 'did a where (flag) in last 3d'],
  ] as const)('%s, %s', (condition, clause, text, wanted) => {
    const said = after(condition, ({ source, did }) => addClause(source, did, clause, text, 'en'));
    expect(said).toBe(wanted);
  });

  it('counts within a period behind it in Chinese', () => {
    const said = after('做过 a 近8周 至少4周', ({ source, did }) => addClause(source, did, 'times', '至少2次', 'zh'));
    expect(said).toBe('做过 a 近8周 至少4周 至少2次');
    expect(after(said, ({ source, did }) => removeClause(source, did, 'habit'))).toBe('做过 a 至少2次');
  });

  it.each([
    ['did a then b', 'within', 'within 2h', 'did a then b within 2h'],
    ['did a then b within 2h', 'where', 'f = 1', 'did a then b where f = 1 within 2h'],
    ['did a then b and F > 3', 'where', 'f = 1', '(did a then b where f = 1) and F > 3'],
  ] as const)('%s, of its step %s', (condition, clause, text, wanted) => {
    const step = (did: Ast.Did): Ast.Step => did.steps[0] as Ast.Step;
    const said = after(condition, ({ source, did }) => addClause(source, step(did), clause, text, 'en', did));
    expect(said).toBe(wanted);
    const back = after(said, ({ source, did }) => removeClause(source, step(did), clause, did));
    expect(back.replace(/^\((.*)\) and/, '$1 and')).toBe(condition);
  });

  it.each([
    ['did a then b where flag within 2h in last 3d', 'did a then b where (flag) in last 3d'],
    ['did a then b where f = 1 within 2h and F > 3', '(did a then b where f = 1) and F > 3'],
    ['做过 a 随后 b 其中 f = 1 2小时内 近3天', '做过 a 随后 b 其中 f = 1 近3天'],
  ])('%s says how soon no longer', (condition, wanted) => {
    const said = after(condition, ({ source, did }) => removeClause(source, did.steps[0] as Ast.Step, 'within', did));
    expect(said).toBe(wanted);
  });
});
