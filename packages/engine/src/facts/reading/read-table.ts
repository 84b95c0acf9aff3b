import { unreachable } from '@tagwright/dsl';
import type { Finding } from '../../errors/findings.js';
import { FileFault } from '../files/fault.js';
import { MAX_RECORD, type TextPiece, textPieces } from '../files/text-pieces.js';
import { type Batch, columnReaders } from './batch.js';
import { csvTable } from './csv-table.js';
import type { TableJob } from './job.js';
import { ndjsonTable } from './ndjson-table.js';
import type { PieceReader } from './piece-reader.js';

/**
 * Reads all rows of one file. What is wrong with a row is in its batch; what is wrong with the file, so that it cannot
 * be read on, is an error among the findings of the last batch. What there is to say about the header is
 * {@link readHead}'s.
 */
export async function* readTable(job: TableJob): AsyncGenerator<Batch> {
  const reader = pieceReader(job);
  try {
    for await (const piece of piecesFor(job, reader)) yield reader.read(piece);
  } catch (thrown) {
    if (!(thrown instanceof FileFault)) throw thrown;
    yield { lines: [], raws: undefined, columns: [], bad: [], findings: [thrown.findingIn(job.file)], bytes: 0 };
  }
}

/** Reads no more than the header, and says what there is to say about it. */
export const readHead = async (job: TableJob): Promise<readonly Finding[]> => {
  const reader = pieceReader(job);
  try {
    for await (const piece of piecesFor(job, reader)) {
      reader.read(piece);
      const findings = reader.header();
      if (findings !== undefined) return findings;
    }
    return [];
  } catch (thrown) {
    if (!(thrown instanceof FileFault)) throw thrown;
    // A fault behind the header belongs to the rows.
    return reader.header() ?? [thrown.findingIn(job.file)];
  }
};

const pieceReader = (job: TableJob): PieceReader => {
  const readers = columnReaders(job.spec, job.zone);
  switch (job.format) {
    case 'csv':
      return csvTable(job, readers);
    case 'ndjson':
      return ndjsonTable(job, readers);
    default:
      return unreachable(job.format);
  }
};

/** The pieces of the file; a fault among them is placed on its line of the file. */
async function* piecesFor(job: TableJob, reader: PieceReader): AsyncGenerator<TextPiece> {
  const pieces = textPieces(job);
  const nextPiece = async (): Promise<IteratorResult<TextPiece>> => {
    try {
      return await pieces.next();
    } catch (thrown) {
      throw thrown instanceof FileFault ? thrown.after(reader.linesRead()) : thrown;
    }
  };
  try {
    for (let next = await nextPiece(); next.done !== true; next = await nextPiece()) {
      yield next.value;
      if (reader.rest() > MAX_RECORD) throw new FileFault('record-too-long', { limit: MAX_RECORD }, reader.restLine());
    }
  } finally {
    await pieces.return(undefined);
  }
}
