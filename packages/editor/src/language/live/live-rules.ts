import type { CustomerFacts, ObservedCustomer, Plan } from '@tagwright/dsl';
import { proxyMarker } from 'comlink';
import type { BookFile } from '../../draft/book-draft.js';
import { Pace } from '../pace.js';
import type { WorkerBook } from '../worker-book.js';
import { countFile } from './counts.js';
import { type Emptied, emptied } from './emptied.js';
import { testOf } from './kept-sample.js';
import { Outline, type RuleEntry } from './outline.js';
import { Reasons } from './reasons.js';
import { SampleCustomers, type Samples } from './samples.js';
import type { FileCounts, RuleKey } from './shape.js';
import { SoundBook, type SoundPart } from './sound-book.js';
import { targetOf } from './target.js';

/** A sample customer under a rule of the draft. */
export interface SampleAnswer {
  readonly customer: string;
  /** By which people know him: his first text. */
  readonly name: string | undefined;
  /** The values that he has of the tag; of a segment `['']` for in it. */
  readonly values: readonly string[];
  /** The same under the book in force; undefined where it has no such rule. */
  readonly before: readonly string[] | undefined;
}

/** What is live of the rules while they are written: worked out in the worker, from the draft as it was told last. */
export class LiveRules {
  readonly [proxyMarker] = true as const;
  readonly #book: WorkerBook;
  readonly #sound = new SoundBook();
  readonly #outline = new Outline();
  #samples: SampleCustomers | undefined;
  readonly #others = new Map<string, CustomerFacts>();

  constructor(book: WorkerBook) {
    this.#book = book;
  }

  /** Takes these customers for the sample. */
  load(samples: Samples): void {
    this.#samples = new SampleCustomers(samples);
    this.#others.clear();
  }

  /** Adds customers of whom reasons are wanted, without counting them. */
  add(customers: readonly CustomerFacts[]): void {
    for (const facts of customers) this.#others.set(facts.id, facts);
  }

  /** Takes these files for the book that the draft was begun on. */
  compareWith(files: readonly BookFile[]): void {
    this.#outline.compareWith(files);
  }

  /** All tags, segments and metrics. */
  outline(): readonly RuleEntry[] {
    return this.#outline.of(this.#book);
  }

  /** The counts of a file; undefined without samples, where too much of the book is broken, and once it is another. */
  async count(path: string): Promise<FileCounts | undefined> {
    const found = this.#ready();
    return found === undefined ? undefined : countFile(path, found.part, found.samples, this.#pace());
  }

  /** What the draft and the book in force say of each sample customer. */
  answers(rule: RuleKey): readonly SampleAnswer[] | undefined {
    const found = this.#ready();
    if (found === undefined) return undefined;
    const { samples, plan } = found;
    const [now, before] = [valuesUnder(plan, rule), valuesUnder(samples.samples.plan, rule)];
    if (now === undefined) return undefined;
    const earlier = new Map(samples.published.customers.map((one) => [one.id, before?.(one)]));
    const facts = new Map(samples.samples.customers.map((one) => [one.id, one]));
    return samples.under(plan).customers.map((one) => ({
      customer: one.id,
      name: nameOf(facts.get(one.id), plan),
      values: now(one),
      before: earlier.get(one.id),
    }));
  }

  /** Why a customer, of the sample or added, has the answer of a rule; undefined where either is not there. */
  why(rule: RuleKey, customer: string) {
    const found = this.#ready();
    const facts = found?.samples.samples.customers.find(({ id }) => id === customer) ?? this.#others.get(customer);
    if (found === undefined || facts === undefined) return undefined;
    const told = new Reasons(found.part).of(rule, facts, found.samples, found.plan);
    return told === undefined
      ? undefined
      : { ...told, asOf: found.samples.now, name: nameOf(facts, found.plan), customer };
  }

  /** What empties a case of a tag, or a segment, that nobody of the sample is in. */
  async emptied(rule: RuleKey, index: number): Promise<Emptied | undefined> {
    const found = this.#ready();
    return found === undefined ? undefined : emptied(rule, index, found.part, found.samples, this.#pace());
  }

  /** A sample customer as the text of a test, with his answer of now as the expectation; undefined where that cannot be. */
  keep(rule: RuleKey, customer: string, name: string): string | undefined {
    const found = this.#ready();
    const facts = found?.samples.samples.customers.find(({ id }) => id === customer);
    const target = found === undefined ? undefined : targetOf(rule, found.plan);
    if (found === undefined || facts === undefined || target === undefined) return undefined;
    const { plan, samples } = found;
    const locale = this.#book.workspace.locale === 'zh-CN' ? 'zh' : 'en';
    return testOf({ name, target, facts, plan, observed: samples.under(plan), now: samples.now, locale });
  }

  #pace(): Pace {
    const { revision } = this.#book;
    return new Pace(() => this.#book.revision !== revision);
  }

  #ready(): { readonly part: SoundPart; readonly plan: Plan; readonly samples: SampleCustomers } | undefined {
    const samples = this.#samples;
    const part = samples === undefined ? undefined : this.#sound.of(this.#book);
    const plan = part?.planned.plan;
    return samples === undefined || part === undefined || plan === undefined ? undefined : { part, plan, samples };
  }
}

const valuesUnder = (plan: Plan, rule: RuleKey): ((one: ObservedCustomer) => readonly string[]) | undefined => {
  const target = targetOf(rule, plan);
  if (target === undefined) return undefined;
  return 'tag' in target ? (one) => one.values(target.tag) : (one) => (one.isIn(target.segment) ? [''] : []);
};

const nameOf = (facts: CustomerFacts | undefined, { catalog }: Plan): string | undefined => {
  const field = catalog.customer.fields.find(({ type }) => type.kind === 'text');
  const value = field === undefined ? undefined : facts?.fields[field.column];
  return typeof value === 'string' ? value : undefined;
};
