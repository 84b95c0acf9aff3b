import type { Assignment, GivenCustomer, GivenEvent, GivenRank, GivenTag, TestStep, TestValue } from '../ast/index.js';
import { unreachable } from '../../text/unreachable.js';
import { displayWidth } from '../../text/width.js';
import type { Attachment } from './comments.js';
import { printRank, subject, value } from './expressions.js';
import { join } from './heads.js';
import { layLine, MAX_WIDTH } from './layout.js';
import { printAssigned, printName } from './names.js';
import type { Style } from './style.js';
import { printAgo, printDate, printDuration } from './windows.js';

type Situation = GivenCustomer | GivenEvent | GivenTag;

const STEP = '  ';

/** The lines of a step; the first is not indented, so that a caller can put something before it. */
export const layStep = (
  step: TestStep,
  indent: string,
  style: Style,
  comments: Attachment | undefined,
): readonly string[] => {
  switch (step.kind) {
    case 'GivenCustomer':
    case 'GivenEvent':
    case 'GivenTag':
      return laySituation(`${style.word(step, 'given')} `, step, indent, style);
    case 'GivenRanks': {
      const ranks = step.ranks.map((rank) => printGivenRank(rank, style));
      const flat = `${style.word(step, 'given')} ${ranks.join(', ')}`;
      if (fits(flat, indent)) return [flat];
      return `${style.word(step, 'given')} ${ranks.join(`,\n${indent}${STEP}`)}`.split('\n');
    }
    case 'After': {
      const clock = `${style.word(step, 'after')} ${printDuration(step.length, style)}`;
      return step.happening === undefined ? [clock] : laySituation(`${clock}  `, step.happening, indent, style);
    }
    case 'Expect': {
      const before = join(style.word(step, 'expect'), printFor(step, style));
      const line = { before, condition: step.condition, after: '', description: '' };
      return layLine(line, indent, indent.length, style, comments);
    }
    default:
      return unreachable(step);
  }
};

const fits = (line: string, indent: string): boolean => displayWidth(line) + indent.length <= MAX_WIDTH;

/** `for 乙`. */
const printFor = (step: Exclude<TestStep, { kind: 'GivenRanks' | 'After' }>, style: Style): string =>
  step.customer === undefined ? '' : `${style.word(step, 'forCustomer')} ${printName(step.customer)}`;

const laySituation = (before: string, step: Situation, indent: string, style: Style): readonly string[] => {
  if (step.kind === 'GivenTag') return [before + printGivenTag(step, style)];
  const thing =
    step.kind === 'GivenCustomer'
      ? join(style.word(step, 'customer'), step.customer && printName(step.customer))
      : join(printName(step.event), printFor(step, style));
  const head = `${before}${thing} {`;
  const fields = step.fields.map((field) => printAssignment(field, style));
  const flat = `${head} ${join(fields.join(', '), '}')}`;
  if (fields.length === 0 || fits(flat, indent)) return [flat];
  const lines = fields.map((field, at) => `${indent}${STEP}${field}${at === fields.length - 1 ? '' : ','}`);
  return [head, ...lines, `${indent}}`];
};

const printGivenTag = (step: GivenTag, style: Style): string => {
  const since = step.since === undefined ? '' : `${style.word(step, 'sinceDate')} ${printMoment(step.since, style)}`;
  return join(style.word(step, 'tag'), printName(step.tag), printFor(step, style), '=', printName(step.value), since);
};

const printMoment = (moment: NonNullable<GivenTag['since']>, style: Style): string =>
  moment.kind === 'Ago' ? printAgo(moment, moment.length, style) : printDate(moment);

/** `M top20% = 3000`. */
export const printGivenRank = ({ subject: of, rank, value: threshold }: GivenRank, style: Style): string =>
  `${subject(of, style)} ${printRank(rank, style)} = ${value(threshold, style)}`;

/** `金额 = 5000`. */
export const printAssignment = ({ field, value: written }: Assignment, style: Style): string =>
  `${printAssigned(field)} = ${printTestValue(written, style)}`;

export const printTestValue = (written: TestValue, style: Style): string => {
  if (written.kind === 'ValueList') return `(${written.items.map((item) => value(item, style)).join(', ')})`;
  if (written.kind === 'Ago') return printAgo(written, written.length, style);
  return value(written, style);
};
