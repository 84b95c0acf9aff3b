import type { Field } from '../../catalog/catalog.js';
import type { CaseDecl, Expr } from '../../syntax/ast/index.js';
import type { Book } from '../context.js';
import { shownName } from '../model.js';
import { declaredAt } from '../tag-models.js';
import type { Rule } from './rule.js';

/**
 * `男 when 性别 = 男` says nothing that the field does not say: every rule can ask the field itself. Nor does a tag that
 * gives each value of a field a name of its own. Two values of the field under one name are a group, which is news.
 */
export const repeatsField: Rule = ({ book, tags }) => {
  for (const tag of tags) {
    const cases = tag.cases.filter(({ trigger }) => trigger.kind !== 'OtherwiseTrigger');
    const asked = cases.map((one) => askedOf(one, book));
    const [first] = asked;
    const at = declaredAt(tag);
    if (first === undefined || at === undefined) continue;
    const ofOneField = asked.every((each) => each?.field === first.field);
    const apart = new Set(asked.map((each) => each?.value)).size === cases.length;
    const oneToOne = apart && new Set(cases.map(({ value }) => value.text)).size === cases.length;
    const same = asked.every((each, index) => each?.value === cases[index]?.value.text);
    // A single case under a new name is an opinion about that value, not another name for the field.
    if (!ofOneField || !oneToOne || (!same && cases.length < 2)) continue;
    const params = { tag: shownName(tag.names), field: shownName(first.field.names), renamed: !same };
    book.findings.in(tag.file)('repeats-field', at, params);
  }
};

interface AskedValue {
  readonly field: Field;
  readonly value: string;
}

/** The one value of a field of the customer that a case asks for. */
const askedOf = ({ trigger }: CaseDecl, book: Book): AskedValue | undefined => {
  if (trigger.kind !== 'WhenTrigger') return undefined;
  const { condition } = trigger;
  const yes = boolField(condition, book);
  if (yes !== undefined) return { field: yes, value: 'true' };
  const no = condition.kind === 'Not' ? boolField(condition.operand, book) : undefined;
  if (no !== undefined) return { field: no, value: 'false' };
  if (condition.kind === 'In' && !condition.negated && !('kind' in condition.items)) {
    const [only, more] = condition.items;
    return only === undefined || more !== undefined ? undefined : equal(condition.operand, only, book);
  }
  if (condition.kind !== 'Compare' || condition.op !== '=' || condition.right.kind === 'Rank') return undefined;
  return equal(condition.left, condition.right, book);
};

const equal = (left: Expr, right: Expr, book: Book): AskedValue | undefined => {
  const field = book.tables.targets.get(left);
  if (field?.kind !== 'customer-field') return undefined;
  if (right.kind === 'BoolLit') return { field: field.field, value: String(right.value) };
  const value = book.tables.targets.get(right);
  return value?.kind === 'enum-value' || value?.kind === 'text'
    ? { field: field.field, value: value.value }
    : undefined;
};

/** A bool field asked by itself. */
const boolField = (condition: Expr, book: Book): Field | undefined => {
  const target = book.tables.targets.get(condition);
  return target?.kind === 'customer-field' && target.field.type.kind === 'bool' ? target.field : undefined;
};
