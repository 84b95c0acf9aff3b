import type { Ast, ValueType } from '@tagwright/dsl';
import type { Palette, PaletteEvent, PaletteTag, PaletteValue } from '@tagwright/dsl/service';

/** What can be asked about a value, and what it can be compared with. */
export interface Shape {
  /** A set of enums is `set`; `unknown` where the name leads nowhere. */
  readonly kind: ValueType['kind'] | 'tag' | 'unknown';
  /** The values that it can have, in their order; empty where it can have any. */
  readonly values: readonly string[];
  /** Texts that the book compares it with: suggestions, not all there are. */
  readonly texts: readonly string[];
  /** Whether its values have an order, or are numbers, and can be called higher and lower. */
  readonly isOrdered: boolean;
  /** Whether it can have several values at once. */
  readonly isMany: boolean;
}

const UNKNOWN: Shape = { kind: 'unknown', values: [], texts: [], isOrdered: false, isMany: false };

/** What is asked about, by what a book declares. `event`: whose fields come first. */
export const shapeOf = (expr: Ast.Expr, palette: Palette, event: string | undefined): Shape => {
  switch (expr.kind) {
    case 'TagRef':
      return ofTag(tagNamed(palette, expr.tag.text));
    case 'Ref':
      return ofValue(valueNamed(palette, expr.name, event), expr.name === 'at' && event !== undefined);
    case 'Member':
      return ofMember(expr, palette);
    case 'Aggregate':
      return ofAggregate(expr, palette);
    case 'Recency':
      return ofKind('duration');
    case 'Call':
      return ofCall(expr, palette, event);
    case 'Arith':
      return shapeOf(expr.left, palette, event);
    case 'Negate':
      return shapeOf(expr.operand, palette, event);
    default:
      return UNKNOWN;
  }
};

export const tagNamed = (palette: Palette, name: string): PaletteTag | undefined => named(palette.tags, name);
export const eventNamed = (palette: Palette, name: string): PaletteEvent | undefined => named(palette.events, name);

/** A field of the event at hand, a field of the customer, or a metric, in the order in which the language looks. */
export const valueNamed = (palette: Palette, name: string, event: string | undefined): PaletteValue | undefined => {
  const own = event === undefined ? undefined : named(eventNamed(palette, event)?.fields ?? [], name);
  return own ?? named(palette.fields, name) ?? named(palette.metrics, name);
};

/** What a field or metric is. */
export const ofValue = (value: PaletteValue | undefined, isTime = false): Shape => {
  if (isTime) return ofKind('time');
  if (value?.type === undefined) return UNKNOWN;
  const { type, texts } = value;
  const element = type.kind === 'set' ? type.element : type;
  return {
    ...ofKind(type.kind),
    values: element.kind === 'enum' ? element.values : [],
    texts,
  };
};

export const ofTag = (tag: PaletteTag | undefined): Shape =>
  tag === undefined
    ? UNKNOWN
    : { kind: 'tag', values: tag.values, texts: [], isOrdered: tag.ordered, isMany: !tag.exclusive };

const named = <Item extends { readonly names: readonly string[] }>(
  items: readonly Item[],
  name: string,
): Item | undefined => items.find(({ names }) => names.includes(name));

const ORDERED: ReadonlySet<Shape['kind']> = new Set([
  'number',
  'money',
  'duration',
  'date',
  'time',
  'enum',
  'distance',
]);

const ofKind = (kind: ValueType['kind']): Shape => ({
  kind,
  values: [],
  texts: [],
  isOrdered: ORDERED.has(kind),
  isMany: kind === 'set',
});

const ofMember = ({ object, field }: Ast.Member, palette: Palette): Shape => {
  const event = eventNamed(palette, object.text);
  return field.text === 'at' && event !== undefined
    ? ofKind('time')
    : ofValue(named(event?.fields ?? palette.fields, field.text));
};

const ofAggregate = ({ fn, operand }: Ast.Aggregate, palette: Palette): Shape => {
  switch (fn) {
    case 'count':
    case 'distinct':
    case 'days':
    case 'share':
      return ofKind('number');
    case 'first':
    case 'last':
      return operand.kind === 'Ref' ? ofKind('time') : shapeOf(operand, palette, undefined);
    default:
      return shapeOf(operand, palette, operand.kind === 'Ref' ? operand.name : undefined);
  }
};

const ofCall = ({ fn, args }: Ast.Call, palette: Palette, event: string | undefined): Shape => {
  switch (fn) {
    case 'since':
    case 'until':
      return ofKind('duration');
    case 'date':
    case 'anniversary':
      return ofKind('date');
    case 'distance':
      return ofKind('distance');
    case 'abs':
    case 'round':
    case 'least':
    case 'greatest':
      return args[0] === undefined ? UNKNOWN : shapeOf(args[0], palette, event);
    default:
      return ofKind('number');
  }
};
