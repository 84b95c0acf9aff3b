import { isDeepStrictEqual } from 'node:util';
import {
  Dice,
  randomBookWithConditions,
  randomFacts,
  randomNow,
  type Book,
  type Condition,
  type Segment,
} from '../oracle/index.js';
import type { Law, Verdict } from './law.js';
import { planOf } from './book-text.js';
import { bookStory, written } from './question.js';

/**
 * Metamorphic checks, which need no oracle: three-way partitioning without the third way, since the language has no
 * null (Rigger and Su, TLP, OOPSLA 2020).
 */
export const logicLaw: Law = {
  name: 'logic',
  says: '`p and q` selects from `p`, `p` and `not p` part everyone, and De Morgan holds',
  try: async (seed, { evaluators }): Promise<Verdict> => {
    const dice = new Dice(seed);
    const { book, conditions } = randomBookWithConditions(dice, 2);
    const [p, q] = conditions;
    if (!p || !q) throw new Error('two conditions were asked for');
    const asked: Book = { ...book, segments: [...book.segments, ...combinations(p, q)] };
    const now = randomNow(dice, asked);
    const text = written({ seed }, { book: asked });
    const evaluator = dice.pick(evaluators);
    const [answer] = await evaluator.answers(planOf(text), asked, randomFacts(dice, asked, now), [now]);
    const of = (name: string) => answer?.segments[name] ?? [];
    const everyone = of('law p or not p');
    const within = (some: readonly string[], all: readonly string[]) => some.every((id) => all.includes(id));
    const broken = [
      [everyone.length === answer?.population, 'p or not p is everyone'],
      [of('law p and not p').length === 0, 'p and not p is nobody'],
      [of('law p').length + of('law not p').length === everyone.length, 'p and not p part everyone'],
      [within(of('law p and q'), of('law p')), 'p and q is within p'],
      [within(of('law p'), of('law p or q')), 'p is within p or q'],
      [isDeepStrictEqual(of('law not (p and q)'), of('law not p or not q')), 'not (p and q) is not p or not q'],
      [isDeepStrictEqual(of('law p'), of('law not not p')), 'p is not not p'],
    ].flatMap(([held, law]) => (held ? [] : [String(law)]));
    if (broken.length === 0) return { cases: 1, broken: undefined };
    return {
      cases: 1,
      broken: {
        story: `${bookStory(text)}\nat ${now}, ${evaluator.name}: it is not so that ${broken.join(', and that ')}`,
      },
    };
  },
};

function combinations(p: Condition, q: Condition): readonly Segment[] {
  const not = (operand: Condition): Condition => ({ kind: 'not', operand });
  const both = (kind: 'and' | 'or', ...operands: Condition[]): Condition => ({ kind, operands });
  const named: Record<string, Condition> = {
    'law p': p,
    'law not p': not(p),
    'law not not p': not(not(p)),
    'law p and q': both('and', p, q),
    'law p or q': both('or', p, q),
    'law p and not p': both('and', p, not(p)),
    'law p or not p': both('or', p, not(p)),
    'law not (p and q)': not(both('and', p, q)),
    'law not p or not q': both('or', not(p), not(q)),
  };
  return Object.entries(named).map(([name, condition]) => ({ names: [name], condition }));
}
