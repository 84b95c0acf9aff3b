import type { Value } from '../plan/values.js';
import type { Plan } from '../plan/types.js';
import type { Did, Expr, Ref } from '../syntax/ast/index.js';
import type { Quantity } from './space/quantity.js';
import type { Values } from './space/values.js';
import type { Sources } from './sources.js';

const NOWHERE = { start: 0, end: 0 };

/** What quantities are called in a book: by a metric or a field, or as a rule asked for them. */
export class Subjects {
  readonly #names = new Map<string, string>();

  constructor(
    plan: Plan,
    readonly values: Values,
    readonly sources: Sources,
  ) {
    for (const { names, value } of plan.metrics) this.#name(this.values.key(value), names[0]);
    for (const field of plan.catalog.customer.fields) {
      const value: Value = { kind: 'customer-field', type: field.type, column: field.column };
      this.#name(this.values.key(value), field.names[0]);
    }
  }

  of(quantity: Quantity): Expr | undefined {
    const { value, seen } = quantity.about;
    if (value === undefined || seen === 'age-days') return undefined;
    if (seen !== 'age-ms') return this.#named(value) ?? this.#compared(quantity) ?? this.#counted(quantity);
    const type = { kind: 'duration', form: { exact: 0 } } as const;
    const field = this.#named(value);
    const since: Expr | undefined =
      field === undefined ? undefined : { kind: 'Call', span: NOWHERE, fn: 'since', args: [field] };
    return (
      this.#named({ kind: 'since', type, operand: value }) ??
      since ??
      this.#compared(quantity) ??
      this.#latest(quantity)
    );
  }

  #name(key: string, name: string | undefined): void {
    if (name !== undefined && !this.#names.has(key)) this.#names.set(key, name);
  }

  #named(value: Value): Expr | undefined {
    const name = this.#names.get(this.values.key(value));
    return name === undefined ? undefined : { kind: 'Ref', span: NOWHERE, name, quoted: false };
  }

  /** What a comparison asks for. */
  #compared(quantity: Quantity): Expr | undefined {
    const asked = quantity.sources.flat().map((source) => ({ source, node: this.sources.asked(source) }));
    if (asked.some(({ source }) => !COMPARING.has(source.kind) && !this.sources.isUnsaid(source))) return undefined;
    for (const { node } of asked) {
      if (node?.kind === 'Compare' && !node.left.kind.endsWith('Lit')) return node.left;
      if (node?.kind === 'In' || node?.kind === 'Between') return node.operand;
    }
    return undefined;
  }

  /** `did order at least 3 times in last 30d` asks for `count(order in last 30d)`. */
  #counted(quantity: Quantity): Expr | undefined {
    const did = this.#did(quantity);
    if (did === undefined || this.values.columnOf(quantity.about.value as Value)?.fn !== 'count') return undefined;
    const { event, alias, where, window } = did.node;
    return { kind: 'Aggregate', span: NOWHERE, fn: 'count', overall: false, operand: event, alias, where, window };
  }

  /** `did order in last 30d` asks for `since last order`. */
  #latest(quantity: Quantity): Expr | undefined {
    const did = this.#did(quantity);
    if (did === undefined || this.values.columnOf(quantity.about.value as Value)?.fn !== 'max') return undefined;
    const { event, alias, where } = did.node;
    return {
      kind: 'Recency',
      span: NOWHERE,
      fn: 'since',
      which: 'last',
      operand: event,
      alias,
      where,
      window: undefined,
    };
  }

  #did(quantity: Quantity): { readonly node: Omit<Did, 'event'> & { readonly event: Ref } } | undefined {
    for (const source of quantity.sources.flat()) {
      const node = this.sources.asked(source);
      if (node?.kind !== 'Did' || node.event === 'any' || node.steps.length > 0 || node.habit !== undefined) continue;
      return { node: { ...node, event: { kind: 'Ref', span: NOWHERE, name: node.event.text, quoted: false } } };
    }
    return undefined;
  }
}

const COMPARING: ReadonlySet<string> = new Set(['compare', 'compare-span', 'in']);
