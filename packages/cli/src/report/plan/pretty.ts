import type { SubjectEffects, ValueEffects } from '@tagwright/engine';
import { localInstant } from '@tagwright/dsl';
import type { Context } from '../../context.js';
import { failing, type BookPlan } from '../../planning/plan-book.js';
import { printable } from '../../terminal/printable.js';
import { table } from '../../terminal/table.js';
import { fit } from '../../terminal/width.js';
import { seconds } from '../imported.js';
import { count } from '../numbers.js';
import { changeRows, paintOf, SIGNS } from './change.js';
import { movedSample, turnText } from './sample.js';

/** So many customers of each tag and segment are told with their reasons. */
const MOST_REASONS = 3;
const MAX_NAME = 36;

/** A plan for a person at a terminal: what means something else, whom that moves and why, and what it cost to find out. */
export function planLines(context: Context, found: BookPlan): string[] {
  const { out, words, quiet } = context;
  const { colors } = out;
  const { base, changes, edited } = found;
  const against = colors.faint(words.plan.heldAgainst(base.label));
  return [
    `${colors.strong(words.plan.title(changes.length))}  ${against}`,
    ...(changes.length === 0 && edited.length > 0 ? [`  ${words.bookChanges.onlyWords(edited.length)}`] : []),
    ...changeRows(changes, colors, words.bookChanges),
    ...effectLines(context, found),
    ...testLines(context, found),
    ...(quiet ? [] : footer(context, found)),
  ];
}

function effectLines(context: Context, found: BookPlan): string[] {
  const { words } = context;
  const { counted, changes } = found;
  if (changes.length === 0) return [];
  if (counted === undefined) return ['', words.plan.uncounted];
  const { effects, unknown } = counted;
  if (effects === undefined) return ['', words.plan.unknown[unknown ?? 'no-answers']];
  return effects.subjects.flatMap((subject) => ['', ...subjectLines(context, found, subject)]);
}

function subjectLines({ out, words }: Context, { counted, draft }: BookPlan, subject: SubjectEffects): string[] {
  const { colors } = out;
  const { kind, name, change, values, moves } = subject;
  const sign = paintOf(change, colors)(SIGNS[change]);
  const title = `${sign} ${colors.faint(words.bookChanges.kind[kind])} ${colors.strong(printable(name))}`;
  const isStill = values.every(({ entering, leaving }) => entering + leaving === 0);
  const turns = moves.map(({ from, to, count: n, customers }) => [
    printable(`${from} → ${to}`),
    count(n),
    printable(customers.join(' ') + (n > customers.length ? ' …' : '')),
  ]);
  const sample =
    counted?.effects === undefined ? [] : movedSample(subject, counted.effects, draft, words, MOST_REASONS);
  const reasons = sample.map(({ customer, turn, reason }) => [
    printable(customer),
    printable(turnText(turn, words)),
    reason,
  ]);
  return [
    isStill ? `${title}  ${colors.faint(words.plan.nobodyMoves)}` : title,
    ...table(
      values.map((value) => valueRow(value, words.plan.member)),
      [
        { paint: colors.name, max: MAX_NAME },
        { align: 'right' },
        {},
        { align: 'right' },
        { align: 'right', paint: colors.good },
        { align: 'right', paint: colors.bad },
      ],
      4,
    ),
    ...(turns.length === 0
      ? []
      : table(turns, [{ max: MAX_NAME * 2 }, { align: 'right' }, { paint: colors.faint }], 4)),
    ...(reasons.length === 0
      ? []
      : [
          `    ${colors.faint(words.plan.why)}`,
          ...table(reasons, [{ paint: colors.name, max: 32 }, { max: MAX_NAME * 2 }, { paint: colors.faint }], 6).map(
            (line) => fitted(line, out.width),
          ),
        ]),
  ];
}

/** Colours take no room, so a line that has any is left as it is. */
const fitted = (line: string, width: number): string => (line.includes('\u001B') ? line : fit(line, width));

const valueRow = ({ value, before, after, entering, leaving }: ValueEffects, member: string): string[] => [
  printable(value ?? member),
  count(before),
  '→',
  count(after),
  entering === 0 ? '' : `+${count(entering)}`,
  leaving === 0 ? '' : `-${count(leaving)}`,
];

function testLines({ out, words }: Context, { tests }: BookPlan): string[] {
  const failed = failing(tests);
  if (failed.length === 0) return [];
  return [
    '',
    out.colors.bad(words.plan.testsFail(failed.length, tests.length)),
    ...failed.map((name) => `  ${out.colors.bad('✗')} ${printable(name)}`),
  ];
}

function footer({ out, words }: Context, { counted, draft }: BookPlan): string[] {
  if (counted?.effects === undefined || counted.cost === undefined) return [];
  const { effects, cost } = counted;
  const told = {
    population: count(effects.population),
    at: localInstant(effects.asOf, draft.plan.catalog.zone),
    measured: count(cost.measured),
    anew: count(cost.newlyMeasured),
    seconds: seconds(cost.milliseconds / 1000),
  };
  return ['', out.colors.faint(words.plan.footer(told))];
}
