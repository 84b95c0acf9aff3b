import type { FileFindings, Finding, FindingParams } from '../../errors/findings.js';

/**
 * A file that cannot be read on from here: thrown inside the reading of one file, and turned into an error about it by
 * whoever reads. `line` is where it shows, if it shows on a line.
 */
export class FileFault<C extends keyof FileFindings = keyof FileFindings> extends Error {
  constructor(
    readonly code: C,
    readonly params: FindingParams[C],
    readonly line?: number,
  ) {
    super(code);
  }

  /** The same fault of a file whose part it was found in lies behind so many lines. */
  after(lines: number): FileFault<C> {
    return this.line === undefined ? this : new FileFault(this.code, this.params, this.line + lines);
  }

  findingIn(file: string): Finding<C> {
    return { code: this.code, level: 'error', file, line: this.line, column: undefined, params: this.params };
  }
}
