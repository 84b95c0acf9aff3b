import type { Cond } from '../../plan/conditions.js';
import type { Plan, PlanTag, RankThreshold } from '../../plan/types.js';
import type { Value } from '../../plan/values.js';
import { Axis } from './axes.js';
import type { Cell } from './cells.js';
import { Choice } from './choices.js';
import { domainOf } from './domain.js';
import { Draft, type About } from './quantity.js';
import { Standing } from './standings.js';
import type { Values } from './values.js';

interface Kept<Shape> {
  readonly draft: Draft;
  readonly shape: Shape;
}

const NOTHING: ReadonlySet<string> = new Set();

/** The quantities that the conditions of one space are about, each kept once. */
export class Quantities {
  readonly #kept = new Map<string, Kept<Axis | Choice | Standing | undefined>>();

  constructor(
    readonly plan: Plan,
    readonly values: Values,
  ) {}

  drafts(): readonly Draft[] {
    return [...this.#kept.values()].map(({ draft }) => draft);
  }

  /** An ordered value as it is: a number, or a date or instant by the calendar. */
  axis(value: Value): Kept<Axis> {
    const key = `at ${this.values.key(value)}`;
    return this.#keep(key, () => {
      const axis = new Axis(domainOf(value, this.values));
      return { shape: axis, draft: this.#draft(key, value, 'as-is', () => axis.cells()) };
    });
  }

  /** How long before now an instant (ms) or a date (days) lies. */
  age(value: Value, seen: 'age-ms' | 'age-days'): Kept<Axis> {
    const key = `${seen} ${this.values.key(value)}`;
    return this.#keep(key, () => {
      const past = this.values.isEventTime(value);
      const axis = new Axis({ from: past ? 0 : -Infinity, to: Infinity });
      return { shape: axis, draft: this.#draft(key, value, seen, () => axis.cells()) };
    });
  }

  /** A text, a declared value, yes or no. */
  choice(value: Value): Kept<Choice> {
    const key = `choice ${this.values.key(value)}`;
    return this.#keep(key, () => {
      const { type } = value;
      const choice = new Choice(type.kind === 'enum' ? type.values : type.kind === 'bool' ? [true, false] : undefined);
      return { shape: choice, draft: this.#draft(key, value, 'as-is', () => choice.cells()) };
    });
  }

  /** Whether there is a value at all, of a kind that is not looked into: a set, a place. */
  known(value: Value): Draft {
    const key = `known ${this.values.key(value)}`;
    const cells: readonly Cell[] = [{ kind: 'truth', truth: true }];
    return this.#keep(key, () => ({ shape: undefined, draft: this.#draft(key, value, 'opaque', () => cells) })).draft;
  }

  /** How two values stand to each other, neither of them written out. */
  pair(left: Value, right: Value): Draft {
    const { values } = this;
    const key = `pair ${values.key(left)} ${values.key(right)}`;
    const relations = ['<', '=', '>'].map((relation) => ({ kind: 'relation', relation }) as Cell);
    return this.#keep(key, () => {
      const about: About = {
        key,
        value: undefined,
        seen: 'pair',
        needs: [...values.needs(left), ...values.needs(right)],
        linked: values.isLinked(left) && values.isLinked(right),
        roots: new Set([...values.roots(left), ...values.roots(right)]),
      };
      const canBeMissing = !values.isNeverMissing(left) || !values.isNeverMissing(right);
      return { shape: undefined, draft: new Draft(about, () => relations, canBeMissing) };
    }).draft;
  }

  /** The standing of everybody who is ranked together, in one family of thresholds. */
  standing(rank: RankThreshold, family: string): Kept<Standing> {
    const { values } = this;
    const key = `standing ${family} ${values.key(rank.key)} ${JSON.stringify([rank.population, rank.per])}`;
    return this.#keep(key, () => {
      const standing = new Standing();
      const roots = new Set([...values.roots(rank.key), 'rank']);
      const about: About = { key, value: rank.key, seen: 'standing', needs: [], linked: false, roots };
      return { shape: standing, draft: new Draft(about, () => standing.cells(), false) };
    });
  }

  /** The value that a customer has of an exclusive tag, or one value of a `many` tag. */
  tag(tag: PlanTag, value: string | undefined): Kept<Choice> {
    const key = `tag ${tag.id} ${value ?? ''}`;
    return this.#keep(key, () => {
      const choice = new Choice(value === undefined ? tag.values : [true]);
      const about = opaqueAbout(key, new Set([`tag ${tag.id}`]));
      const always = value === undefined && tag.otherwise !== undefined;
      return { shape: choice, draft: new Draft(about, () => choice.cells(), !always) };
    });
  }

  /** A condition that is not looked into; with a value, it does not hold where that is missing. */
  opaque(key: string, condition: Cond, needing: readonly Value[]): Draft {
    const { values } = this;
    return this.#keep(`opaque ${key}`, () => {
      const about: About = {
        ...opaqueAbout(`opaque ${key}`, rootsIn(condition, values)),
        needs: needing.flatMap((value) => values.needs(value)),
        linked: needing.length > 0 && needing.every((value) => values.isLinked(value)),
      };
      const cells: readonly Cell[] = [true, false].map((truth) => ({ kind: 'truth', truth }));
      return { shape: undefined, draft: new Draft(about, () => cells, about.linked && about.needs.length > 0) };
    }).draft;
  }

  #draft(key: string, value: Value, seen: About['seen'], cells: () => readonly Cell[] | undefined): Draft {
    const { values } = this;
    const about: About = {
      key,
      value,
      seen,
      needs: values.needs(value),
      linked: values.isLinked(value),
      roots: values.roots(value),
    };
    return new Draft(about, cells, !values.isNeverMissing(value));
  }

  #keep<Shape extends Axis | Choice | Standing | undefined>(key: string, make: () => Kept<Shape>): Kept<Shape> {
    const known = this.#kept.get(key);
    if (known !== undefined) return known as Kept<Shape>;
    const made = make();
    this.#kept.set(key, made);
    return made;
  }
}

const opaqueAbout = (key: string, roots: ReadonlySet<string>): About => ({
  key,
  value: undefined,
  seen: 'opaque',
  needs: [],
  linked: false,
  roots: roots.size === 0 ? NOTHING : roots,
});

/** What the values inside a condition are read from. */
const rootsIn = (tree: unknown, values: Values): ReadonlySet<string> => {
  const roots = new Set<string>();
  const visit = (part: unknown): void => {
    if (part === null || typeof part !== 'object') return;
    if ('type' in part && 'kind' in part) for (const root of values.roots(part as Value)) roots.add(root);
    else for (const inner of Object.values(part)) visit(inner);
  };
  visit(tree);
  return roots;
};
