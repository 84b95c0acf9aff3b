import type { CheckedBook } from '../check/index.js';
import { time, type ValueType } from '../catalog/types.js';
import type { NodeBase } from '../syntax/ast/index.js';
import { unreachable } from '../text/unreachable.js';
import { namesOfThing, type Thing } from './things.js';
import type { Words } from './words/index.js';
import type { Workspace } from './workspace.js';

/** A type in words: 金额, `one of 男, 女`. */
export const typeInWords = (type: ValueType, words: Words): string => {
  switch (type.kind) {
    case 'enum':
      return words.oneOf(type.values);
    case 'set':
      return words.setOf(typeInWords(type.element, words));
    case 'number':
      return type.form !== 'real' && type.form.exact === 0 ? words.integer : words.types.number;
    default:
      return words.types[type.kind];
  }
};

/** The type of a thing that is a value; undefined for the others, and where a fault leaves it unknown. */
export const typeOfThing = (thing: Thing, book: CheckedBook): ValueType | undefined => {
  switch (thing.kind) {
    case 'customer-field':
    case 'event-field':
      return thing.field.type;
    case 'event-time':
      return time;
    case 'metric':
      return book.types.get(thing.metric.value);
    default:
      return undefined;
  }
};

/** What stands beside a name in a list: its kind and type, and its other name. */
export const summary = (thing: Thing, book: CheckedBook, words: Words): string => {
  const type = typeOfThing(thing, book);
  const [, other] = namesOfThing(thing);
  const parts = [other ?? '', words.things[thing.kind], type === undefined ? '' : typeInWords(type, words)];
  return parts.filter((part) => part !== '').join(' · ');
};

/** What is known of a thing beyond its kind and type, a sentence each. */
export const facts = (thing: Thing, words: Words): readonly string[] => {
  const stated = (...parts: readonly (string | undefined)[]): readonly string[] =>
    parts.flatMap((part) => (part === undefined || part === '' ? [] : [part]));
  switch (thing.kind) {
    case 'customer-field': {
      const { description, group, column } = thing.field;
      return stated(description, group && words.dimension(group), words.column(column));
    }
    case 'event-field': {
      const { description, column } = thing.field;
      return stated(description, words.ofEvent(thing.event.names[0] ?? ''), words.column(column));
    }
    case 'event-time':
      return stated(words.eventTime, thing.event === 'any' ? '' : words.ofEvent(thing.event.names[0] ?? ''));
    case 'event': {
      const fields = thing.event.fields.map(({ names }) => names[0] ?? '');
      return stated(words.fields(fields), words.table(thing.event.table));
    }
    case 'metric':
      return stated(thing.metric.description?.text);
    case 'tag': {
      const { tag } = thing;
      const kind = tag.exclusive ? words.flags.exclusive : words.flags.many;
      const flags = [kind, tag.ordered ? words.flags.ordered : '', tag.manual ? words.flags.manual : ''];
      return stated(tag.description, flags.filter((flag) => flag !== '').join(' · '), words.values(tag.values));
    }
    case 'segment':
      return stated(thing.segment.description?.text);
    case 'list':
      return stated(words.listFile(thing.list.path, thing.list.values?.length));
    case 'enum-value': {
      const place = placeAmong(thing.value, thing.field.type, words);
      return stated(words.ofField(thing.field.names[0] ?? ''), place);
    }
    case 'tag-value': {
      const { tag, value } = thing;
      const described = tag.cases.find((one) => one.value.text === value)?.description?.text;
      const place = tag.ordered ? words.position(tag.values.indexOf(value) + 1, tag.values.length) : '';
      return stated(described, words.ofTag(tag.names[0] ?? ''), place);
    }
    case 'alias':
      return [words.eventAlias];
    case 'test-customer':
      return [];
    default:
      return unreachable(thing);
  }
};

const placeAmong = (value: string, type: ValueType, words: Words): string => {
  if (type.kind !== 'enum') return '';
  return words.position(type.values.indexOf(value) + 1, type.values.length);
};

const LINES_SHOWN = 12;

/** The text that declares a thing, cut short where it is long; undefined for what a name of its own does not declare. */
export const declarationText = (thing: Thing, workspace: Workspace): string | undefined => {
  const { book } = workspace;
  const shown = (node: NodeBase<string> | undefined, file: string | undefined): string | undefined => {
    if (node === undefined || file === undefined) return undefined;
    const lines = workspace.text(file).slice(node.span.start, node.span.end).split(/\r?\n/);
    return lines.length > LINES_SHOWN ? [...lines.slice(0, LINES_SHOWN), '…'].join('\n') : lines.join('\n');
  };
  switch (thing.kind) {
    case 'metric':
      return shown(thing.metric, book.fileOf.get(thing.metric));
    case 'segment':
      return shown(thing.segment, book.fileOf.get(thing.segment));
    case 'tag': {
      const shownLines = thing.tag.decls.slice(0, LINES_SHOWN).map((decl) => shown(decl, book.fileOf.get(decl)) ?? '');
      return shownLines.join('\n');
    }
    case 'tag-value': {
      const found = thing.tag.cases.filter((one) => one.value.text === thing.value);
      return found.map((one) => shown(one, thing.tag.file) ?? '').join('\n');
    }
    default:
      return undefined;
  }
};
