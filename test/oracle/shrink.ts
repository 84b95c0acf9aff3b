import type { Book, Facts } from './model/index.js';

/** A rule book, the facts it is asked about, and the instants (ms UTC). */
export interface Question {
  readonly book: Book;
  readonly facts: Facts;
  readonly nows: readonly number[];
}

/**
 * Makes a question smaller for as long as it still fails, until nothing more can go or the time is up. A candidate may
 * make no sense (a field is gone that a rule reads): `stillFails` then has to say no.
 */
export function shrink(
  question: Question,
  stillFails: (smaller: Question) => boolean | Promise<boolean>,
  until: () => boolean,
): Promise<Question> {
  return smallest(question, candidates, stillFails, until);
}

/** The same of anything, by the smaller ones that there are of it. */
export async function smallest<Thing>(
  thing: Thing,
  smallerOnes: (thing: Thing) => Iterable<Thing>,
  stillFails: (smaller: Thing) => boolean | Promise<boolean>,
  until: () => boolean,
): Promise<Thing> {
  let current = thing;
  for (;;) {
    const smaller = await firstThat(smallerOnes(current), stillFails, until);
    if (smaller === undefined) return current;
    current = smaller;
  }
}

async function firstThat<Thing>(
  choices: Iterable<Thing>,
  stillFails: (smaller: Thing) => boolean | Promise<boolean>,
  until: () => boolean,
): Promise<Thing | undefined> {
  for (const choice of choices) {
    if (until()) return undefined;
    if (await stillFails(choice)) return choice;
  }
  return undefined;
}

function* candidates(question: Question): Generator<Question> {
  const { book, facts, nows } = question;
  for (const fewer of without(nows, 1)) yield { ...question, nows: fewer };
  for (const customers of without(facts.customers)) {
    const kept = new Set(customers.map((customer) => customer.id));
    yield { ...question, facts: { customers, events: facts.events.filter((event) => kept.has(event.customer)) } };
  }
  for (const events of without(facts.events)) yield { ...question, facts: { ...facts, events } };
  for (const key of ['segments', 'tags', 'metrics', 'events', 'lists'] as const) {
    for (const fewer of without<unknown>(book[key])) yield { ...question, book: { ...book, [key]: fewer } };
  }
  for (const smaller of simpler(book)) yield { ...question, book: smaller as Book };
  for (const smaller of simpler(facts)) yield { ...question, facts: smaller as Facts };
}

/** The list without halves, quarters, … and single members of it, in that order. */
export function* without<T>(items: readonly T[], atLeast = 0): Generator<readonly T[]> {
  for (let size = Math.ceil(items.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < items.length; start += size) {
      const fewer = [...items.slice(0, start), ...items.slice(start + size)];
      if (fewer.length >= atLeast) yield fewer;
    }
  }
}

/** What a thing may do without. */
const OPTIONAL = new Set([
  'where',
  'window',
  'times',
  'steps',
  'within',
  'habit',
  'among',
  'per',
  'expires',
  'column',
  'table',
  'group',
  'of',
  'changes',
  'handSet',
  'until',
  'asOf',
]);
/** What holds entries that may go one by one. */
const DICTIONARIES = new Set(['values', 'columns', 'fields']);
/** Parts that may take the place of the whole. */
const PARTS = ['operand', 'left', 'right', 'value'];

/** Every tree that is smaller than this one by one step, somewhere. */
export function* simpler(node: unknown, mayBeEmpty = false): Generator<unknown> {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    const items = node as readonly unknown[];
    for (let i = 0; i < items.length; i++) {
      if (items.length > 1 || mayBeEmpty) yield [...items.slice(0, i), ...items.slice(i + 1)];
      for (const smaller of simpler(items[i])) yield [...items.slice(0, i), smaller, ...items.slice(i + 1)];
    }
    return;
  }
  const entries = Object.entries(node);
  const kind = (node as { kind?: unknown }).kind;
  for (const [key, child] of entries) {
    if (PARTS.includes(key) && isNode(child) && kind !== 'metric') yield child;
    if (key === 'operands' || key === 'args') yield* child as readonly unknown[];
  }
  for (const [key, child] of entries) {
    if (OPTIONAL.has(key)) yield withoutKey(node, key);
    if (DICTIONARIES.has(key) && !Array.isArray(child)) {
      for (const entry of Object.keys(child as object)) yield { ...node, [key]: withoutKey(child as object, entry) };
    }
    if (key === 'names') {
      const [first, second] = child as readonly string[];
      if (second !== undefined) yield { ...node, names: [first] };
    } else {
      for (const smaller of simpler(child, key === 'fields')) yield { ...node, [key]: smaller };
    }
  }
}

function withoutKey(node: object, key: string): object {
  return Object.fromEntries(Object.entries(node).filter(([other]) => other !== key));
}

function isNode(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
