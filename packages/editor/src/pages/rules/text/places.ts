import type { Span } from '@tagwright/dsl';
import type { editor, IPosition, IRange } from 'monaco-editor/editor/editor.api';

/** The place of a span in a model, which counts lines and columns from one. */
export const rangeOf = (model: editor.ITextModel, { start, end }: Span): IRange => {
  const from = model.getPositionAt(start);
  const to = start === end ? from : model.getPositionAt(end);
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
};

export const spanOf = (model: editor.ITextModel, range: IRange): Span => ({
  start: model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn }),
  end: model.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn }),
});

export const offsetOf = (model: editor.ITextModel, position: IPosition): number => model.getOffsetAt(position);
