import {
  type FoldingRange as Fold,
  foldingRanges,
  formatting,
  rangeFormatting,
  selectionRanges,
} from '@tagwright/dsl/service';
import { type FoldingRange, FoldingRangeKind, type SelectionRange, type TextEdit } from 'vscode-languageserver';
import { asked, type Asked, type Capability, type Session } from '../session.js';

/** How a file is laid out: formatting, folding, and what a selection grows to. */
export const layout: Capability = {
  offered: () => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
  }),
  listen: (session) => {
    const { connection, positions } = session;
    connection.onDocumentFormatting((params): TextEdit[] => {
      const found = asked(session, params);
      return found === undefined ? [] : edits(formatting(found.workspace, found.file), found, session);
    });
    connection.onDocumentRangeFormatting((params): TextEdit[] => {
      const found = asked(session, params);
      if (found === undefined) return [];
      const range = positions.spanOf(found.lines, params.range);
      return edits(rangeFormatting(found.workspace, found.file, range), found, session);
    });
    connection.onFoldingRanges((params): FoldingRange[] => {
      const found = asked(session, params);
      return found === undefined
        ? []
        : foldingRanges(found.workspace, found.file).flatMap((fold) => folded(fold, found));
    });
    connection.onSelectionRanges((params): SelectionRange[] => {
      const found = asked(session, params);
      if (found === undefined) return [];
      return params.positions.map((position) => {
        const offset = positions.offsetAt(found.lines, position);
        return nested(selectionRanges(found.workspace, found.file, offset), offset, found, session);
      });
    });
  },
};

type Edits = ReturnType<typeof formatting>;

const edits = (all: Edits, { lines }: Asked, { positions }: Session): TextEdit[] =>
  all.map(({ span, text }) => ({ range: positions.rangeOf(lines, span), newText: text }));

/** Whole lines; one that only closes what is folded stays to be seen. */
const folded = ({ span, kind }: Fold, { lines }: Asked): FoldingRange[] => {
  const last = lines.lineAt(span.end);
  const endLine = /^\s*[}｝]/.test(lines.lineText(last)) ? last - 1 : last;
  const startLine = lines.lineAt(span.start);
  if (endLine <= startLine) return [];
  const folding = { startLine: startLine - 1, endLine: endLine - 1 };
  return [kind === 'comment' ? { ...folding, kind: FoldingRangeKind.Comment } : folding];
};

/** From the smallest to the largest, each within the next. */
const nested = (
  spans: ReturnType<typeof selectionRanges>,
  offset: number,
  { lines }: Asked,
  { positions }: Session,
): SelectionRange => {
  const ranges = [{ start: offset, end: offset }, ...spans].map((span) => positions.rangeOf(lines, span));
  return ranges.reduceRight<SelectionRange | undefined>(
    (parent, range) => (parent === undefined ? { range } : { range, parent }),
    undefined,
  ) as SelectionRange;
};
