import { LineMap } from '@tagwright/dsl';
import type { editor, IPosition } from 'monaco-editor/editor/editor.api';
import { endsAfter, type LineEnds, lineEndsOf, writtenOut } from '../../../draft/line-ends.js';
import type { Places } from './places.js';

/**
 * The text that a model of Monaco stands for. A model has one kind of line end and no mark of the byte order; a file may have two kinds, and
 * a mark. What is opened keeps them, and whoever edits a line leaves those of the others.
 */
export class ModelEnds implements Places {
  readonly #model: editor.ITextModel;
  /** undefined: the text is what the model says. */
  #ends: LineEnds | undefined;
  /** Which ends the text had at which state of the model: undoing brings them back. */
  readonly #past = new Map<number, LineEnds | undefined>();
  #map: { readonly version: number; readonly map: LineMap } | undefined;

  constructor(model: editor.ITextModel, text: string) {
    this.#model = model;
    this.set(text);
  }

  /** The text as it is written. */
  get text(): string {
    const ends = this.#ends;
    return ends === undefined ? this.#model.getValue() : writtenOut(this.#model.getLinesContent(), ends);
  }

  /** Takes over the ends of a text whose lines are those of the model. */
  set(text: string): void {
    const given = lineEndsOf(text);
    const end = this.#model.getEOL();
    const isEven = given.mark === '' && given.ends.every((each) => each === end);
    this.#remember(isEven ? undefined : given);
  }

  /** Follows what changed in the model. */
  follow({ changes, isUndoing, isRedoing }: editor.IModelContentChangedEvent): void {
    const state = this.#model.getAlternativeVersionId();
    if ((isUndoing || isRedoing) && this.#past.has(state)) this.#remember(this.#past.get(state));
    else this.#remember(this.#ends === undefined ? undefined : endsAfter(this.#ends, changes));
  }

  positionAt(offset: number): IPosition {
    if (this.#ends === undefined) return this.#model.getPositionAt(offset);
    const { line, column } = this.#lines.positionAt(offset);
    return this.#model.validatePosition({ lineNumber: line, column: column - this.#markOf(line) });
  }

  offsetAt(position: IPosition): number {
    if (this.#ends === undefined) return this.#model.getOffsetAt(position);
    const { lineNumber: line, column } = position;
    return this.#lines.offsetAt({ line, column: column + this.#markOf(line) });
  }

  #remember(ends: LineEnds | undefined): void {
    this.#ends = ends;
    this.#map = undefined;
    this.#past.set(this.#model.getAlternativeVersionId(), ends);
  }

  /** How many signs the model lacks before a line's first. */
  #markOf(line: number): number {
    return line === 1 ? (this.#ends?.mark.length ?? 0) : 0;
  }

  get #lines(): LineMap {
    const version = this.#model.getVersionId();
    if (this.#map?.version !== version) this.#map = { version, map: new LineMap(this.text) };
    return this.#map.map;
  }
}
