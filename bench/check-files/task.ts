/** How many rule files the book of this benchmark has, beside its catalog. */
export const FILES = 1000;

export interface CheckFilesRequest {
  /** The folder of the book. */
  readonly folder: string;
  readonly work: 'check' | 'fmt --check' | 'parse';
}

export interface CheckFilesOutcome {
  readonly seconds: number;
  readonly files: number;
}
