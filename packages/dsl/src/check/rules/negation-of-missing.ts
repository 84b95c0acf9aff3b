import { insertFix } from '../../syntax/report.js';
import type { Between, Compare, Expr, Has, In, InWindow, MissingTest, Not, TextTest } from '../../syntax/ast/index.js';
import type { Book } from '../context.js';
import { meaningKeys } from '../meaning-key.js';
import type { Node } from '../../syntax/visit.js';
import { keyword } from '../spelling.js';
import { excerpt, nameOf } from '../types/called.js';
import type { Place, Rule } from './rule.js';

type Leaf = Compare | In | Between | TextTest | Has | InWindow;

/**
 * A test of a missing value is false, so its negation is true: `城市 != 北京` takes in customers without a city. That
 * is sometimes wanted and often overlooked; a test of `is known` or `is missing` beside it says which.
 */
export const negationOfMissing: Rule = ({ book, each }) => {
  const key = meaningKeys(book);
  const inspect = (negation: Expr, operand: Expr, { report, file, ancestors }: Place): void => {
    // What a test expects of its own customers is no rule that could take in others.
    if (ancestors.some(({ kind }) => kind === 'TestDecl') || ancestors[0]?.kind === 'Not') return;
    if (!canBeMissing(operand, book) || isAskedFor(operand, negation, ancestors)) return;
    const cx = { book, file };
    const text = book.written(file, operand.span);
    const guard = text === undefined ? undefined : `${text} ${keyword('isKnown', cx)} ${keyword('and', cx)} `;
    const fixes = guard === undefined ? [] : [insertFix(negation.span.start, guard)];
    const who = ancestors.some((node) => GATHERING.has(node.kind)) ? 'event' : 'customer';
    const params = { name: nameOf(operand, cx), text: excerpt(negation, cx), who } as const;
    report('negation-of-missing', negation, params, { fixes });
  };

  /** Whether a condition joined with the negation asks whether the value is there. */
  const isAskedFor = (operand: Expr, negation: Expr, ancestors: readonly Node[]): boolean => {
    const wanted = key(operand);
    return ancestors
      .filter((node): node is Extract<Expr, { kind: 'And' | 'Or' }> => node.kind === 'And' || node.kind === 'Or')
      .flatMap((node) => node.operands)
      .some(
        (other) => other !== negation && other.kind === 'MissingTest' && key((other as MissingTest).operand) === wanted,
      );
  };

  each<Compare>('Compare', (node, place) => {
    if (node.op === '!=') inspect(node, node.left, place);
  });
  for (const kind of ['In', 'Between', 'TextTest', 'Has', 'InWindow'] as const) {
    each<Exclude<Leaf, Compare>>(kind, (node, place) => {
      if (node.negated) inspect(node, node.operand, place);
    });
  }
  each<Not>('Not', (node, place) => {
    const operand = testedValue(node.operand);
    if (operand !== undefined) inspect(node, operand, place);
  });
};

/** The value that a positive test asks of; undefined for anything that is no single test. */
const testedValue = (test: Expr): Expr | undefined => {
  switch (test.kind) {
    case 'Compare':
      return test.op === '!=' ? undefined : test.left;
    case 'In':
    case 'Between':
    case 'TextTest':
    case 'Has':
    case 'InWindow':
      return test.negated ? undefined : test.operand;
    case 'Ref':
    case 'Member':
      return test;
    default:
      return undefined;
  }
};

const GATHERING: ReadonlySet<string> = new Set(['Aggregate', 'Recency', 'Did', 'OnTrigger']);
const NEVER_MISSING: ReadonlySet<string> = new Set(['count', 'sum', 'distinct', 'days']);

const canBeMissing = (value: Expr, book: Book): boolean => {
  switch (value.kind) {
    case 'Ref':
    case 'Member': {
      const target = book.tables.targets.get(value);
      if (target?.kind === 'metric') return canBeMissing(target.metric.value, book);
      return target?.kind === 'customer-field' || target?.kind === 'event-field';
    }
    case 'Aggregate':
      return !NEVER_MISSING.has(value.fn);
    case 'Recency':
      return true;
    case 'Arith':
      return value.op === '/' || canBeMissing(value.left, book) || canBeMissing(value.right, book);
    case 'Negate':
      return canBeMissing(value.operand, book);
    case 'Call':
      return value.fn === 'score' || value.args.some((arg) => canBeMissing(arg, book));
    default:
      return false;
  }
};
