import type { Finding } from '../../errors/findings.js';
import type { TextPiece } from '../files/text-pieces.js';
import type { Batch } from './batch.js';

/** Reads the rows of one file out of its pieces, one after another. */
export interface PieceReader {
  /** The rows that end in the piece. Throws `FileFault`. */
  read(piece: TextPiece): Batch;
  /** What there is to say about the header; undefined until it has been read. */
  header(): readonly Finding[] | undefined;
  /** How many lines lie before the next piece. */
  linesRead(): number;
  /** How many characters of a row wait for the next piece. */
  rest(): number;
  /** The line that the row begins on. */
  restLine(): number;
}
