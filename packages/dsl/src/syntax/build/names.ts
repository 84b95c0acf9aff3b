import type { CstNode } from 'chevrotain';
import type { DateLit, DurationLit, Member, Name, Ref, TextLit } from '../ast/index.js';
import type { Lexeme } from '../tokens/lex.js';
import { keywordOfType, Quoted } from '../tokens/types.js';
import { emptyAt, freeze, node, oneOf, spanOf, token, type Context } from './cst.js';

const NAME_TOKENS = ['NameLike', 'AnyWord', 'Quoted', 'BadLiteral', 'Percentile', 'kw_customer'];

const missingName = (at: number): Name => freeze({ kind: 'Name', span: emptyAt(at), text: '' });

export const nameOfToken = (found: Lexeme | undefined, at: number): Name => {
  if (found === undefined) return missingName(at);
  // The word for the customer is one name in both vocabularies.
  const text = keywordOfType(found.tokenType) === 'customer' ? 'customer' : found.payload.text;
  return freeze({ kind: 'Name', span: spanOf(found), text });
};

/** A `name`, `ownerName` or `fieldName` node; a name that is missing has an empty text. */
export const buildName = (cst: CstNode | undefined, context: Context): Name =>
  nameOfToken(oneOf(cst, NAME_TOKENS), context.end);

/** The name after `as`. */
export const buildAlias = (cst: CstNode | undefined, context: Context): Name | undefined => {
  const alias = node(cst, 'alias');
  return alias && buildName(node(alias, 'name'), context);
};

export const buildText = (cst: CstNode | undefined, context: Context): TextLit => {
  const found = token(cst, 'Quoted');
  return freeze(
    found === undefined
      ? { kind: 'TextLit', span: emptyAt(context.end), text: '' }
      : { kind: 'TextLit', span: spanOf(found), text: found.payload.text },
  );
};

export const buildDescription = (cst: CstNode | undefined, context: Context): TextLit | undefined =>
  cst === undefined ? undefined : buildText(node(cst, 'textLit'), context);

/** A duration that is missing or broken: a day, of no consequence, since the file is refused anyway. */
export const durationOfToken = (found: Lexeme | undefined, at: number): DurationLit => {
  const literal = found?.payload.literal;
  const span = found === undefined ? emptyAt(at) : spanOf(found);
  if (literal?.is !== 'duration') return freeze({ kind: 'DurationLit', span, amount: '1', unit: 'd' });
  return freeze({ kind: 'DurationLit', span, amount: literal.amount, unit: literal.unit });
};
export const buildDuration = (cst: CstNode | undefined, context: Context): DurationLit =>
  durationOfToken(oneOf(cst, ['DurationToken', 'BadLiteral']), context.end);

export const dateOfToken = (found: Lexeme | undefined, at: number): DateLit => {
  const literal = found?.payload.literal;
  const span = found === undefined ? emptyAt(at) : spanOf(found);
  if (literal?.is !== 'date') return freeze({ kind: 'DateLit', span, date: '1970-01-01', time: '' });
  return freeze({ kind: 'DateLit', span, date: literal.date, time: literal.time });
};
export const buildDate = (cst: CstNode | undefined, context: Context): DateLit =>
  dateOfToken(oneOf(cst, ['DateToken', 'BadLiteral']), context.end);

export const buildMember = (cst: CstNode, context: Context): Member => {
  const object = buildName(node(cst, 'ownerName'), context);
  const word = oneOf(node(cst, 'fieldName'), NAME_TOKENS);
  const field: Name =
    word === undefined
      ? missingName(object.span.end + 1)
      : freeze({ kind: 'Name', span: spanOf(word), text: word.payload.text });
  return freeze({ kind: 'Member', span: { start: object.span.start, end: field.span.end }, object, field });
};

export const buildRefOrMember = (cst: CstNode | undefined, context: Context): Ref | Member | undefined => {
  const member = node(cst, 'member');
  if (member !== undefined) return buildMember(member, context);
  const found = oneOf(node(cst, 'ref'), NAME_TOKENS);
  return found && refOfToken(found);
};

export const refOfToken = (found: Lexeme): Ref =>
  freeze({ kind: 'Ref', span: spanOf(found), name: found.payload.text, quoted: found.tokenType === Quoted });
