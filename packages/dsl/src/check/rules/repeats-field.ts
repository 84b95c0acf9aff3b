import type { CaseDecl } from '../../syntax/ast/index.js';
import type { Field } from '../../catalog/catalog.js';
import type { Book } from '../context.js';
import { shownName } from '../model.js';
import { declaredAt } from '../tag-models.js';
import type { Rule } from './rule.js';

/** `男 when 性别 = 男` says nothing that the field does not say: every rule can ask the field itself. */
export const repeatsField: Rule = ({ book, tags }) => {
  for (const tag of tags) {
    const cases = tag.cases.filter(({ trigger }) => trigger.kind !== 'OtherwiseTrigger');
    const fields = new Set(cases.map((one) => repeatedField(one, book)));
    const [field] = fields;
    const at = declaredAt(tag);
    if (fields.size !== 1 || field === undefined || at === undefined) continue;
    const params = { tag: shownName(tag.names), field: shownName(field.names) };
    book.findings.in(tag.file)('repeats-field', at, params);
  }
};

/** The field whose value a case takes over under the same name. */
const repeatedField = ({ value, trigger }: CaseDecl, book: Book): Field | undefined => {
  if (trigger.kind !== 'WhenTrigger' || trigger.condition.kind !== 'Compare') return undefined;
  const { op, left, right } = trigger.condition;
  const field = book.tables.targets.get(left);
  const compared = right.kind === 'Rank' ? undefined : book.tables.targets.get(right);
  if (op !== '=' || field?.kind !== 'customer-field') return undefined;
  const same = (compared?.kind === 'enum-value' || compared?.kind === 'text') && compared.value === value.text;
  return same ? field.field : undefined;
};
