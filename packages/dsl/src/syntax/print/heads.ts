import type {
  CaseDecl, ColumnMapping, CustomerDecl, Decl, EventDecl, Expr, FieldDecl, Name, TagDecl, TestDecl, TextLit, TypeNode,
} from '../ast/index.js'; // prettier-ignore
import { unreachable } from '../../text/unreachable.js';
import type { KeywordId } from '../tokens/keywords.js';
import type { Node } from '../visit.js';
import { printCaseValue, printName, printPreset, printText, printTriggerEvent } from './names.js';
import type { Style } from './style.js';
import { printDate, printDuration } from './windows.js';
import { printExpr } from './expressions.js';
import { printWhere } from './where.js';

/** The pieces of declarations that stand on one line; the layout puts them together. */

export const join = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ');

const names = (all: readonly Name[]): string => all.map(printName).join(' ');

export const printDescription = (owner: Node, text: TextLit | undefined, style: Style): string =>
  text === undefined ? '' : `${style.word(owner, 'description')} ${printText(text)}`;

const mapping = (column: ColumnMapping, style: Style): string => {
  const role = column.role === 'customer' ? style.word(column, 'customer') : column.role;
  return `${role} = ${printName(column.column)}`;
};

const source = (node: CustomerDecl | EventDecl, style: Style): string => {
  const from = node.table === undefined ? '' : `${style.word(node, 'from')} ${printName(node.table)}`;
  const columns = node.columns.map((column) => mapping(column, style)).join(', ');
  return join(from, columns === '' ? '' : `(${columns})`);
};

export type Block = CustomerDecl | EventDecl | TagDecl | TestDecl;
export const isBlock = (decl: Decl): decl is Block =>
  decl.kind === 'CustomerDecl' || decl.kind === 'EventDecl' || decl.kind === 'TagDecl' || decl.kind === 'TestDecl';

/** The line that a block begins with, its brace left out. */
export const printBlockHead = (node: Block, style: Style): string => {
  switch (node.kind) {
    case 'CustomerDecl':
      return join(style.word(node, 'customer'), source(node, style));
    case 'EventDecl':
      return join(
        style.word(node, 'event'),
        names(node.names),
        source(node, style),
        printDescription(node, node.description, style),
      );
    case 'TagDecl':
      return join(
        style.word(node, 'tag'),
        names(node.names),
        ...(['manual', 'many', 'ordered'] as const).map((flag) => (node[flag] ? style.word(node, flag) : '')),
        node.expires && printExpires(node, node.expires, style),
      );
    case 'TestDecl':
      return join(style.word(node, 'test'), printText(node.name), style.word(node, 'atDate'), printDate(node.at));
    default:
      return unreachable(node);
  }
};

export const printExpires = (
  owner: TagDecl | CaseDecl,
  length: Parameters<typeof printDuration>[0],
  style: Style,
): string => `${style.word(owner, 'expires')} ${printDuration(length, style)}`;

export const printType = (type: TypeNode, style: Style): string => {
  if (type.word === 'set of') {
    return join(style.word(type, 'setOf'), type.element && printType(type.element, style));
  }
  if (type.word === 'one of') return `${style.word(type, 'oneOf')} ${type.values.map(printName).join(', ')}`;
  return style.word(type, type.word satisfies KeywordId);
};

/** A field in two columns: names and type, and what says where it comes from. */
export const printField = (field: FieldDecl, style: Style): readonly [string, string] => [
  `${names(field.names)}: ${printType(field.type, style)}`,
  join(
    field.column && `${style.word(field, 'from')} ${printName(field.column)}`,
    field.group && `${style.word(field, 'group')} ${printName(field.group)}`,
    printDescription(field, field.description, style),
  ),
];

/** A line that may have a condition too long for it. */
export interface Line {
  readonly before: string;
  readonly condition: Expr | undefined;
  readonly after: string;
  /** On a line of its own below. */
  readonly description: string;
}

/** The value of a case. */
export const printValue = (node: CaseDecl): string =>
  node.trigger.kind === 'PresetTrigger' ? printPreset(node.value) : printCaseValue(node.value);

/** A case from its trigger on, its value left out. */
export const printTrigger = (node: CaseDecl, style: Style): Line => {
  const { trigger } = node;
  const after = node.expires === undefined ? '' : printExpires(node, node.expires, style);
  const description = printDescription(node, node.description, style);
  switch (trigger.kind) {
    case 'WhenTrigger':
      return { before: style.word(trigger, 'when'), condition: trigger.condition, after, description };
    case 'OnTrigger': {
      const where = trigger.where && printWhere(trigger, trigger.where, style, false, printExpr);
      const before = join(style.word(trigger, 'on'), printTriggerEvent(trigger.event), where);
      return { before, condition: undefined, after, description };
    }
    case 'OtherwiseTrigger':
      return { before: style.word(trigger, 'otherwise'), condition: undefined, after, description };
    case 'PresetTrigger':
      return { before: '', condition: undefined, after, description };
    default:
      return unreachable(trigger);
  }
};

/** A declaration without a block. */
export const printLine = (node: Exclude<Decl, Block>, style: Style): Line => {
  const plain = (before: string): Line => ({ before, condition: undefined, after: '', description: '' });
  switch (node.kind) {
    case 'TimezoneDecl':
      return plain(`${style.word(node, 'timezone')} ${printText(node.zone)}`);
    case 'ListDecl':
      return plain(join(style.word(node, 'list'), names(node.names), style.word(node, 'from'), printText(node.path)));
    case 'MetricDecl': {
      const description = printDescription(node, node.description, style);
      return {
        before: join(style.word(node, 'metric'), names(node.names), '='),
        condition: node.value,
        after: '',
        description,
      };
    }
    case 'SegmentDecl': {
      const before = join(style.word(node, 'segment'), names(node.names), '=');
      return {
        before,
        condition: node.condition,
        after: '',
        description: printDescription(node, node.description, style),
      };
    }
    case 'TagLine': {
      const line = printTrigger(node.case, style);
      const head = join(style.word(node, 'tag'), printName(node.tag), '=', printCaseValue(node.case.value));
      return { ...line, before: join(head, line.before) };
    }
    case 'BrokenDecl':
      return plain('…');
    default:
      return unreachable(node);
  }
};
