import type { CheckedBook, TagModel } from '../check/index.js';
import type { Field } from '../catalog/catalog.js';
import type { Decl, Expr, FieldDecl, Name, SourceFile, TestStep } from '../syntax/ast/index.js';
import { walk, type Node } from '../syntax/visit.js';
import type { Span } from '../text/span.js';
import { keyOf, thingOf, type Thing } from './things.js';

/** One place where a name stands for a thing. */
export interface Occurrence {
  readonly file: string;
  readonly span: Span;
  readonly thing: Thing;
  /** Which of the thing's names stands there. */
  readonly name: string;
  readonly isDeclaration: boolean;
  /** On the right of a comparison or after a dot, a name is quoted by rules of its own. */
  readonly place: 'name' | 'value' | 'member';
}

/** Every name of a book with what it stands for. */
export interface Occurrences {
  /** In the order of the text. */
  in(file: string): readonly Occurrence[];
  /** In order of file and place. */
  of(thing: Thing): readonly Occurrence[];
  /** The one that an offset touches. */
  at(file: string, offset: number): Occurrence | undefined;
}

const kept = new WeakMap<CheckedBook, Occurrences>();

/** Gathered once for a checked book. */
export const occurrencesOf = (book: CheckedBook): Occurrences => {
  const known = kept.get(book);
  if (known !== undefined) return known;
  const gathered = gather(book);
  kept.set(book, gathered);
  return gathered;
};

const gather = (book: CheckedBook): Occurrences => {
  const byFile = new Map<string, readonly Occurrence[]>();
  const byThing = new Map<string, Occurrence[]>();
  const tagOf = new Map(book.tags.flatMap((tag) => tag.decls.map((decl) => [decl as Decl, tag] as const)));
  for (const file of book.files) {
    const found = new Gathering(book, file, tagOf).run().toSorted((a, b) => a.span.start - b.span.start);
    byFile.set(file.path, found);
    for (const occurrence of found) {
      const key = keyOf(occurrence.thing);
      const places = byThing.get(key);
      if (places === undefined) byThing.set(key, [occurrence]);
      else places.push(occurrence);
    }
  }
  return {
    in: (file) => byFile.get(file) ?? [],
    of: (thing) => byThing.get(keyOf(thing)) ?? [],
    at: (file, offset) => {
      const touching = (byFile.get(file) ?? []).filter(({ span }) => span.start <= offset && offset <= span.end);
      return touching.find(({ span }) => offset < span.end) ?? touching.at(-1);
    },
  };
};

class Gathering {
  readonly #book: CheckedBook;
  readonly #file: SourceFile;
  readonly #tagOf: ReadonlyMap<Decl, TagModel>;
  readonly #found: Occurrence[] = [];
  /** Names that were gathered with the node around them. */
  readonly #settled = new Set<Node>();
  /** The field that several values of a test are given to. */
  readonly #fieldOfList = new Map<Node, Name>();

  constructor(book: CheckedBook, file: SourceFile, tagOf: ReadonlyMap<Decl, TagModel>) {
    this.#book = book;
    this.#file = file;
    this.#tagOf = tagOf;
  }

  run(): Occurrence[] {
    for (const decl of this.#file.decls) {
      this.#declaration(decl);
      walk(decl, (node, parent) => this.#node(node, parent));
    }
    return this.#found;
  }

  #add(name: Name, thing: Thing, isDeclaration: boolean, place: Occurrence['place'] = 'name'): void {
    if (name.text === '') return;
    this.#settled.add(name);
    this.#found.push({ file: this.#file.path, span: name.span, thing, name: name.text, isDeclaration, place });
  }

  #declare(names: readonly Name[], thing: Thing | undefined): void {
    if (thing !== undefined) for (const name of names) this.#add(name, thing, true);
  }

  #declaration(decl: Decl): void {
    const { built } = this.#book;
    switch (decl.kind) {
      case 'CustomerDecl':
        for (const field of decl.fields) {
          const known = built.fields.get(field);
          if (known !== undefined) this.#field(field, known, { kind: 'customer-field', field: known });
        }
        return;
      case 'EventDecl': {
        const event = built.events.get(decl);
        if (event === undefined) return;
        this.#declare(decl.names, { kind: 'event', event });
        for (const field of decl.fields) {
          const known = built.fields.get(field);
          if (known !== undefined) this.#field(field, known, { kind: 'event-field', event, field: known });
        }
        return;
      }
      case 'ListDecl': {
        const list = built.lists.get(decl);
        if (list !== undefined) this.#declare(decl.names, { kind: 'list', list });
        return;
      }
      case 'MetricDecl':
        this.#declare(decl.names, { kind: 'metric', metric: decl });
        return;
      case 'SegmentDecl':
        this.#declare(decl.names, { kind: 'segment', segment: decl });
        return;
      case 'TagDecl':
      case 'TagLine': {
        const tag = this.#tagOf.get(decl);
        if (tag === undefined) return;
        this.#declare(decl.kind === 'TagDecl' ? decl.names : [decl.tag], { kind: 'tag', tag });
        for (const { value } of decl.kind === 'TagDecl' ? decl.cases : [decl.case]) {
          this.#add(value, { kind: 'tag-value', tag, value: value.text }, true);
        }
        return;
      }
      case 'TestDecl':
        for (const step of decl.steps) this.#testStep(step, decl);
        return;
      default:
        return;
    }
  }

  #field(decl: FieldDecl, field: Field, thing: Thing): void {
    this.#declare(decl.names, thing);
    for (const value of declaredValues(decl)) {
      this.#add(value, { kind: 'enum-value', field, value: value.text }, true);
    }
  }

  #testStep(step: TestStep, test: object): void {
    switch (step.kind) {
      case 'GivenCustomer':
        if (step.customer !== undefined) this.#customer(step.customer, test, true);
        return;
      case 'GivenEvent':
      case 'GivenTag':
      case 'Expect':
        if (step.customer !== undefined) this.#customer(step.customer, test, false);
        return;
      case 'After':
        if (step.happening !== undefined) this.#testStep(step.happening, test);
        return;
      default:
        return;
    }
  }

  #customer(name: Name, test: object, isDeclaration: boolean): void {
    this.#add(name, { kind: 'test-customer', test, name: name.text }, isDeclaration);
  }

  #node(node: Node, parent: Node | undefined): void {
    if (this.#settled.has(node)) return;
    if (node.kind === 'Assignment' && node.value.kind === 'ValueList') this.#fieldOfList.set(node.value, node.field);
    const target = this.#book.targets.get(node);
    if (node.kind === 'Member') {
      const thing = thingOf(target);
      if (thing !== undefined) this.#add(node.field, thing, false, 'member');
      const owner = thingOf(this.#book.targets.get(node.object)) ?? (thing && ownerOf(thing, node.object.text));
      if (owner !== undefined) this.#add(node.object, owner, false);
      return;
    }
    if (node.kind !== 'Ref' && node.kind !== 'Name') return;
    const text = node.kind === 'Ref' ? node.name : node.text;
    const field = target?.kind === 'enum-value' ? this.#fieldAcross(node, parent) : undefined;
    const thing: Thing | undefined = field === undefined ? thingOf(target) : { kind: 'enum-value', field, value: text };
    if (thing === undefined) return;
    const place = thing.kind === 'enum-value' || thing.kind === 'tag-value' || isRight(node, parent) ? 'value' : 'name';
    const isDeclaration = thing.kind === 'alias' && thing.name === node;
    this.#found.push({ file: this.#file.path, span: node.span, thing, name: text, isDeclaration, place });
  }

  /** The field whose values a word is one of: that on the other side of its test. */
  #fieldAcross(node: Node, parent: Node | undefined): Field | undefined {
    switch (parent?.kind) {
      case 'Compare':
        return this.#fieldOf(parent.left === node ? parent.right : parent.left);
      case 'In':
      case 'Has':
      case 'Between':
      case 'TextTest':
        return this.#fieldOf(parent.operand);
      case 'Assignment':
        return this.#fieldOf(parent.field);
      case 'ValueList': {
        const field = this.#fieldOfList.get(parent);
        return field === undefined ? undefined : this.#fieldOf(field);
      }
      default:
        return undefined;
    }
  }

  #fieldOf(node: Expr | Name | Node): Field | undefined {
    const target = this.#book.targets.get(node);
    if (target?.kind === 'customer-field' || target?.kind === 'event-field') return target.field;
    if (target?.kind === 'metric') return this.#fieldOf(target.metric.value);
    return node.kind === 'Aggregate' ? this.#fieldOf(node.operand) : undefined;
  }
}

/** The values that a field's type declares, also inside `set of`. */
export const declaredValues = (decl: FieldDecl): readonly Name[] => {
  let type = decl.type;
  while (type.element !== undefined) type = type.element;
  return type.values;
};

/** The event before the dot of one of its fields. */
const ownerOf = (thing: Thing, name: string): Thing | undefined =>
  (thing.kind === 'event-field' || thing.kind === 'event-time') &&
  thing.event !== 'any' &&
  thing.event.names.includes(name)
    ? { kind: 'event', event: thing.event }
    : undefined;

const isRight = (node: Node, parent: Node | undefined): boolean =>
  (parent?.kind === 'Compare' && parent.right === node) ||
  (parent?.kind === 'TextTest' && parent.text === node) ||
  ((parent?.kind === 'In' || parent?.kind === 'Has') && parent.operand !== node && node.kind === 'Ref');
