import type { Condition, RankCondition, RankCut, Value } from '../model/index.js';
import { endsInWhere, writeDid } from './did.js';
import type { Pen } from './pen.js';
import { writeValue } from './values.js';
import { MEMBER_OF_AND, MEMBER_OF_OR, TEST, WHOLE } from './where.js';
import { writeWindow } from './windows.js';
import type { Word } from './words.js';

const place = { condition: writeCondition };

export function writeCondition(pen: Pen, condition: Condition, level: number): string {
  const own = levelOf(condition);
  const text = writeBare(pen, condition);
  // An `and` inside an `or` is read more easily in parentheses, but need not have them.
  return own < level || (own < TEST && pen.choose(8) === 1) ? pen.parens(text) : text;
}

function levelOf(condition: Condition): number {
  if (condition.kind === 'or') return WHOLE;
  if (condition.kind === 'and') return MEMBER_OF_OR;
  return condition.kind === 'not' ? MEMBER_OF_AND : TEST;
}

function writeBare(pen: Pen, condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      // A chain inside a chain of its own kind keeps its brackets.
      const level = condition.kind === 'and' ? MEMBER_OF_AND : MEMBER_OF_OR;
      const members = condition.operands.map((one, index) => {
        const text = writeCondition(pen, one, level);
        const swallows = condition.kind === 'and' && index < condition.operands.length - 1 && swallowsWhatFollows(one);
        return swallows ? pen.parens(text) : text;
      });
      return members.join(` ${pen.word(condition.kind)} `);
    }
    case 'not':
      return (
        (pen.choose(2) === 1 ? writeNegated(pen, condition.operand) : undefined) ??
        `${pen.word('not')} ${writeCondition(pen, condition.operand, TEST)}`
      );
    default:
      return writeTest(pen, condition, false) ?? '';
  }
}

/** What follows with `and` would belong to its `where`. */
function swallowsWhatFollows(condition: Condition): boolean {
  if (condition.kind === 'not') return swallowsWhatFollows(condition.operand);
  return condition.kind === 'did' && endsInWhere(condition);
}

/** A test with its own word for the negation: `not in`, `is missing`, `!=`. */
function writeNegated(pen: Pen, condition: Condition): string | undefined {
  return writeTest(pen, condition, true);
}

function writeTest(pen: Pen, condition: Condition, negated: boolean): string | undefined {
  const left = (value: Value) => writeValue(pen, value, place);
  const right = (value: Value) => writeValue(pen, value, { ...place, right: true });
  const either = (plain: Word, opposite: Word) => pen.word(negated ? opposite : plain);
  switch (condition.kind) {
    case 'compare': {
      if (negated && condition.op !== '=') return undefined;
      const op = negated ? '!=' : condition.op;
      if (isConstant(condition.right) && canStandRight(pen, condition.left) && pen.choose(8) === 1) {
        return `${left(condition.right)} ${pen.sign(MIRRORED[op])} ${right(condition.left)}`;
      }
      return `${left(condition.left)} ${pen.sign(op)} ${right(condition.right)}`;
    }
    case 'true':
      return negated ? undefined : left(condition.operand);
    case 'in':
      return `${left(condition.operand)} ${either('in', 'notIn')} ${pen.parens(pen.list(condition.items.map(right)))}`;
    case 'in-list': {
      const list = pen.book.lists.find((one) => one.names[0] === condition.list);
      return `${left(condition.operand)} ${either('in', 'notIn')} ${pen.oneOf(list?.names ?? [condition.list])}`;
    }
    case 'between': {
      const range = `${right(condition.low)} ${pen.word('betweenAnd')} ${right(condition.high)}`;
      return `${left(condition.operand)} ${either('between', 'notBetween')} ${range}`;
    }
    case 'text-test': {
      const words = { contains: 'Contains', 'starts with': 'StartsWith', 'ends with': 'EndsWith' } as const;
      const word = words[condition.test];
      const plain = { Contains: 'contains', StartsWith: 'startsWith', EndsWith: 'endsWith' } as const;
      return `${left(condition.operand)} ${either(plain[word], `not${word}`)} ${right(condition.text)}`;
    }
    case 'known':
      return `${left(condition.operand)} ${either('isKnown', 'isMissing')}`;
    case 'has': {
      const items = condition.items.map(right);
      if (condition.mode === 'one') return `${left(condition.operand)} ${either('has', 'notHas')} ${items.join('')}`;
      const word = condition.mode === 'any' ? either('hasAny', 'notHasAny') : either('hasAll', 'notHasAll');
      return `${left(condition.operand)} ${word} ${pen.parens(pen.list(items))}`;
    }
    case 'in-window': {
      const not = negated ? `${pen.word('notWindow')} ` : '';
      return `${left(condition.operand)} ${not}${writeWindow(pen, condition.window)}`;
    }
    case 'did':
      return writeDid(pen, condition, negated, writeCondition);
    case 'anniversary': {
      const not = negated ? `${pen.word('notWindow')} ` : '';
      return `${pen.word('anniversary')}${pen.parens(left(condition.operand))} ${not}${writeWindow(pen, condition.window)}`;
    }
    case 'held-for':
      return negated ? undefined : writeHeldFor(pen, condition);
    case 'changed': {
      const { of, window } = condition;
      const what = 'tag' in of ? writeTagName(pen, of.tag) : left({ kind: 'customer-field', field: of.field });
      return `${what} ${either('changed', 'notChanged')} ${writeWindow(pen, window)}`;
    }
    case 'rank':
      return negated ? undefined : writeRank(pen, condition);
    case 'tag':
      return writeTag(pen, condition, negated);
    case 'tag-order':
      return negated
        ? undefined
        : `${writeTagName(pen, condition.tag)} ${pen.sign(condition.op)} ${writeTagValue(pen, condition.value)}`;
    case 'tag-known':
      return `${writeTagName(pen, condition.tag)} ${either('isKnown', 'isMissing')}`;
    case 'segment': {
      const segment = pen.book.segments.find((one) => one.names[0] === condition.segment);
      const name = pen.oneOf(segment?.names ?? [condition.segment]);
      return `${either('in', 'notIn')} ${pen.word('segment')} ${name}`;
    }
    default:
      return undefined;
  }
}

/** `100 < amount` is `amount > 100`. */
const MIRRORED = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

function isConstant(value: Value): boolean {
  const exact = value.kind === 'duration' && value.duration.unit !== 'mo' && value.duration.unit !== 'y';
  return exact || value.kind === 'number' || value.kind === 'moment';
}

/** Quotes would make a text of a metric's name there. */
function canStandRight(pen: Pen, value: Value): boolean {
  const metrics = pen.book.metrics.filter((metric) => value.kind === 'metric' && metric.names[0] === value.metric);
  return (
    !isConstant(value) &&
    value.kind !== 'distance' &&
    metrics.every((metric) => pen.bareOneOf(metric.names) !== undefined)
  );
}

/** What has held is a test without a word before it: its negation has to have one of its own. */
function writeHeldFor(pen: Pen, { operand, length }: Extract<Condition, { kind: 'held-for' }>): string {
  const text = operand.kind === 'not' ? writeNegated(pen, operand.operand) : writeTest(pen, operand, false);
  if (text === undefined) throw new Error(`${operand.kind} is not asked for how long it has held`);
  return `${text} ${pen.word('forAtLeast')} ${pen.duration(length)}`;
}

function writeRank(pen: Pen, condition: RankCondition): string {
  const { operand, op, cut, exactly, among, per } = condition;
  const parts = [
    writeValue(pen, operand, place),
    pen.sign(op),
    writeCut(pen, cut),
    exactly ? pen.word('exactly') : undefined,
    among === 'everyone'
      ? `${pen.word('among')} ${pen.word('everyone')}`
      : among && `${pen.word('among')} ${pen.parens(writeCondition(pen, among, WHOLE))}`,
    per && `${pen.word('per')} ${writeValue(pen, { kind: 'customer-field', field: per }, { ...place, right: true })}`,
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

function writeCut(pen: Pen, cut: RankCut): string {
  const chinese = pen.isChinese();
  const percent = () => `${cut.amount}${pen.sign('%')}`;
  switch (cut.form) {
    case 'top-percent':
      return chinese ? `前${percent()}` : `top${percent()}`;
    case 'bottom-percent':
      return chinese ? `后${percent()}` : `bottom${percent()}`;
    case 'top-count':
      return chinese ? `前${cut.amount}名` : `top ${cut.amount}`;
    case 'bottom-count':
      return chinese ? `后${cut.amount}名` : `bottom ${cut.amount}`;
    case 'percentile':
      return chinese ? `${cut.amount}分位` : `p${cut.amount}`;
    case 'average':
    case 'median':
      return pen.word(cut.form);
  }
}

function writeTagName(pen: Pen, tag: string): string {
  return `${pen.word('tag')} ${pen.oneOf(pen.book.tags.find((one) => one.names[0] === tag)?.names ?? [tag])}`;
}

function writeTagValue(pen: Pen, value: string): string {
  return pen.name(value);
}

function writeTag(pen: Pen, condition: Extract<Condition, { kind: 'tag' }>, negated: boolean): string {
  const many = pen.book.tags.find((one) => one.names[0] === condition.tag)?.many ?? false;
  const values = condition.values.map((value) => writeTagValue(pen, value));
  const either = (plain: Word, opposite: Word) => pen.word(negated ? opposite : plain);
  const [first = ''] = values;
  const alone = values.length === 1 && !pen.maybe();
  if (many && alone) return `${writeTagName(pen, condition.tag)} ${either('has', 'notHas')} ${first}`;
  if (many) {
    const word = condition.all ? either('hasAll', 'notHasAll') : either('hasAny', 'notHasAny');
    return `${writeTagName(pen, condition.tag)} ${word} ${pen.parens(pen.list(values))}`;
  }
  if (alone) return `${writeTagName(pen, condition.tag)} ${pen.sign(negated ? '!=' : '=')} ${first}`;
  return `${writeTagName(pen, condition.tag)} ${either('in', 'notIn')} ${pen.parens(pen.list(values))}`;
}
