import type { LineMap } from '@tagwright/dsl';
import type { Workspace } from '@tagwright/dsl/service';
import type { Connection, Location, Position, Range, ServerCapabilities } from 'vscode-languageserver';
import type { Words } from '../words/index.js';
import type { Book } from './books/book.js';
import type { Shelf } from './books/shelf.js';
import type { Client } from './client.js';
import type { Positions } from './positions.js';

/** What every capability works with, from the client's first message to its last. */
export interface Session {
  readonly connection: Connection;
  readonly client: Client;
  readonly positions: Positions;
  readonly shelf: Shelf;
  readonly words: Words;
}

/** One thing that editors can ask for: what is said of it at first, and who answers. */
export interface Capability {
  readonly offered: (client: Client) => ServerCapabilities;
  readonly listen: (session: Session) => void;
}

/** A file that was asked about. */
export interface Asked {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly file: string;
  readonly lines: LineMap;
}

interface Identified {
  readonly textDocument: { readonly uri: string };
}

/** The file that a request is about; undefined for one that no book has, as after it was closed. */
export const asked = ({ shelf }: Session, { textDocument }: Identified): Asked | undefined => {
  const found = shelf.find(textDocument.uri);
  if (found === undefined) return undefined;
  const { book, file } = found;
  return { book, workspace: book.workspace, file, lines: book.workspace.parsed(file).lineMap };
};

/** The same with the place of its cursor. */
export const askedAt = (
  session: Session,
  params: Identified & { readonly position: Position },
): (Asked & { readonly offset: number }) | undefined => {
  const found = asked(session, params);
  return found && { ...found, offset: session.positions.offsetAt(found.lines, params.position) };
};

/** A range of any file of a book. */
export const rangeIn = (
  { positions }: Session,
  { workspace }: Book,
  file: string,
  span: { readonly start: number; readonly end: number },
): Range => positions.rangeOf(workspace.parsed(file).lineMap, span);

export const locationOf = (
  session: Session,
  book: Book,
  place: { readonly file: string; readonly span: { readonly start: number; readonly end: number } },
): Location => ({ uri: book.uriOf(place.file), range: rangeIn(session, book, place.file, place.span) });
