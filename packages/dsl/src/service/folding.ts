import type { Expr } from '../syntax/ast/index.js';
import { pathTo, walk } from '../syntax/visit.js';
import type { Span } from '../text/span.js';
import { within } from './cursor.js';
import type { FoldingRange } from './shapes.js';
import type { Workspace } from './workspace.js';

/** What can be folded: blocks, conditions over several lines, runs of comments. Spans end before a closing brace. */
export const foldingRanges = (workspace: Workspace, file: string): readonly FoldingRange[] => {
  const parsed = workspace.parsed(file);
  const { lineMap } = parsed;
  const folds: FoldingRange[] = [];
  const fold = (span: Span, kind: FoldingRange['kind']): void => {
    if (lineMap.lineAt(span.start) < lineMap.lineAt(span.end)) folds.push({ span, kind });
  };
  for (const decl of parsed.file.decls) {
    fold(decl.span, 'block');
    walk(decl, (node) => {
      if (node.kind === 'CaseDecl' && decl.kind === 'TagDecl') fold(node.span, 'condition');
    });
  }
  let run: Span | undefined;
  for (const { span } of parsed.comments) {
    const alone = lineMap.lineText(lineMap.lineAt(span.start)).trimStart().startsWith('//');
    const joins = run !== undefined && alone && lineMap.lineAt(span.start) === lineMap.lineAt(run.end) + 1;
    if (joins && run !== undefined) run = { start: run.start, end: span.end };
    else {
      if (run !== undefined) fold(run, 'comment');
      run = alone ? span : undefined;
    }
  }
  if (run !== undefined) fold(run, 'comment');
  return folds.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
};

/** What grows when a selection is widened, from the word under the cursor to the whole file. */
export const selectionRanges = (workspace: Workspace, file: string, offset: number): readonly Span[] => {
  const parsed = workspace.parsed(file);
  const at = within(parsed.text, offset);
  const spans: Span[] = [];
  const add = (span: Span): void => {
    const inner = spans.at(-1);
    if (span.start > at || span.end < at || span.start === span.end) return;
    if (inner !== undefined && span.start === inner.start && span.end === inner.end) return;
    if (inner === undefined || (span.start <= inner.start && inner.end <= span.end)) spans.push(span);
  };
  for (const token of parsed.tokens) {
    if (token.span.start > at) break;
    if (token.span.end < at) continue;
    const quoted = token.kind === 'quoted' && token.span.start < at && at < token.span.end;
    if (quoted) add({ start: token.span.start + 1, end: token.span.end - 1 });
    if (spans.length === 0 || quoted) add(token.span);
  }
  for (const { span } of parsed.comments) add(span);
  for (const node of pathTo(parsed.file, at).toReversed()) {
    for (const span of operandRuns(node as Expr, at)) add(span);
    add(node.span);
  }
  add({ start: 0, end: parsed.text.length });
  return spans;
};

/** Inside a chain: from its beginning up to and with the operand at hand. */
const operandRuns = (node: Expr, at: number): readonly Span[] => {
  if (node.kind !== 'And' && node.kind !== 'Or') return [];
  const own = node.operands.find(({ span }) => span.start <= at && at <= span.end);
  return own === undefined ? [] : [{ start: node.span.start, end: own.span.end }];
};
