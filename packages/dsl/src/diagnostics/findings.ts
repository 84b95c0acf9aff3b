import type { Span } from '../text/span.js';
import type { CodeParams } from './codes/index.js';
import { levelOf, type CheckCode } from './codes/levels.js';
import type { Diagnostic, Fix, Related } from './diagnostic.js';

/** Anything that lies somewhere in a file: a tree node, or a bare span. */
export interface Placed {
  readonly span: Span;
}

/** What may accompany a finding. */
export interface Company {
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
}

/** Reports a finding in one file. */
export type Report = <C extends CheckCode>(code: C, at: Placed, params: CodeParams[C], company?: Company) => void;

/** Everything that the stages after the parser found out about a book, each finding once. */
export class Findings {
  readonly #found = new Map<string, Diagnostic>();

  /** A reporter for one file. The same code at the same place is kept once. */
  in(file: string): Report {
    return (code, at, params, company = {}) => {
      const key = `${code} ${at.span.start} ${at.span.end} ${file}`;
      if (this.#found.has(key)) return;
      const diagnostic = {
        code,
        level: levelOf(code),
        file,
        span: at.span,
        params,
        fixes: [],
        related: [],
        ...company,
      };
      this.#found.set(key, diagnostic as Diagnostic);
    };
  }

  /** Takes over what was found before. */
  keep(found: readonly Diagnostic[]): void {
    for (const diagnostic of found) {
      const { code, file, span } = diagnostic;
      const key = `${code} ${span.start} ${span.end} ${file}`;
      if (!this.#found.has(key)) this.#found.set(key, diagnostic);
    }
  }

  /** By file in the order given, then by place, then by code: the order never depends on the order of checking. */
  sorted(files: readonly string[]): readonly Diagnostic[] {
    const position = new Map(files.map((file, index) => [file, index]));
    const rank = (diagnostic: Diagnostic): number => position.get(diagnostic.file) ?? files.length;
    return [...this.#found.values()].toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        a.span.start - b.span.start ||
        a.span.end - b.span.end ||
        (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
    );
  }
}
