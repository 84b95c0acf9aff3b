import type { Span } from '@tagwright/dsl';
import type { editor, IPosition, IRange } from 'monaco-editor/editor/editor.api';

/** Tells offsets of a text from places in a model, which are others where the text has ends of lines that the model evens out. */
export interface Places {
  positionAt(offset: number): IPosition;
  offsetAt(position: IPosition): number;
}

const known = new WeakMap<editor.ITextModel, Places>();

/** From now on places in a model are told by whoever knows the text that it stands for. */
export const tellPlaces = (model: editor.ITextModel, places: Places): void => void known.set(model, places);

/** The place of an offset in a model, which counts lines and columns from one. */
export const positionOf = (model: editor.ITextModel, offset: number): IPosition =>
  known.get(model)?.positionAt(offset) ?? model.getPositionAt(offset);

export const offsetOf = (model: editor.ITextModel, position: IPosition): number =>
  known.get(model)?.offsetAt(position) ?? model.getOffsetAt(position);

/** The place of a span in a model. */
export const rangeOf = (model: editor.ITextModel, { start, end }: Span): IRange => {
  const from = positionOf(model, start);
  const to = start === end ? from : positionOf(model, end);
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
};

export const spanOf = (model: editor.ITextModel, range: IRange): Span => ({
  start: offsetOf(model, { lineNumber: range.startLineNumber, column: range.startColumn }),
  end: offsetOf(model, { lineNumber: range.endLineNumber, column: range.endColumn }),
});
