import type { Book, Case, Columns, Field, FieldType, Names, Tag } from '../model/index.js';
import { writeCondition } from './conditions.js';
import { Pen, type Choose } from './pen.js';
import { writeEvent, writeValue } from './values.js';
import { WHOLE, writeWhere } from './where.js';
import type { Vocabulary } from './words.js';

export interface Style {
  readonly vocabulary: Vocabulary | 'mixed';
  /** Decides between ways of writing the same: quotes, full-width signs, brackets, sugar. */
  readonly choose: Choose;
  /** Puts declarations in an order of its own. */
  readonly reorder?: boolean;
}

/** The plainest way of writing a book. */
export const PLAIN: Style = { vocabulary: 'en', choose: () => 0 };

/** The book as `.tag` text. */
export function renderBook(book: Book, style: Style): string {
  return `${renderDeclarations(book, style).join('\n\n')}\n`;
}

/** The declarations of the book, each a text of its own, some under a comment. One-line cases of a tag stay together. */
export function renderDeclarations(book: Book, style: Style): readonly string[] {
  const pen = new Pen(book, style.vocabulary, style.choose);
  const declarations = [
    `${pen.word('timezone')} ${pen.quoted(book.zone)}`,
    block(pen, pen.word('customer'), source(pen, book.customer.table, book.customer.columns), book.customer.fields),
    ...book.events.map((event) =>
      block(
        pen,
        `${pen.word('event')} ${names(pen, event.names)}`,
        source(pen, event.table, event.columns),
        event.fields,
      ),
    ),
    ...book.lists.map(
      (list) => `${pen.word('list')} ${names(pen, list.names)} ${pen.word('from')} ${pen.quoted(list.path)}`,
    ),
    ...book.metrics.map((metric) => {
      const value = writeValue(pen, metric.value, { condition: writeCondition });
      return `${pen.word('metric')} ${names(pen, metric.names)}${description(pen)} ${pen.sign('=')} ${value}`;
    }),
    ...book.tags.map((tag) => writeTag(pen, tag)),
    ...book.segments.map((segment) => {
      const condition = writeCondition(pen, segment.condition, WHOLE);
      return `${pen.word('segment')} ${names(pen, segment.names)}${description(pen)} ${pen.sign('=')} ${condition}`;
    }),
  ].map((declaration) => (pen.maybe() ? `// 备注 "${declaration.length}" tag {\n${declaration}` : declaration));
  return style.reorder ? shuffled(declarations, style.choose) : declarations;
}

function description(pen: Pen): string {
  return pen.choose(6) === 1 ? ` ${pen.word('description')} ${pen.quoted('说 “明” // {x}')}` : '';
}

/** The order of declarations means nothing. */
function shuffled<T>(items: readonly T[], choose: Choose): T[] {
  const left = [...items];
  const taken: T[] = [];
  while (left.length > 0) taken.push(...left.splice(choose(left.length), 1));
  return taken;
}

function names(pen: Pen, both: Names): string {
  return both.map((name) => pen.name(name)).join(' ');
}

function source(pen: Pen, table: string | undefined, columns: Columns): string {
  const mapped = Object.entries(columns).map(([role, column]) => {
    const word = role === 'customer' ? pen.word('customer') : role;
    return `${word} ${pen.sign('=')} ${pen.name(column)}`;
  });
  const from = table === undefined ? '' : ` ${pen.word('from')} ${pen.name(table)}`;
  return from + (mapped.length > 0 ? ` ${pen.parens(pen.list(mapped))}` : '');
}

function block(pen: Pen, head: string, from: string, fields: readonly Field[]): string {
  const lines = fields.map((field) => {
    const column = field.column === undefined ? '' : ` ${pen.word('from')} ${pen.name(field.column)}`;
    const group = field.group === undefined ? '' : ` ${pen.word('group')} ${pen.name(field.group)}`;
    return `  ${names(pen, field.names)}${pen.sign(':')} ${writeType(pen, field.type)}${column}${group}${description(pen)}\n`;
  });
  return `${head}${from} ${pen.sign('{')}\n${lines.join('')}${pen.sign('}')}`;
}

function writeType(pen: Pen, type: FieldType): string {
  if (type.kind === 'set') return `${pen.word('set')} ${writeType(pen, type.of)}`;
  if (type.kind !== 'enum') return pen.word(type.kind);
  return `${pen.word('enum')} ${pen.list(type.values.map((value) => pen.name(value)))}`;
}

function writeTag(pen: Pen, tag: Tag): string {
  const head = `${pen.word('tag')} ${names(pen, tag.names)}`;
  if (tag.form === 'lines') {
    const name = tag.names[0];
    return tag.cases
      .map((one) => `${pen.word('tag')} ${pen.name(name)} ${pen.sign('=')} ${writeCase(pen, one)}`)
      .join('\n');
  }
  const flags = (['manual', 'many', 'ordered'] as const)
    .filter((flag) => tag[flag])
    .map((flag) => ` ${pen.word(flag)}`);
  const expires = tag.expires ? ` ${pen.word('expires')} ${pen.duration(tag.expires)}` : '';
  const lines = tag.cases.map((one) => `  ${writeCase(pen, one)}\n`);
  return `${head}${flags.join('')}${expires} ${pen.sign('{')}\n${lines.join('')}${pen.sign('}')}`;
}

function writeCase(pen: Pen, one: Case): string {
  const { trigger } = one;
  const value = pen.name(one.value);
  const expires = one.expires ? ` ${pen.word('expires')} ${pen.duration(one.expires)}` : '';
  switch (trigger.kind) {
    case 'when':
      return `${value} ${pen.word('when')} ${writeCondition(pen, trigger.condition, WHOLE)}${expires}${description(pen)}`;
    case 'on': {
      const where = trigger.where ? ` ${writeWhere(pen, trigger.where, writeCondition)}` : '';
      return `${value} ${pen.word('on')} ${writeEvent(pen, trigger.event)}${where}${expires}`;
    }
    case 'otherwise':
      return `${value} ${pen.word('otherwise')}`;
    case 'preset':
      return value;
  }
}
