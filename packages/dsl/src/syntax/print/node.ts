import type { Decl, SourceFile } from '../ast/index.js';
import { displayWidth } from '../../text/width.js';
import type { Node } from '../visit.js';
import { printHabit, printStep, printTimes } from './events.js';
import { printExpr, printRank } from './expressions.js';
import {
  join,
  printBlockHead,
  printDescription,
  printField,
  printLine,
  printTrigger,
  printType,
  printValue,
} from './heads.js';
import { layLine, pad } from './layout.js';
import { printName, printText, printTriggerEvent } from './names.js';
import type { Style } from './style.js';
import { layStep, printAssignment, printGivenRank, printTestValue } from './tests.js';
import { printWindow } from './windows.js';

const blockLines = (head: string, members: readonly string[]): string =>
  members.length === 0 ? `${head} { }` : [`${head} {`, ...members.map((line) => `  ${line}`), '}'].join('\n');

const printDecl = (decl: Decl, style: Style): string => {
  if (decl.kind === 'CustomerDecl' || decl.kind === 'EventDecl') {
    const fields = decl.fields.map((field) =>
      printField(field, style)
        .filter((part) => part !== '')
        .join('  '),
    );
    return blockLines(printBlockHead(decl, style), fields);
  }
  if (decl.kind === 'TagDecl') {
    const width = Math.max(0, ...decl.cases.map((found) => displayWidth(printValue(found))));
    const cases = decl.cases.map((found) => {
      const [first = '', ...below] = layLine(printTrigger(found, style), '  ', 4 + width, style, undefined);
      return [`${pad(printValue(found), width)} ${first}`.trimEnd(), ...below].join('\n');
    });
    const description = printDescription(decl, decl.description, style);
    return blockLines(printBlockHead(decl, style), description === '' ? cases : [description, ...cases]);
  }
  if (decl.kind === 'TestDecl') {
    const steps = decl.steps.map((step) => layStep(step, '  ', style, undefined).join('\n'));
    return blockLines(printBlockHead(decl, style), steps);
  }
  return layLine(printLine(decl, style), '', 0, style, undefined).join('\n');
};

const printFile = (file: SourceFile, style: Style): string =>
  file.decls.map((decl) => `${printDecl(decl, style)}\n`).join('');

/** See {@link file://./index.ts}. */
export const printNodeWith = (node: Node, style: Style): string => {
  switch (node.kind) {
    case 'SourceFile':
      return printFile(node, style);
    case 'TimezoneDecl':
    case 'CustomerDecl':
    case 'EventDecl':
    case 'ListDecl':
    case 'MetricDecl':
    case 'TagDecl':
    case 'TagLine':
    case 'SegmentDecl':
    case 'TestDecl':
    case 'BrokenDecl':
      return printDecl(node, style);
    case 'FieldDecl':
      return printField(node, style)
        .filter((part) => part !== '')
        .join(' ');
    case 'TypeNode':
      return printType(node, style);
    case 'ColumnMapping':
      return `${node.role === 'customer' ? style.word(node, 'customer') : node.role} = ${printName(node.column)}`;
    case 'CaseDecl': {
      const { before, condition, after } = printTrigger(node, style);
      return join(printValue(node), before, condition && printExpr(condition, style), after);
    }
    case 'WhenTrigger':
      return join(style.word(node, 'when'), printExpr(node.condition, style));
    case 'OnTrigger':
      return join(style.word(node, 'on'), printTriggerEvent(node.event));
    case 'OtherwiseTrigger':
      return style.word(node, 'otherwise');
    case 'PresetTrigger':
      return '';
    case 'Rank':
      return printRank(node, style);
    case 'Times':
      return printTimes(node, style);
    case 'Step':
      return printStep(node, style, false, printExpr);
    case 'Habit':
      return printHabit(node, style);
    case 'GivenCustomer':
    case 'GivenEvent':
    case 'GivenTag':
    case 'GivenRanks':
    case 'After':
    case 'Expect':
      return layStep(node, '', style, undefined).join('\n');
    case 'GivenRank':
      return printGivenRank(node, style);
    case 'Assignment':
      return printAssignment(node, style);
    case 'ValueList':
    case 'Ago':
      return printTestValue(node, style);
    case 'LastWindow':
    case 'NextWindow':
    case 'OnAgoWindow':
    case 'AgoWindow':
    case 'RangeWindow':
    case 'OnWindow':
    case 'BeforeWindow':
    case 'DayWindow':
    case 'UnitWindow':
    case 'CalendarWindow':
      return printWindow(node, style);
    case 'Name':
      return printName(node);
    case 'TextLit':
      return printText(node);
    default:
      return printExpr(node, style);
  }
};
