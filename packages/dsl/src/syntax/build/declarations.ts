import type { CstNode } from 'chevrotain';
import type {
  CaseDecl, ColumnMapping, CustomerDecl, Decl, DurationLit, EventDecl, FieldDecl, Name, TagDecl, TextLit, Trigger, TypeNode, TypeWord,
} from '../ast/index.js'; // prettier-ignore
import { cover, type Span } from '../../text/span.js';
import { removeFix } from '../report.js';
import { keywordOfType } from '../tokens/types.js';
import { buildExpression, buildWhere } from './conditions.js';
import { freeze, list, node, nodes, spanOf, spanOfNode, token, tokens, type Context } from './cst.js';
import { buildTest } from './tests.js';
import { buildDescription, buildDuration, buildName, buildText } from './names.js';

const buildNames = (cst: CstNode | undefined, context: Context): readonly Name[] => {
  const names = nodes(cst, 'name').map((name) => buildName(name, context));
  return list(names.length === 0 ? [buildName(undefined, context)] : names);
};

/** Of several clauses of one kind the first counts; the others are reported. */
const single = (found: readonly CstNode[], clause: string, context: Context): CstNode | undefined => {
  for (const extra of found.slice(1)) {
    const span = spanOfNode(extra, context);
    context.report.add('repeated-clause', span, { clause }, [removeFix(span, clause)]);
  }
  return found[0];
};

const description = (cst: CstNode | undefined, context: Context): TextLit | undefined =>
  buildDescription(single(nodes(cst, 'description'), 'description', context), context);

const expiry = (cst: CstNode | undefined, context: Context): DurationLit | undefined => {
  const found = single(nodes(cst, 'expiry'), 'expires', context);
  return found && buildDuration(node(found, 'duration'), context);
};

const ROLES: ReadonlySet<string> = new Set(['id', 'customer', 'at']);

interface Source {
  readonly table: Name | undefined;
  readonly columns: readonly ColumnMapping[];
}
const buildSource = (cst: CstNode | undefined, context: Context): Source => {
  const table = node(cst, 'name');
  const columns: ColumnMapping[] = [];
  for (const mapping of nodes(node(cst, 'mappings'), 'mapping')) {
    const role = buildName(node(mapping, 'ownerName'), context);
    if (!ROLES.has(role.text)) {
      if (role.text !== '') {
        context.report.add('expected', role.span, { slot: 'column-role', found: role.text, after: '(' });
      }
      continue;
    }
    columns.push(
      freeze({
        kind: 'ColumnMapping',
        span: spanOfNode(mapping, context),
        role: role.text as ColumnMapping['role'],
        column: buildName(node(mapping, 'name'), context),
      }),
    );
  }
  return { table: table && buildName(table, context), columns: list(columns) };
};

const buildType = (cst: CstNode | undefined, context: Context): TypeNode => {
  const span = spanOfNode(cst, context);
  const word = token(cst, 'TypeWordToken');
  const values = list(nodes(cst, 'name').map((value) => buildName(value, context)));
  const isOneOf = token(cst, 'kw_oneOf') !== undefined;
  const sets = tokens(cst, 'kw_setOf');
  const innermost = sets.length === 0 ? undefined : (word ?? token(cst, 'kw_oneOf'));
  let type: TypeNode = freeze({
    kind: 'TypeNode',
    span: innermost === undefined ? span : { start: innermost.startOffset, end: span.end },
    word: isOneOf ? 'one of' : (((word && keywordOfType(word.tokenType)) ?? 'text') as TypeWord),
    values,
    element: undefined,
  });
  for (const set of [...sets].reverse()) {
    const around = { start: set.startOffset, end: span.end };
    type = freeze({ kind: 'TypeNode', span: around, word: 'set of', values: list<Name>([]), element: type });
  }
  return type;
};

/** A `field`; undefined when nothing was read of it. */
export const buildField = (cst: CstNode | undefined, context: Context): FieldDecl | undefined => {
  if (node(cst, 'name') === undefined) return undefined;
  const column = single(nodes(cst, 'fieldColumn'), 'from', context);
  const group = single(nodes(cst, 'fieldGroup'), 'group', context);
  return freeze({
    kind: 'FieldDecl',
    span: spanOfNode(cst, context),
    names: buildNames(cst, context),
    type: buildType(node(cst, 'type'), context),
    column: column && buildName(node(column, 'name'), context),
    group: group && buildName(node(group, 'name'), context),
    description: description(cst, context),
  });
};

const buildTrigger = (cst: CstNode | undefined, at: Span, context: Context): Trigger => {
  if (cst === undefined) return freeze({ kind: 'PresetTrigger', span: { start: at.end, end: at.end } });
  const span = spanOfNode(cst, context);
  if (token(cst, 'kw_when') !== undefined) {
    return freeze({ kind: 'WhenTrigger', span, condition: buildExpression(node(cst, 'expression'), context) });
  }
  if (token(cst, 'kw_on') !== undefined) {
    const where = buildWhere(node(cst, 'where'), context);
    return freeze({ kind: 'OnTrigger', span, event: buildName(node(cst, 'name'), context), where });
  }
  return freeze({ kind: 'OtherwiseTrigger', span });
};

export const buildCase = (cst: CstNode | undefined, context: Context): CaseDecl => {
  const value = buildName(node(cst, 'name'), context);
  return freeze({
    kind: 'CaseDecl',
    span: cst === undefined ? value.span : spanOfNode(cst, context),
    value,
    trigger: buildTrigger(node(cst, 'trigger'), value.span, context),
    expires: expiry(cst, context),
    description: description(cst, context),
  });
};

/** The cases of a `cases` unit; a case of which not even the value was read is left out. */
export const buildCases = (cst: CstNode | undefined, context: Context): readonly CaseDecl[] =>
  nodes(cst, 'tagCase')
    .filter((found) => node(found, 'name') !== undefined)
    .map((found) => buildCase(found, context));

export const buildCustomer = (
  cst: CstNode | undefined,
  span: Span,
  fields: readonly FieldDecl[],
  context: Context,
): CustomerDecl =>
  freeze({ kind: 'CustomerDecl', span, ...buildSource(node(cst, 'source'), context), fields: list(fields) });

export const buildEvent = (
  cst: CstNode | undefined,
  span: Span,
  fields: readonly FieldDecl[],
  context: Context,
): EventDecl =>
  freeze({
    kind: 'EventDecl',
    span,
    names: buildNames(node(cst, 'names'), context),
    ...buildSource(node(cst, 'source'), context),
    fields: list(fields),
    description: description(cst, context),
  });

export const buildTag = (
  cst: CstNode | undefined,
  span: Span,
  inside: TextLit | undefined,
  cases: readonly CaseDecl[],
  context: Context,
): TagDecl => {
  const flags = new Set(tokens(cst, 'TagFlag').map((flag) => keywordOfType(flag.tokenType)));
  return freeze({
    kind: 'TagDecl',
    span,
    names: buildNames(node(cst, 'names'), context),
    manual: flags.has('manual'),
    many: flags.has('many'),
    ordered: flags.has('ordered'),
    expires: expiry(cst, context),
    description: description(cst, context) ?? inside,
    cases: list(cases),
  });
};

const buildTagLine = (cst: CstNode, span: Span, context: Context): Decl => {
  const names = nodes(node(cst, 'names'), 'name');
  const misplaced = [
    ...names.slice(1).map((extra) => ({ text: buildName(extra, context).text, span: spanOfNode(extra, context) })),
    ...tokens(cst, 'TagFlag').map((flag) => ({ text: flag.image, span: spanOf(flag) })),
    ...nodes(cst, 'expiry').map((extra) => ({ text: 'expires', span: spanOfNode(extra, context) })),
    ...nodes(cst, 'description').map((extra) => ({ text: 'description', span: spanOfNode(extra, context) })),
  ];
  const [first] = misplaced;
  if (first !== undefined) {
    const where = misplaced.map((extra) => extra.span).reduce(cover);
    context.report.add('line-tag-head', where, { text: first.text }, [removeFix(where, first.text)]);
  }
  const tag = buildName(names[0], context);
  const body = buildCase(node(cst, 'tagCase'), context);
  return freeze({ kind: 'TagLine', span, tag, case: body });
};

/** A declaration of one line: all but the blocks. */
export const buildLine = (unit: string, cst: CstNode | undefined, span: Span, context: Context): Decl => {
  if (cst === undefined) return freeze({ kind: 'BrokenDecl', span });
  switch (unit) {
    case 'timezone':
      return freeze({ kind: 'TimezoneDecl', span, zone: buildText(node(cst, 'textLit'), context) });
    case 'list':
      return freeze({
        kind: 'ListDecl',
        span,
        names: buildNames(node(cst, 'names'), context),
        path: buildText(node(cst, 'textLit'), context),
      });
    case 'metric':
    case 'segment': {
      const names = buildNames(node(cst, 'names'), context);
      const value = buildExpression(node(cst, 'expression'), context);
      const about = description(cst, context);
      return unit === 'metric'
        ? freeze({ kind: 'MetricDecl', span, names, value, description: about })
        : freeze({ kind: 'SegmentDecl', span, names, condition: value, description: about });
    }
    case 'testHead':
      return buildTest(cst, span, [], context);
    case 'tag':
      if (node(cst, 'tagCase') !== undefined) return buildTagLine(cst, span, context);
      return buildTag(cst, span, undefined, [], context);
    default:
      return freeze({ kind: 'BrokenDecl', span });
  }
};
