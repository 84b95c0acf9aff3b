import type * as ast from './ast/index.js';
import { unreachable } from '../text/unreachable.js';

/** Every node of the tree. */
export type Node =
  | ast.SourceFile
  | ast.Decl
  | ast.FieldDecl
  | ast.TypeNode
  | ast.ColumnMapping
  | ast.CaseDecl
  | ast.Trigger
  | ast.TestStep
  | ast.GivenRank
  | ast.Assignment
  | ast.ValueList
  | ast.Ago
  | ast.Expr
  | ast.Rank
  | ast.Times
  | ast.Step
  | ast.Habit
  | ast.Window
  | ast.Name
  | ast.TextLit;

type Maybe = Node | undefined;

/** Mostly nothing is missing. */
const present = (...nodes: readonly Maybe[]): readonly Node[] =>
  nodes.includes(undefined) ? nodes.filter((node) => node !== undefined) : (nodes as readonly Node[]);
const eventOf = ({ event }: ast.Did | ast.Step): ast.Name | undefined => (event === 'any' ? undefined : event);
const isNode = (value: readonly ast.Expr[] | ast.Name): value is ast.Name => 'kind' in value;

/** The child table: a node's children in the order of the text (a description, a window or times, which may stand in two places, last). */
export const children = (node: Node): readonly Node[] => {
  switch (node.kind) {
    case 'SourceFile':
      return node.decls;
    case 'TimezoneDecl':
      return [node.zone];
    case 'CustomerDecl':
      return present(node.table, ...node.columns, ...node.fields);
    case 'EventDecl':
      return present(...node.names, node.table, ...node.columns, node.description, ...node.fields);
    case 'ListDecl':
      return [...node.names, node.path];
    case 'MetricDecl':
      return present(...node.names, node.value, node.description);
    case 'SegmentDecl':
      return present(...node.names, node.condition, node.description);
    case 'TagDecl':
      return present(...node.names, node.expires, node.description, ...node.cases);
    case 'TagLine':
      return [node.tag, node.case];
    case 'TestDecl':
      return [node.name, node.at, ...node.steps];
    case 'GivenCustomer':
      return present(node.customer, ...node.fields);
    case 'GivenEvent':
      return present(node.event, node.customer, ...node.fields);
    case 'GivenTag':
      return present(node.tag, node.customer, node.value, node.since);
    case 'GivenRanks':
      return node.ranks;
    case 'GivenRank':
      return [node.subject, node.rank, node.value];
    case 'After':
      return present(node.length, node.happening);
    case 'Expect':
      return present(node.customer, node.condition);
    case 'Assignment':
      return [node.field, node.value];
    case 'ValueList':
      return node.items;
    case 'FieldDecl':
      return present(...node.names, node.type, node.column, node.group, node.description);
    case 'TypeNode':
      return present(...node.values, node.element);
    case 'ColumnMapping':
      return [node.column];
    case 'CaseDecl':
      return present(node.value, node.trigger, node.expires, node.description);
    case 'WhenTrigger':
      return [node.condition];
    case 'OnTrigger':
      return present(node.event, node.where);
    case 'Member':
      return [node.object, node.field];
    case 'TagRef':
      return [node.tag];
    case 'Arith':
      return [node.left, node.right];
    case 'Negate':
    case 'Not':
    case 'MissingTest':
      return [node.operand];
    case 'Call':
      return node.args;
    case 'Aggregate':
    case 'Recency':
      return present(node.operand, node.alias, node.where, node.window);
    case 'Rank':
      return present(node.among === 'everyone' ? undefined : node.among, node.per);
    case 'Compare':
      return [node.left, node.right];
    case 'In':
      return isNode(node.items) ? [node.operand, node.items] : [node.operand, ...node.items];
    case 'Between':
      return [node.operand, node.low, node.high];
    case 'TextTest':
      return [node.operand, node.text];
    case 'Has':
      return [node.operand, ...node.items];
    case 'InWindow':
    case 'Changed':
      return [node.operand, node.window];
    case 'HeldFor':
      return [node.operand, node.length];
    case 'Did':
      return present(eventOf(node), node.alias, node.where, node.times, ...node.steps, node.window, node.habit);
    case 'Step':
      return present(eventOf(node), node.alias, node.where, node.within);
    case 'Habit':
      return node.period.kind === 'length' ? [node.period.length] : [];
    case 'InSegment':
      return [node.segment];
    case 'And':
    case 'Or':
      return node.operands;
    case 'LastWindow':
    case 'NextWindow':
    case 'BeforeWindow':
    case 'OnAgoWindow':
    case 'Ago':
      return [node.length];
    case 'AgoWindow':
    case 'RangeWindow':
      return [node.from, node.to];
    case 'OnWindow':
      return [node.date];
    case 'Name':
    case 'TextLit':
    case 'Hole':
    case 'Ref':
    case 'NumberLit':
    case 'PercentLit':
    case 'DurationLit':
    case 'DateLit':
    case 'BoolLit':
    case 'Times':
    case 'DayWindow':
    case 'UnitWindow':
    case 'CalendarWindow':
    case 'OtherwiseTrigger':
    case 'PresetTrigger':
    case 'BrokenDecl':
      return [];
    default:
      return unreachable(node);
  }
};

/** Walks a tree from the root down, in the order of the text. `enter` may answer `false` to leave a branch out. */
export const walk = (root: Node, enter: (node: Node, parent: Node | undefined) => boolean | void): void => {
  const stack: { node: Node; parent: Node | undefined }[] = [{ node: root, parent: undefined }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, parent } = next;
    if (enter(node, parent) === false) continue;
    const below = children(node);
    for (let at = below.length - 1; at >= 0; at--) stack.push({ node: below[at] as Node, parent: node });
  }
};

/** The innermost node around an offset, with its ancestors, the root first. A node's end counts as inside. */
export const pathTo = (root: Node, offset: number): readonly Node[] => {
  const path: Node[] = [root];
  for (;;) {
    const around = children(path.at(-1) as Node).filter(
      (child) => child.span.start <= offset && offset <= child.span.end,
    );
    const next = around.findLast((child) => child.span.start < child.span.end) ?? around.at(-1);
    if (next === undefined) return path;
    path.push(next);
  }
};
