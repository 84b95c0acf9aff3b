import type { Span } from '@tagwright/dsl';
import { besideDraft } from '../../draft/beside.js';

/** A part of the text that somebody pointed at: in the text, in the builder, or in the reasons of an answer. */
export interface Selection {
  readonly file: string;
  readonly span: Span;
  /** Where it was pointed at; whoever is this does not reveal what he showed himself. */
  readonly origin: 'text' | 'builder' | 'why';
}

/**
 * What was pointed at last, a new object for each time, so that pointing at the same once more shows it once more; and how one
 * points at a part of the text, for all who show it.
 */
export const [useSelection, useSelect] = besideDraft<Selection>();
