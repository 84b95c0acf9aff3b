import jsonLogic from 'json-logic-js';
import { compile } from '../compile.js';
import { prepare } from '../evaluate/prepare.js';
import { evaluateCustomer } from '../evaluate/evaluate.js';
import type { Stored } from '../plan/facts.js';
import type { Json } from './json.js';
import { importJsonLogic } from './json-logic/document.js';

/** What the customers of these tests may have: fields by how their names begin, and who has which kind. */
export const CATALOG = `timezone "Asia/Shanghai"
customer {
  n1: number  n2: number  n3: number  "n 4": number
  t1: text  t2: text  "t 3": text
  b1: bool  b2: bool
  s1: set of text
  e1: one of gold, silver, "3"
}
`;

/** What is known of somebody, as JSON Logic reads it; what is left out is missing. */
export type Known = Readonly<Record<string, Json>>;

/** Values in storage units: millionths, 0 and 1, a set as the text of its members in order. */
const stored = (known: Known): Readonly<Record<string, Stored>> =>
  Object.fromEntries(
    Object.entries(known).flatMap(([name, value]): [string, Stored][] => {
      if (value === null) return [];
      if (typeof value === 'number') return [[name, Math.round(value * 1_000_000)]];
      if (typeof value === 'boolean') return [[name, value ? 1 : 0]];
      if (Array.isArray(value)) return value.length === 0 ? [] : [[name, JSON.stringify([...new Set(value)].sort())]];
      return [[name, String(value)]];
    }),
  );

/** A rule in the language; undefined where it was left out, for the reasons found. */
export const translated = (rule: Json) => {
  const book = compile({ files: [{ path: 'catalog.tag', text: CATALOG }] });
  const { rules, findings } = importJsonLogic(rule, { book: book.checked, name: 'asked', keywords: 'en' });
  return { text: rules[0]?.text, findings };
};

/** Who is in the segment that a text declares, by our own evaluator. */
export const holdsFor = (text: string, everybody: readonly Known[]): readonly boolean[] => {
  const { plan, diagnostics } = compile({
    files: [
      { path: 'catalog.tag', text: CATALOG },
      { path: 'rules.tag', text },
    ],
  });
  if (plan === undefined) throw new Error(`${text}\n${JSON.stringify(diagnostics, null, 1)}`);
  const prepared = prepare(plan);
  return everybody.map((known) => {
    const facts = { id: 'c1', fields: stored(known), events: {} };
    return evaluateCustomer(prepared, facts, Date.UTC(2026, 5, 1)).segments.length === 1;
  });
};

/** For whom JSON Logic's own implementation takes a rule for true. */
export const trueFor = (rule: Json, everybody: readonly Known[]): readonly boolean[] =>
  everybody.map((known) => truthy(jsonLogic.apply(rule as never, known)));

/** It says so itself; its types do not. */
const { truthy } = jsonLogic as unknown as { readonly truthy: (value: unknown) => boolean };
