import type { Field, ListThing } from '../catalog/catalog.js';
import type { ValueType } from '../catalog/types.js';
import type { CheckedBook, TagModel } from '../check/model.js';
import { fieldOfMetric, textsSeen } from './completion/known.js';
import { typeOfThing } from './describe.js';
import { filterText } from './match.js';
import type { Workspace } from './workspace.js';

/** Something that a rule may name. */
export interface PaletteItem {
  /** One or two; the first is shown first. */
  readonly names: readonly string[];
  readonly description: string | undefined;
}

/** A field, or a metric: what has a value of each customer or event. */
export interface PaletteValue extends PaletteItem {
  /** Undefined where a fault leaves it unknown. */
  readonly type: ValueType | undefined;
  /** The profile dimension of a customer's field. */
  readonly group: string | undefined;
  /** Texts that the book's rules compare it with. */
  readonly texts: readonly string[];
}

export interface PaletteEvent extends PaletteItem {
  readonly fields: readonly PaletteValue[];
}

export interface PaletteTag extends PaletteItem {
  readonly file: string;
  readonly values: readonly string[];
  readonly exclusive: boolean;
  readonly ordered: boolean;
  readonly manual: boolean;
}

/** Everything that the rules of a book may name, as plain data: what pickers offer. */
export interface Palette {
  readonly fields: readonly PaletteValue[];
  readonly metrics: readonly PaletteValue[];
  readonly events: readonly PaletteEvent[];
  readonly tags: readonly PaletteTag[];
  readonly segments: readonly PaletteItem[];
  readonly lists: readonly PaletteItem[];
  /** For each name and value what it is found by: itself, its pinyin, its initials. */
  readonly filters: Readonly<Record<string, string>>;
}

/** What may be named in a book, faults or not. */
export const palette = (workspace: Workspace): Palette => {
  const { book } = workspace;
  const things: Omit<Palette, 'filters'> = {
    fields: book.catalog.customer.fields.map((field) => ofField(field, book)),
    metrics: book.metrics.map((metric) => ({
      names: namesOf(metric.names),
      description: metric.description?.text,
      type: typeOfThing({ kind: 'metric', metric }, book),
      group: undefined,
      texts: textsOf(fieldOfMetric(metric.names[0]?.text ?? '', book), book),
    })),
    events: book.catalog.events.map((event) => ({
      names: event.names,
      description: undefined,
      fields: event.fields.map((field) => ofField(field, book)),
    })),
    tags: book.tags.map(ofTag),
    segments: book.segments.map(({ names, description }) => ({
      names: namesOf(names),
      description: description?.text,
    })),
    lists: book.catalog.lists.map(({ names }: ListThing) => ({ names, description: undefined })),
  };
  return { ...things, filters: filtersOf(things, workspace) };
};

const namesOf = (names: readonly { readonly text: string }[]): readonly string[] => names.map(({ text }) => text);

const ofField = (field: Field, book: CheckedBook): PaletteValue => ({
  names: field.names,
  description: field.description,
  type: field.type,
  group: field.group,
  texts: textsOf(field, book),
});

const textsOf = (field: Field | undefined, book: CheckedBook): readonly string[] =>
  field === undefined ? [] : textsSeen(field, book);

const ofTag = (tag: TagModel): PaletteTag => ({
  names: tag.names,
  description: tag.description,
  file: tag.file,
  values: tag.values,
  exclusive: tag.exclusive,
  ordered: tag.ordered,
  manual: tag.manual,
});

const filtersOf = (things: Omit<Palette, 'filters'>, { pinyin }: Workspace): Readonly<Record<string, string>> => {
  const values = [...things.fields, ...things.metrics, ...things.events.flatMap(({ fields }) => fields)];
  const items = [...values, ...things.events, ...things.tags, ...things.segments, ...things.lists];
  const texts = [
    ...items.flatMap(({ names }) => names),
    ...values.flatMap((value) => [...enumValues(value.type), ...value.texts, value.group ?? '']),
    ...things.tags.flatMap((tag) => tag.values),
  ];
  return Object.fromEntries([...new Set(texts)].map((text) => [text, filterText([text], pinyin)]));
};

const enumValues = (type: ValueType | undefined): readonly string[] => {
  const element = type?.kind === 'set' ? type.element : type;
  return element?.kind === 'enum' ? element.values : [];
};
