import type { Span, TextEdit, Vocabulary } from '@tagwright/dsl';
import type { Palette } from '@tagwright/dsl/service';
import { createContext, use } from 'react';
import type { Card, Source } from '../../../builder/index.js';
import type { FoundProblem } from '../../../language/index.js';
import { useLanguage } from '../../../words/index.js';
import type { Live } from '../live/index.js';
import type { Reading } from './sentence.js';

/** What every part of the builder draws and acts with. */
export interface Building {
  readonly path: string;
  readonly source: Source;
  /** All declarations of the file. */
  readonly cards: readonly Card[];
  /** In which words gestures write. */
  readonly vocabulary: Vocabulary;
  readonly palette: Palette | undefined;
  /** What is wrong with the text as it is. */
  readonly problems: readonly FoundProblem[];
  readonly live: Live | undefined;
  /** Whether who looks may change rules. */
  readonly mayWrite: boolean;
  /** Makes edits as one step of undoing, then puts the focus on a cell. */
  act(edits: readonly TextEdit[], focus?: string): void;
  /** Lets other views show a part of the text. */
  point(span: Span): void;
  /** Goes to a declaration; `undefined`: to all of the file. */
  show(rule: string | undefined): void;
  /** Whether a part of the text was pointed at elsewhere. */
  isPointedAt(span: Span): boolean;
}

export const BuildingShared = createContext<Building | undefined>(undefined);

export const useBuilding = (): Building => {
  const building = use(BuildingShared);
  if (building === undefined) throw new Error('a part of the builder is drawn outside of it');
  return building;
};

/** What sentences are read with. */
export const useReading = (): Reading => {
  const { source, palette } = useBuilding();
  const { locale, words } = useLanguage();
  return { source, palette, locale, words: words.builder };
};
