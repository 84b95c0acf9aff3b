import type { Plan } from '@tagwright/dsl';
import type { Session } from '@tagwright/engine';

export interface PublishedFile {
  readonly path: string;
  readonly text: string;
}

/** A book that is about to be in force. */
export interface Published {
  readonly plan: Plan;
  /** Its number among the versions: that of the book in force where the meaning is the same, and only words are others. */
  readonly version: number;
  /** Undefined where nobody said how it is written. */
  readonly files: readonly PublishedFile[] | undefined;
  readonly by: string | undefined;
  readonly note: string | undefined;
  readonly email: string | undefined;
  readonly baseVersion: number | undefined;
  readonly rollsBack: number | undefined;
}

type Write = (session: Session, published: Published, now: number) => Promise<void>;

const WRITES: Write[] = [];

/**
 * Declares what is written together with a book, in the transaction that puts it in force. Its module has to be loaded
 * wherever the keeper runs.
 */
export const onPublication = (write: Write): void => {
  WRITES.push(write);
};

export const writePublished = async (session: Session, published: Published, now: number): Promise<void> => {
  for (const write of WRITES) await write(session, published, now);
};
