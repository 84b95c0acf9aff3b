import { keywordOf, nameText, spell } from '../../syntax/index.js';
import { pathTo, type Node } from '../../syntax/visit.js';
import type { Span } from '../../text/span.js';
import { occurrencesOf } from '../occurrences.js';
import { vocabularyOf } from '../vocabulary.js';
import { insert, refactoring, type Asked, type Offer } from './action.js';

const CONDITIONS: ReadonlySet<Node['kind']> = new Set<Node['kind']>([
  'Compare', 'In', 'Between', 'TextTest', 'MissingTest', 'Has', 'InWindow', 'Did', 'HeldFor', 'Changed', 'And', 'Or', 'Not',
]); // prettier-ignore
const VALUES: ReadonlySet<Node['kind']> = new Set<Node['kind']>(['Aggregate', 'Recency', 'Arith', 'Call']);
/** Inside these a name speaks of an event, which a segment or a metric of the customer cannot. */
const OF_EVENTS: ReadonlySet<Node['kind']> = new Set<Node['kind']>([
  'Did',
  'Aggregate',
  'Recency',
  'OnTrigger',
  'Step',
]);

/** The selected condition as a segment of its own, declared above and asked about in its place. */
export const extractSegment: Offer = (asked) => {
  const span = selectedCondition(asked);
  if (span === undefined) return [];
  const { workspace, file, words } = asked;
  const vocabulary = vocabularyOf(workspace, file);
  const ask = `${spell('in', vocabulary)} ${spell('segment', vocabulary)} `;
  return extracted(span, 'segment', words.actions.newSegment, ask, words.actions.extractSegment, asked);
};

/** The selected value, or the aggregate around the cursor, as a metric of its own. */
export const extractMetric: Offer = (asked) => {
  const span = chosenValue(asked);
  if (span === undefined) return [];
  const { words } = asked;
  return extracted(span, 'metric', words.actions.newMetric, '', words.actions.extractMetric, asked);
};

const extracted = (
  span: Span,
  what: 'segment' | 'metric',
  base: string,
  ask: string,
  title: string,
  { workspace, file, parsed }: Asked,
): ReturnType<Offer> => {
  const decl = parsed.file.decls.find((one) => one.span.start <= span.start && span.end <= one.span.end);
  if (decl === undefined) return [];
  const name = freeName(base, workspace.book);
  const text = parsed.text.slice(span.start, span.end);
  const head = `${spell(what, vocabularyOf(workspace, file))} ${nameText(name)} = ${text}\n`;
  const edits = [insert(startOfTags(decl, parsed), head), { span, text: `${ask}${nameText(name)}` }];
  return refactoring('refactor.extract', title, file, edits);
};

/** Before the declaration; before all lines of a tag that is made of lines, so that they stay together. */
const startOfTags = (decl: Node, { file }: Asked['parsed']): number => {
  if (decl.kind !== 'TagLine') return decl.span.start;
  const first = file.decls.find((one) => one.kind === 'TagLine' && one.tag.text === decl.tag.text);
  return (first ?? decl).span.start;
};

const freeName = (base: string, book: Asked['workspace']['book']): string => {
  const taken = new Set(
    book.files.flatMap(({ path }) =>
      occurrencesOf(book)
        .in(path)
        .flatMap(({ isDeclaration, name }) => (isDeclaration ? [name] : [])),
    ),
  );
  let name = base;
  for (let n = 2; taken.has(name) || keywordOf(name) !== undefined; n++) name = `${base} ${n}`;
  return name;
};

/** The range without the space at its ends. */
const trimmed = ({ parsed, range }: Asked): Span => {
  const text = parsed.text.slice(range.start, range.end);
  return {
    start: range.start + (text.length - text.trimStart().length),
    end: range.end - (text.length - text.trimEnd().length),
  };
};

const isSame = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** The condition that the selection covers: a node, or neighbours in a chain. */
const selectedCondition = (asked: Asked): Span | undefined => {
  const span = trimmed(asked);
  if (span.start >= span.end) return undefined;
  const path = pathTo(asked.parsed.file, span.start + 1);
  if (path.some(({ kind }) => kind === 'BrokenDecl')) return undefined;
  for (const [at, node] of path.entries()) {
    if (OF_EVENTS.has(node.kind) && !isSame(node.span, span)) return undefined;
    if (isSame(node.span, span) && CONDITIONS.has(node.kind)) {
      const [above] = [path[at - 1]];
      return above?.kind === 'SegmentDecl' ? undefined : span;
    }
    if (node.kind !== 'And') continue;
    const first = node.operands.findIndex((operand) => operand.span.start === span.start);
    const last = node.operands.findIndex((operand) => operand.span.end === span.end);
    if (first >= 0 && last > first) return span;
  }
  return undefined;
};

const chosenValue = (asked: Asked): Span | undefined => {
  const span = trimmed(asked);
  const path = pathTo(asked.parsed.file, span.start === span.end ? span.start : span.start + 1);
  const isCursor = span.start >= span.end;
  for (const [at, node] of path.entries()) {
    if (OF_EVENTS.has(node.kind) && !VALUES.has(node.kind)) return undefined;
    const chosen = isCursor ? node.kind === 'Aggregate' || node.kind === 'Recency' : isSame(node.span, span);
    if (chosen && VALUES.has(node.kind)) return path[at - 1]?.kind === 'MetricDecl' ? undefined : node.span;
    if (OF_EVENTS.has(node.kind)) return undefined;
  }
  return undefined;
};
