import { describe, expect, it } from 'vitest';
import type { Cond } from '../plan/conditions.js';
import type { Value } from '../plan/values.js';
import type { Turning } from './folds.js';
import { HOUR, planOf } from './harness.js';
import { prepare } from './prepare.js';
import { displacedIn, movesIn, turningsIn } from './uneven.js';

const CATALOG = `
timezone "Asia/Shanghai"
customer { joined: time  due: time  points: integer }
event order { amount: money }
metric R = since(joined)
metric D = since(due)
`;

const NAMES: Readonly<Record<string, string>> = { joined: 'R', due: 'D' };

/** `R` and `D` are how long ago somebody joined, and was due; `X` how long ago an event was, `C` a column. */
const inWords = (value: Value): string => {
  switch (value.kind) {
    case 'const':
      return value.type.kind === 'duration' ? `${Number(value.value) / HOUR}h` : String(value.value);
    case 'since':
      return value.operand.kind === 'customer-field' ? (NAMES[value.operand.column] ?? '') : 'X';
    case 'customer-field':
      return value.column;
    case 'arith':
      return `(${inWords(value.left)} ${value.op} ${inWords(value.right)})`;
    case 'quotient':
      return `(${inWords(value.left)} / ${inWords(value.right)})`;
    case 'negate':
      return `-${inWords(value.operand)}`;
    case 'round':
    case 'abs':
      return `${value.kind}${inWords(value.operand)}`;
    case 'least':
    case 'greatest':
      return `${value.kind}(${value.operands.map(inWords).join(', ')})`;
    case 'column':
      return 'C';
    default:
      return value.kind;
  }
};

const conditionIn = (condition: Cond): string =>
  condition.kind === 'compare'
    ? `${inWords(condition.left)} ${condition.op} ${inWords(condition.right)}`
    : condition.kind;
const turningIn = (turning: Turning): string =>
  turning.kind === 'holds' ? conditionIn(turning.condition) : `${turning.kind}: ${inWords(turning.value)}`;

/** What the condition of a segment turns with, and then what the columns do that it reads. */
const turningsOf = (condition: string): readonly string[] => {
  const plan = planOf(`${CATALOG}segment S = ${condition}`);
  const { index } = prepare(plan);
  const [moves, isDisplaced] = [movesIn(index), displacedIn(index)];
  const parts = [...plan.segments.map((segment) => segment.condition), ...plan.columns];
  return parts.flatMap((part) => turningsIn(part, moves, isDisplaced)).map(turningIn);
};

describe('a time that lies elsewhere than where a fact or a rule says', () => {
  const CATALOG = `timezone "Asia/Shanghai"
customer { due: time  born: date  wed: date  points: integer }
event order {}
`;
  const turnsOf = (condition: string): readonly string[] => {
    const plan = planOf(`${CATALOG}segment S = ${condition}`);
    const { index } = prepare(plan);
    const [part] = plan.segments.map((segment) => segment.condition);
    const turnings = part === undefined ? [] : turningsIn(part, movesIn(index), displacedIn(index));
    return turnings.map((turning) =>
      turning.kind !== 'holds'
        ? turning.kind
        : 'window' in turning.condition
          ? `${turning.condition.window.kind} ${JSON.stringify(Object.values(turning.condition.window).slice(1))}`
          : turning.condition.kind,
    );
  };
  const [AT_ONCE, HOUR_AGO, DAY_AGO] = [0, HOUR, 24 * HOUR].map((ms) => `{"unit":"ms","ms":${ms}}`);

  it.each<[string, readonly string[]]>([
    // One length after an instant is known already, and dates turn at midnights.
    ['due before 1h ago', []],
    ['max(order.at) before 1h ago', []],
    ['least(born, wed) before 1d ago', []],
    // It comes into a window once, and leaves it once.
    ['due + 2h before 1h ago', [`before [${AT_ONCE}]`, `before [${HOUR_AGO}]`]],
    ['due + 2h in last 1h', [`before [${AT_ONCE}]`, `last [${HOUR_AGO}]`]],
    ['due - 2h within next 1h', [`before [${AT_ONCE}]`, `next [${HOUR_AGO}]`]],
    ['due + 2h between 1d and 1h ago', [`before [${HOUR_AGO}]`, `ago [${DAY_AGO},${HOUR_AGO}]`]],
    ['max(order.at + 2h) before 1h ago', [`before [${AT_ONCE}]`, `before [${HOUR_AGO}]`]],
    ['due + points * 1h before 1h ago', [`before [${AT_ONCE}]`, `before [${HOUR_AGO}]`]],
    // A recency passes a length once, and has it between two passages.
    ['since(due) > 1h', []],
    ['since(due + 2h) > 1h', ['compare']],
    ['until(due - 2h) = 1h', ['compare', 'compare']],
    ['since(due) > 1mo', []],
    ['since(due + 2h) > 1mo', ['compare-span']],
    ['since(due + 2h) = 1mo', ['compare-span', 'compare-span']],
  ])('turns where what it is compared with comes to it: %s', (condition, turnings) => {
    expect(turnsOf(condition)).toEqual(turnings);
  });
});

describe('what is worked out from a recency turns', () => {
  it.each<[string, readonly string[]]>([
    // Where a length that is written is over is known already, and what stands still never turns.
    ['R > 90h', []],
    ['90h <= R', []],
    ['points * 2 > 3', []],
    ['points in (1, 2)', []],
    // It passes a length once; where it has to be equal it comes, and goes.
    ['R * 2 > 90h', ['(R * 2) > 90h']],
    ['R > D', ['R > D']],
    ['R * 2 = 90h', ['(R * 2) < 90h', '90h < (R * 2)']],
    ['R * 2 in (20h, 30h)', ['(R * 2) < 20h', '20h < (R * 2)', '(R * 2) < 30h', '30h < (R * 2)']],
    // A magnitude turns round at zero.
    ['abs(R - 2h) < 1h', ['(R - 2h) < 0h', 'abs(R - 2h) < 1h']],
    ['abs(abs(R - 2h) - 1h) < 1h', ['(R - 2h) < 0h', '(abs(R - 2h) - 1h) < 0h', 'abs(abs(R - 2h) - 1h) < 1h']],
    // Another one is the least from where two of them meet.
    ['least(R, D) * 2 < 1h', ['R < D', '(least(R, D) * 2) < 1h']],
    [
      'greatest(R, D, points * 1h) < 1h',
      ['R < D', 'R < (points * 1h)', 'D < (points * 1h)', 'greatest(R, D, (points * 1h)) < 1h'],
    ],
    // Two that move make a product with a vertex, and so whatever is added to it.
    ['(R / 1h) * points < 3', ['((R / 1h) * points) < 3']],
    ['(R / 1h) * (D / 1h) < 3', ['rises: ((R / 1h) * (D / 1h))', '((R / 1h) * (D / 1h)) < 3']],
    ['(R / 1h) + (D / 1h) < 3', ['((R / 1h) + (D / 1h)) < 3']],
    [
      'points + (R / 1h) * (D / 1h) < 3',
      [
        'rises: ((R / 1h) * (D / 1h))',
        'rises: (points + ((R / 1h) * (D / 1h)))',
        '(points + ((R / 1h) * (D / 1h))) < 3',
      ],
    ],
    [
      '(R / 1h) * (D / 1h) - points < 3',
      [
        'rises: ((R / 1h) * (D / 1h))',
        'rises: (((R / 1h) * (D / 1h)) - points)',
        '(((R / 1h) * (D / 1h)) - points) < 3',
      ],
    ],
    [
      '-((R / 1h) * (D / 1h)) + points < 3',
      [
        'rises: ((R / 1h) * (D / 1h))',
        'rises: (-((R / 1h) * (D / 1h)) + points)',
        '(-((R / 1h) * (D / 1h)) + points) < 3',
      ],
    ],
    // A magnitude has turned round already, where it does.
    [
      'abs((R / 1h) * (D / 1h)) + points < 3',
      ['rises: ((R / 1h) * (D / 1h))', '((R / 1h) * (D / 1h)) < 0', '(abs((R / 1h) * (D / 1h)) + points) < 3'],
    ],
    // Where it is divided by nothing it runs away, and comes back from the other end.
    ['1h / R > 2', ['R < 0h', '0h < R', '(1h / R) > 2']],
    ['R / D > 2', ['D < 0h', '0h < D', 'rises: (R / D)', '(R / D) > 2']],
    ['R / 1h > points', ['(R / 1h) > points']],
    // Each step matters only beside something else that moves.
    ['round(R / 1h) > points', ['round(R / 1h) > points']],
    ['round(R / 1h) = 2', ['round(R / 1h) < 2', '2 < round(R / 1h)']],
    ['round(R / 1h) in (2, 3)', ['round(R / 1h) < 2', '2 < round(R / 1h)', 'round(R / 1h) < 3', '3 < round(R / 1h)']],
    ['round(R / 1h) + points > 2', ['(round(R / 1h) + points) > 2']],
    ['round(R / 1h) > D / 1h', ['steps: round(R / 1h)', 'round(R / 1h) > (D / 1h)']],
    ['D / 1h > round(R / 1h)', ['steps: round(R / 1h)', '(D / 1h) > round(R / 1h)']],
    ['round(R / 1h) + D / 1h > 2', ['steps: round(R / 1h)', '(round(R / 1h) + (D / 1h)) > 2']],
    ['-round(R / 1h) + D / 1h > 2', ['steps: round(R / 1h)', '(-round(R / 1h) + (D / 1h)) > 2']],
    [
      'abs(round(R / 1h) - D / 1h) < 2',
      ['steps: round(R / 1h)', '(round(R / 1h) - (D / 1h)) < 0', 'abs(round(R / 1h) - (D / 1h)) < 2'],
    ],
    [
      'least(round(R / 1h), points) * 2 > 2',
      ['steps: round(R / 1h)', 'round(R / 1h) < points', '(least(round(R / 1h), points) * 2) > 2'],
    ],
    ['round(points / 3) > D / 1h', ['round(points / 3) > (D / 1h)']],
    // What is rounded again has the steps of the outer one, or of both, where something moves between them.
    ['round(round(R / 1h) / 2) > D / 1h', ['steps: round(round(R / 1h) / 2)', 'round(round(R / 1h) / 2) > (D / 1h)']],
    ['round(round(R / 1h) / 2 + D / 1h) > 3', ['steps: round(R / 1h)', 'round((round(R / 1h) / 2) + (D / 1h)) > 3']],
    [
      'round(R / 1h) + round(D / 1h) in (2, 3)',
      [
        'steps: round(R / 1h)',
        'steps: round(D / 1h)',
        ...['2', '3'].flatMap((each) => [
          `(round(R / 1h) + round(D / 1h)) < ${each}`,
          `${each} < (round(R / 1h) + round(D / 1h))`,
        ]),
      ],
    ],
    // A sum over events moves evenly, unless what is summed turns round; that of everybody, and a score, stand still.
    ['sum(since(order.at)) * 2 > 9h', ['(C * 2) > 9h']],
    ['sum(abs(since(order.at) - 2h)) > 9h', ['C > 9h', '(X - 2h) < 0h']],
    ['sum(order.amount) * 2 > 9', []],
    ['count(order) > 3', []],
    ['overall sum(since(order.at)) > points * 1h', []],
    ['score(R, 5) * 2 > 3', []],
    ['not (R * 2 > 90h)', []],
  ])('%s', (condition, expected) => expect(turningsOf(condition)).toEqual(expected));
});
