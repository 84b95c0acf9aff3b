import type { ValueType } from '../catalog/types.js';
import type { CheckedBook } from '../check/model.js';
import { nearest } from '../check/suggest/nearest.js';
import type { Expr } from '../syntax/ast/index.js';
import { nameText } from '../syntax/print/index.js';
import type { HeldKind } from './findings.js';
import * as make from './nodes.js';

/** Something of a customer that a condition can ask about. */
export interface Subject {
  /** As the book calls it. */
  readonly name: string;
  /** As it is written on the left of a comparison. */
  readonly expr: Expr;
  /** As it is written on the right, where a name in quotes would be a text; undefined where it cannot stand there. */
  readonly onRight: Expr | undefined;
  readonly held: Held;
}

/** What it can be compared with. */
export type Held =
  | { readonly kind: Exclude<HeldKind, 'enum' | 'tag' | 'set'> }
  | { readonly kind: 'enum' | 'tag'; readonly values: readonly string[]; readonly many: boolean }
  | { readonly kind: 'set'; readonly element: 'number' | 'text' | 'date' | 'enum'; readonly values: readonly string[] };

/** What the rules of another system may talk about: the book's fields, metrics and tags. */
export class Subjects {
  readonly #byName = new Map<string, Subject>();

  /** @param mapped which name of the book a name of the other system stands for, where they differ. */
  constructor(
    readonly book: CheckedBook,
    readonly mapped: ReadonlyMap<string, string> = new Map(),
  ) {
    for (const tag of book.tags) {
      const held: Held = { kind: 'tag', values: tag.values, many: !tag.exclusive };
      for (const name of tag.names) this.#add(name, { name, expr: make.tagRef(name), onRight: undefined, held });
    }
    for (const metric of book.metrics) {
      const type = book.types.get(metric.value);
      if (type === undefined) continue;
      for (const { text } of metric.names) this.#add(text, subject(text, type, undefined));
    }
    for (const field of book.catalog.customer.fields) {
      const [shown = field.column] = field.names;
      for (const name of field.names) this.#add(name, subject(name, field.type, name));
      if (!this.#byName.has(field.column)) this.#add(field.column, subject(shown, field.type, shown));
    }
  }

  /** The subject that a name of the other system stands for; `customer.city` is `city`. */
  named(written: string): Subject | undefined {
    const name = (this.mapped.get(written) ?? written).normalize('NFC');
    return this.#byName.get(name) ?? this.#byName.get(name.replace(/^(?:customer|客户)\./, ''));
  }

  /** Names that a misspelt one may have meant. */
  nearest(written: string): readonly string[] {
    return nearest(
      written,
      [...this.#byName.keys()].map((name) => [name]),
      undefined,
    );
  }

  /** Whether a word on the right of a comparison would be taken for something of the book. */
  isName(word: string): boolean {
    return this.#byName.has(word) || nameText(word) !== word;
  }

  #add(name: string, subject: Subject): void {
    this.#byName.set(name, subject);
  }
}

const subject = (name: string, type: ValueType, field: string | undefined): Subject => {
  const isBare = nameText(name) === name;
  return {
    name,
    expr: make.ref(name),
    onRight: isBare ? make.ref(name) : field === undefined ? undefined : make.customerField(field),
    held: heldBy(type),
  };
};

const heldBy = (type: ValueType): Held => {
  switch (type.kind) {
    case 'money':
      return { kind: 'number' };
    case 'enum':
      return { kind: 'enum', values: type.values, many: false };
    case 'set':
      return {
        kind: 'set',
        element: type.element.kind,
        values: type.element.kind === 'enum' ? type.element.values : [],
      };
    default:
      return { kind: type.kind };
  }
};
