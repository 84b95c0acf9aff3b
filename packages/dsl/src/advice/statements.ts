import type { Cond } from '../plan/conditions.js';
import { formatDate, fromScaled } from '../plan/semantics/index.js';
import type { Plan } from '../plan/types.js';
import type { Origins } from '../plan/resolve/index.js';
import type { Compare, DurationLit, Expr } from '../syntax/ast/index.js';
import type { Cell, Cells } from './space/cells.js';
import { cellsIn, type Quantity } from './space/quantity.js';
import type { Example } from './space/trust.js';
import type { Space } from './space/space.js';
import { placeOf } from './space/standings.js';
import type { Values } from './space/values.js';
import { Sources } from './sources.js';
import { Subjects } from './subjects.js';

const NOWHERE = { start: 0, end: 0 };
const DAY = 86_400_000;

/** Says of a customer what the rule language would ask of it: `R = 100d`, `M < top20%`, `城市 = 北京`. */
export class Statements {
  readonly #sources: Sources;
  readonly #subjects: Subjects;

  constructor(
    readonly plan: Plan,
    values: Values,
    origins: Origins,
  ) {
    this.#sources = new Sources(plan, origins);
    this.#subjects = new Subjects(plan, values, this.#sources);
  }

  /** Everything that makes an example; undefined where it cannot be put into words. */
  of(space: Space, { box, points }: Example): readonly Expr[] | undefined {
    const implied = space.rankedIn(box);
    const said = space.quantities.map((quantity, index) => {
      const cells = box[index] ?? 0;
      const [cell] = cellsIn(quantity, cells);
      if (cells === quantity.all || cell === undefined) return [];
      const understood = implied[index] ?? 0;
      if (quantity.tests.every((test) => isUniform(test, understood))) return [];
      if (cell.kind === 'standing') return this.#standing(quantity, cells);
      return this.#equation(quantity, cell, points.get(index)) ?? this.#conditions(quantity, cells, understood);
    });
    return said.every((each) => each !== undefined) ? said.flat() : undefined;
  }

  /** What the quantity is, where it has a name and the cell a value. */
  #equation(quantity: Quantity, cell: Cell, point: number | undefined): readonly Expr[] | undefined {
    const subject = this.#subjects.of(quantity);
    const value = subject === undefined ? undefined : valueIn(quantity, cell, point);
    if (subject === undefined || value === undefined) return undefined;
    if (value === 'missing') return [{ kind: 'MissingTest', span: NOWHERE, operand: subject, known: false }];
    return [{ kind: 'Compare', span: NOWHERE, op: '=', left: subject, right: value }];
  }

  /** The highest threshold that is reached, and the lowest that is not. */
  #standing(quantity: Quantity, cells: number): readonly Expr[] | undefined {
    const asked = quantity.sources
      .flatMap((sources, index) => {
        const holds = ((quantity.tests[index] ?? 0) & cells) !== 0;
        return sources.flatMap((source) => this.#rankAsked(source, holds));
      })
      .toSorted((a, b) => a.place - b.place);
    const reached = nearest(asked.filter(({ at }) => at === 'reached').toReversed());
    const missed = nearest(asked.filter(({ at }) => at === 'missed'));
    const said = [...reached, ...missed].map((each) => each.said);
    return said.length === 0 ? undefined : said;
  }

  #rankAsked(source: Cond, holds: boolean): readonly ThresholdAsked[] {
    const node = this.#sources.asked(source);
    const rank = source.kind === 'rank' ? this.plan.ranks.find(({ id }) => id === source.rank) : undefined;
    if (source.kind !== 'rank' || rank === undefined || node?.kind !== 'Compare') return [];
    const said: Compare = holds ? node : { ...node, op: OPPOSITE[node.op] };
    const upper = source.op === '>=' || source.op === '>';
    return [{ place: placeOf(rank.cut), at: upper === holds ? 'reached' : 'missed', said }];
  }

  /** The conditions themselves, each as it stands or with a `not`, but for what is understood already. */
  #conditions(quantity: Quantity, cells: Cells, understood: Cells): readonly Expr[] | undefined {
    const said = quantity.sources.flatMap((sources, index): readonly (Expr | undefined)[] => {
      const test = quantity.tests[index] ?? 0;
      if (isUniform(test, understood)) return [];
      const node = sources.map((source) => this.#sources.asked(source)).find((each) => each !== undefined);
      if (node === undefined || node.kind === 'Between') return [undefined];
      return [(test & cells) !== 0 ? node : { kind: 'Not', span: NOWHERE, operand: node }];
    });
    return said.every((each) => each !== undefined) ? said : undefined;
  }
}

/** Whether a test comes to the same in all of these cells. */
const isUniform = (test: Cells, cells: Cells): boolean => (test & cells) === 0 || (~test & cells) === 0;

/** What is said of one threshold, and whether it is below the value or above. */
interface ThresholdAsked {
  readonly place: number;
  readonly at: 'reached' | 'missed';
  readonly said: Compare;
}

/**
 * The nearest threshold, from which those behind it follow; and where the value may be just at it the nearest that it is
 * not at, since where values are tied several thresholds are one.
 */
const nearest = (asked: readonly ThresholdAsked[]): readonly ThresholdAsked[] => {
  const [first] = asked;
  const apart = asked.find(({ said }) => said.op === '<' || said.op === '>');
  if (first === undefined || first.place === apart?.place) return apart === undefined ? [] : [apart];
  return apart === undefined ? [first] : [first, apart];
};

const OPPOSITE = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': '!=', '!=': '=' } as const;
const numberLiteral = (text: string): Expr => {
  const literal: Expr = { kind: 'NumberLit', span: NOWHERE, value: text.replace('-', ''), scale: '', counter: '' };
  return text.startsWith('-') ? { kind: 'Negate', span: NOWHERE, operand: literal } : literal;
};

const decimalText = (number: number): string => String(Number(number.toFixed(6)));

const UNITS = [
  ['d', DAY],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** A value of the cell, as a rule would write it. */
const valueIn = (quantity: Quantity, cell: Cell, point: number | undefined): Expr | 'missing' | undefined => {
  const { value, seen } = quantity.about;
  if (cell.kind === 'missing') return 'missing';
  if (cell.kind === 'value') {
    return typeof cell.value === 'boolean'
      ? { kind: 'BoolLit', span: NOWHERE, value: cell.value }
      : { kind: 'Ref', span: NOWHERE, name: cell.value, quoted: value?.type.kind === 'text' };
  }
  if (point === undefined || value === undefined) return undefined;
  if (seen === 'age-ms' || value.type.kind === 'duration') return durationOf(point);
  if (value.type.kind === 'date') return { kind: 'DateLit', span: NOWHERE, date: formatDate(point), time: '' };
  if (value.type.kind !== 'number' && value.type.kind !== 'money') return undefined;
  return numberLiteral(value.type.form === 'real' ? decimalText(point) : fromScaled(point, value.type.form.exact));
};

const durationOf = (ms: number): DurationLit | undefined => {
  const unit = UNITS.find(([, length]) => ms % length === 0);
  if (ms <= 0 || unit === undefined) return undefined;
  return { kind: 'DurationLit', span: NOWHERE, amount: String(ms / unit[1]), unit: unit[0] };
};
