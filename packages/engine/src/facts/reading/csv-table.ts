import { CsvReader } from '../files/csv.js';
import { delimiterOf } from '../files/delimiter.js';
import { FileFault } from '../files/fault.js';
import { type Header, readHeader } from '../files/header.js';
import type { TextPiece } from '../files/text-pieces.js';
import type { Refusal } from '../values/reader.js';
import { BatchBuilder, type ColumnReader } from './batch.js';
import type { TableJob } from './job.js';
import type { PieceReader } from './piece-reader.js';

/** Reads the rows of a CSV file; its first record is the header. */
export const csvTable = (job: TableJob, readers: readonly ColumnReader[]): PieceReader => {
  const builder = new BatchBuilder(job.file, job.keepRaw, readers);
  let header: Header | undefined;
  let csv: CsvReader | undefined;
  let text = '';

  const readRow = (cells: readonly string[], line: number, start: number, end: number, { places }: Header): void => {
    for (let index = 0; index < readers.length; index += 1) {
      const reader = readers[index] as ColumnReader;
      const place = places[index] as number;
      const cell = place < 0 ? '' : (cells[place] as string);
      const refusal = cell === '' ? builder.leaveOut(reader) : reader.reader.read(cell, builder.row, reader.at);
      if (refusal !== undefined) {
        builder.refuse(line, reader.column.name, refusal, text.slice(start, end));
        return;
      }
    }
    builder.keep(line, job.keepRaw ? text.slice(start, end) : undefined);
  };
  const visit = (cells: readonly string[], line: number, start: number, end: number): void => {
    if (header === undefined) {
      header = readHeader(cells, job.spec, job.file, line);
    } else if (cells.length !== header.cells) {
      builder.refuse(line, undefined, cellCount(cells.length, header.cells), text.slice(start, end));
    } else readRow(cells, line, start, end, header);
  };
  return {
    read: (piece: TextPiece) => {
      text += piece.text;
      csv ??= new CsvReader(job.delimiter ?? delimiterOf(text, job.spec), visit);
      text = text.slice(csv.read(text, piece.last));
      if (piece.last && header === undefined) throw new FileFault('file-empty', {});
      return builder.take(piece.bytes);
    },
    header: () => header?.findings,
    linesRead: () => (csv?.line ?? 1) - 1 + lineEndsIn(text),
    rest: () => text.length,
    restLine: () => csv?.line ?? 1,
  };
};

const cellCount = (cells: number, columns: number): Refusal<'cell-count'> => ({
  code: 'cell-count',
  params: { cells, columns },
});

const lineEndsIn = (text: string): number => text.split('\n').length - 1;
