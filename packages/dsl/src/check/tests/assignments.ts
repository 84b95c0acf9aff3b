import type { EventThing } from '../../catalog/catalog.js';
import { time, type ValueType } from '../../catalog/types.js';
import type { Assignment } from '../../syntax/ast/index.js';
import type { Context } from '../context.js';
import type { Target } from '../model.js';
import { fieldNamed, ofEvent, typeOfTarget } from '../scope/look-up.js';
import { remember, reportUnknownField } from '../scope/resolve.js';
import { checkTestValue } from './values.js';

/** `{ at = 100d ago, 金额 = 5000 }`: each field of the thing at most once, with a value of its type. */
export const checkAssignments = (
  assignments: readonly Assignment[],
  holder: EventThing | 'customer',
  cx: Context,
): void => {
  const seen = new Set<string>();
  for (const { field, value } of assignments) {
    if (field.text === '') continue;
    const target = targetIn(holder, field.text, cx);
    if (target === undefined) {
      const owner = holder === 'customer' ? '' : (holder.names[0] ?? '');
      const { fields } = holder === 'customer' ? cx.book.catalog.customer : holder;
      reportUnknownField(
        field,
        owner,
        fields.map(({ names }) => names),
        cx,
      );
      continue;
    }
    remember(field, target, cx);
    const name = 'field' in target ? (target.field.names[0] ?? '') : field.text;
    if (seen.has(name)) cx.report('assigned-twice', field, { field: name });
    seen.add(name);
    checkTestValue(value, typeIn(target, cx), name, cx);
  }
};

const targetIn = (holder: EventThing | 'customer', name: string, cx: Context): Target | undefined => {
  if (holder !== 'customer') return ofEvent(holder, name);
  const field = fieldNamed(cx.book.catalog.customer.fields, name);
  return field === undefined ? undefined : { kind: 'customer-field', field };
};

const typeIn = (target: Target, cx: Context): ValueType => typeOfTarget(target, cx) ?? time;
