import type { Cell } from './cells.js';

/** A literal test of a text. */
export interface TextTest {
  readonly test: 'contains' | 'starts' | 'ends';
  readonly text: string;
}

const passes = (value: string, { test, text }: TextTest): boolean =>
  test === 'contains' ? value.includes(text) : test === 'starts' ? value.startsWith(text) : value.endsWith(text);

/** More tests of one text than this are not combined. */
const MOST_TESTS = 4;

/** The values that conditions name of one choice: all there are, or, of a text, some beside any other. */
export class Choice {
  readonly #named: Set<string | boolean>;
  readonly #groups: ReadonlySet<string>[] = [];
  readonly #tests: TextTest[] = [];

  /** @param declared all values there are; undefined for a text. */
  constructor(readonly declared: readonly (string | boolean)[] | undefined) {
    this.#named = new Set(declared);
  }

  oneOf(values: readonly (string | boolean)[]): (cell: Cell) => boolean {
    if (this.declared === undefined) {
      for (const value of values) this.#named.add(value);
      this.#groups.push(new Set(values.map(String)));
    }
    const wanted = new Set(values);
    return (cell) => cell.kind === 'value' && wanted.has(cell.value);
  }

  passing(test: TextTest): (cell: Cell) => boolean {
    const place = this.#tests.push(test) - 1;
    return (cell) =>
      cell.kind === 'other' ? cell.tests.includes(place) : cell.kind === 'value' && passes(String(cell.value), test);
  }

  cells(): readonly Cell[] | undefined {
    if (this.declared !== undefined) return [...this.#named].map((value): Cell => ({ kind: 'value', value }));
    if (this.#tests.length > MOST_TESTS) return undefined;
    const others = combinations(this.#tests).map((tests): Cell => ({ kind: 'other', tests }));
    return [...this.#representatives().map((value): Cell => ({ kind: 'value', value })), ...others];
  }

  /** One value for all that every condition treats alike: a list may name thousands. */
  #representatives(): readonly string[] {
    const first = new Map<string, string>();
    for (const value of this.#named) {
      const text = String(value);
      const treated = [
        ...this.#groups.map((group) => group.has(text)),
        ...this.#tests.map((test) => passes(text, test)),
      ].join();
      if (!first.has(treated)) first.set(treated, text);
    }
    return [...first.values()];
  }
}

/** Which tests can hold together for a text, and which cannot hold without others. */
const combinations = (tests: readonly TextTest[]): readonly (readonly number[])[] => {
  const places = tests.map((_, place) => place);
  const subsets = places.reduce<number[][]>((sets, place) => [...sets, ...sets.map((set) => [...set, place])], [[]]);
  return subsets.filter((set) =>
    set.every((place) =>
      places.every((other) => {
        const [one, two] = [tests[place], tests[other]];
        if (one === undefined || two === undefined || place === other) return true;
        return set.includes(other) ? !excludes(one, two) : !implies(one, two);
      }),
    ),
  );
};

const implies = (one: TextTest, two: TextTest): boolean =>
  two.test === 'contains' ? one.text.includes(two.text) : one.test === two.test && passes(one.text, two);

const excludes = (one: TextTest, two: TextTest): boolean =>
  one.test !== 'contains' && one.test === two.test && !passes(one.text, two) && !passes(two.text, one);
