import type { editor } from 'monaco-editor/editor/editor.api';
import type { Live } from '../live/index.js';
import { lensText, lineEnds, type LiveWords } from './live-words.js';
import type { Monaco } from './load.js';
import { positionOf } from './places.js';

interface Lens {
  readonly line: number;
  readonly node: HTMLElement;
  readonly id: string;
}

/** Counts in an editor: a line above each rule, and at the ends of lines with conditions. */
export class LiveMarks {
  readonly #editor: editor.ICodeEditor;
  readonly #monaco: Monaco;
  readonly #ends: editor.IEditorDecorationsCollection;
  #shown: readonly string[] = [];
  #lenses: readonly Lens[] = [];

  constructor(target: editor.ICodeEditor, monaco: Monaco) {
    this.#editor = target;
    this.#monaco = monaco;
    this.#ends = target.createDecorationsCollection();
  }

  /** Shows what is known of the text that the editor has now. */
  show(live: Live, words: LiveWords): void {
    const model = this.#editor.getModel();
    if (model === null) return;
    this.#showLenses(live, words, model);
    const ends = lineEnds(live, words).filter(({ text }) => text !== '');
    const shown = ends.map(({ offset, text }) => `${offset} ${text}`);
    if (sameTexts(shown, this.#shown)) return;
    this.#shown = shown;
    this.#ends.set(ends.map(({ offset, text }) => endDecoration(positionOf(model, offset), text, this.#monaco)));
  }

  /** Takes everything away: another file, or nothing is known. */
  clear(): void {
    this.#ends.clear();
    this.#shown = [];
    this.#editor.changeViewZones((zones) => {
      for (const { id } of this.#lenses) zones.removeZone(id);
    });
    this.#lenses = [];
  }

  #showLenses(live: Live, words: LiveWords, model: editor.ITextModel): void {
    const wanted = live.declarations.map((each) => ({
      line: positionOf(model, each.span.start).lineNumber,
      text: lensText(each, words),
    }));
    const stay =
      wanted.length === this.#lenses.length && wanted.every(({ line }, at) => this.#lenses[at]?.line === line);
    if (stay) {
      for (const [at, { text }] of wanted.entries()) {
        const node = this.#lenses[at]?.node;
        if (node !== undefined && node.textContent !== text) node.textContent = text;
      }
      return;
    }
    this.#editor.changeViewZones((zones) => {
      for (const { id } of this.#lenses) zones.removeZone(id);
      this.#lenses = wanted.map(({ line, text }) => {
        const node = document.createElement('div');
        node.className = 'tw-lens';
        node.textContent = text;
        return { line, node, id: zones.addZone({ afterLineNumber: line - 1, heightInPx: 20, domNode: node }) };
      });
    });
  }
}

/** Counts as long lines break them: between conditions, and never within a number or before its unit. */
const unbroken = (text: string): string => text.replaceAll(',', ',\u2060').replaceAll(/ (?!·|→)/g, '\u00a0');

const endDecoration = (
  { lineNumber, column }: { readonly lineNumber: number; readonly column: number },
  text: string,
  { editor: { InjectedTextCursorStops, TrackedRangeStickiness }, Range }: Monaco,
): editor.IModelDeltaDecoration => ({
  range: new Range(lineNumber, Math.max(1, column - 1), lineNumber, column),
  options: {
    showIfCollapsed: true,
    // What is typed at the end of the line goes before the count.
    stickiness: TrackedRangeStickiness.AlwaysGrowsWhenTypingAtEdges,
    after: {
      content: `\u00a0\u00a0${unbroken(text)}`,
      inlineClassName: 'tw-text-count',
      inlineClassNameAffectsLetterSpacing: true,
      cursorStops: InjectedTextCursorStops.None,
    },
  },
});

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, at) => text === b[at]);
