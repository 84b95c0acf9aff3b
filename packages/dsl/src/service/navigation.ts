import { within } from './cursor.js';
import { occurrencesOf, type Occurrence } from './occurrences.js';
import type { Location, Reference } from './shapes.js';
import type { Workspace } from './workspace.js';

/** The name that the cursor touches, with what it stands for. */
export const occurrenceAt = (workspace: Workspace, file: string, offset: number): Occurrence | undefined =>
  occurrencesOf(workspace.book).at(file, within(workspace.text(file), offset));

/** Where the thing under the cursor is declared: each of its names, and for a tag of lines each line. */
export const definition = (workspace: Workspace, file: string, offset: number): readonly Location[] => {
  const occurrence = occurrenceAt(workspace, file, offset);
  if (occurrence === undefined) return [];
  const declared = occurrencesOf(workspace.book)
    .of(occurrence.thing)
    .filter(({ isDeclaration }) => isDeclaration);
  const own = declared.filter(({ name }) => name === occurrence.name);
  return (own.length > 0 ? own : declared).map(({ file, span }) => ({ file, span }));
};

/** Every place in the book that speaks of the thing under the cursor, by any of its names. */
export const references = (workspace: Workspace, file: string, offset: number): readonly Reference[] => {
  const occurrence = occurrenceAt(workspace, file, offset);
  if (occurrence === undefined) return [];
  const all = occurrencesOf(workspace.book).of(occurrence.thing);
  return all.map(({ file, span, isDeclaration }) => ({ file, span, isDeclaration }));
};
