import type { BuiltCatalog } from '../../catalog/build.js';
import type { Decl, Name, SourceFile } from '../../syntax/ast/index.js';
import { unreachable } from '../../text/unreachable.js';
import type { TagModel, Target } from '../model.js';

/** What a name of the book can stand for. */
export type Thing = Extract<Target, { kind: 'customer-field' | 'event' | 'metric' | 'tag' | 'segment' | 'list' }>;

/** One place where a name is given to a thing. */
export interface Declared {
  readonly name: Name;
  readonly file: string;
  readonly thing: Thing;
}

/** The one namespace of a book, case-sensitive: customer fields, events, metrics, tags, segments and lists. */
export interface Namespace {
  find(name: string): Thing | undefined;
  /** Every place that gives the name, in file order. */
  declared(): ReadonlyMap<string, readonly Declared[]>;
  /** Things of some kinds, each with its names: what suggestions are drawn from. */
  named(kinds: ReadonlySet<Thing['kind']>): readonly (readonly string[])[];
}

/** Of several things with one name the first is meant, so that a duplicate is reported once and not at every use. */
export const buildNamespace = (
  files: readonly SourceFile[],
  built: BuiltCatalog,
  tags: readonly TagModel[],
): Namespace => {
  const declared = new Map<string, Declared[]>();
  for (const entry of declarations(files, built, tags)) {
    const places = declared.get(entry.name.text);
    if (places === undefined) declared.set(entry.name.text, [entry]);
    else places.push(entry);
  }
  return {
    find: (name) => declared.get(name)?.[0]?.thing,
    declared: () => declared,
    named: (kinds) => namesByThing(declared, kinds),
  };
};

const declarations = (
  files: readonly SourceFile[],
  built: BuiltCatalog,
  tags: readonly TagModel[],
): readonly Declared[] => {
  const modelOf = new Map(tags.flatMap((tag) => tag.decls.map((decl) => [decl, tag] as const)));
  const all: Declared[] = [];
  for (const file of files)
    for (const decl of file.decls)
      for (const { name, thing } of named(decl, built, modelOf))
        if (name.text !== '') all.push({ name, thing, file: file.path });
  return all;
};

type Named = Omit<Declared, 'file'>;

const named = (decl: Decl, built: BuiltCatalog, modelOf: ReadonlyMap<Decl, TagModel>): readonly Named[] => {
  const give = (names: readonly Name[], thing: Thing): readonly Named[] => names.map((name) => ({ name, thing }));
  switch (decl.kind) {
    case 'CustomerDecl':
      return decl.fields.flatMap((fieldDecl) => {
        const field = built.fields.get(fieldDecl);
        return field === undefined ? [] : give(fieldDecl.names, { kind: 'customer-field', field });
      });
    case 'EventDecl': {
      const event = built.events.get(decl);
      return event === undefined ? [] : give(decl.names, { kind: 'event', event });
    }
    case 'ListDecl': {
      const list = built.lists.get(decl);
      return list === undefined ? [] : give(decl.names, { kind: 'list', list });
    }
    case 'MetricDecl':
      return give(decl.names, { kind: 'metric', metric: decl });
    case 'SegmentDecl':
      return give(decl.names, { kind: 'segment', segment: decl });
    case 'TagDecl': {
      const tag = modelOf.get(decl);
      return tag === undefined ? [] : give(decl.names, { kind: 'tag', tag });
    }
    case 'TagLine': {
      const tag = modelOf.get(decl);
      // The lines of a tag declare it together, and a block that they stand beside has declared it already.
      return tag?.decls[0] === decl ? give([decl.tag], { kind: 'tag', tag }) : [];
    }
    case 'TimezoneDecl':
    case 'TestDecl':
    case 'BrokenDecl':
      return [];
    default:
      return unreachable(decl);
  }
};

const namesByThing = (
  declared: ReadonlyMap<string, readonly Declared[]>,
  kinds: ReadonlySet<Thing['kind']>,
): readonly (readonly string[])[] => {
  const groups = new Map<unknown, string[]>();
  for (const [name, [first]] of declared) {
    if (first === undefined || !kinds.has(first.thing.kind)) continue;
    const identity = identityOf(first.thing);
    groups.set(identity, [...(groups.get(identity) ?? []), name]);
  }
  return [...groups.values()];
};

/** The object that makes two names one thing. */
export const identityOf = (thing: Thing): object => {
  switch (thing.kind) {
    case 'customer-field':
      return thing.field;
    case 'event':
      return thing.event;
    case 'metric':
      return thing.metric;
    case 'tag':
      return thing.tag;
    case 'segment':
      return thing.segment;
    case 'list':
      return thing.list;
    default:
      return unreachable(thing);
  }
};
