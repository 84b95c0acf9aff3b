import type { Pointer } from './json.js';

/** What a field holds, as messages speak of it. */
export type HeldKind =
  | 'number'
  | 'text'
  | 'bool'
  | 'date'
  | 'time'
  | 'duration'
  | 'enum'
  | 'set'
  | 'point'
  | 'distance'
  | 'tag';

/** What cannot be said in the language, so that its rule is left out. */
export interface ImportErrors {
  /** The document is none of the shapes that are known. */
  'no-rule': Record<string, never>;
  'name-taken': { readonly name: string };
  'unknown-field': { readonly name: string; readonly nearest: readonly string[] };
  /** Not one of the format's own operators. */
  'unknown-operator': { readonly operator: string };
  /** An operator of the format that nothing here answers to, at least over a field. */
  'no-counterpart': { readonly operator: string };
  'wrong-shape': { readonly operator: string; readonly found: string };
  /** The name of a field that is itself worked out. */
  'computed-name': Record<string, never>;
  /** Two fields where one side has to be written out. */
  'needs-constant': { readonly operator: string };
  'kinds-differ': { readonly left: HeldKind; readonly right: HeldKind };
  'value-does-not-fit': { readonly name: string; readonly kind: HeldKind; readonly value: string };
  'undeclared-value': { readonly name: string; readonly value: string; readonly declared: readonly string[] };
  /** Values of a fixed choice compare by their declared order here, and by their letters there. */
  'order-differs': { readonly name: string };
  'condition-as-value': Record<string, never>;
  'number-out-of-range': { readonly value: string };
  /** Branches that give neither only truth values nor only names. */
  'mixed-results': Record<string, never>;
  'too-many-cases': { readonly limit: number };
  /** What the language has no word for is written out, and some of it several times. */
  'too-large': { readonly operator: string; readonly limit: number };
  /** Lists and objects in one another. */
  'too-deep': { readonly limit: number };
}

/** What was translated, with something to know about it. */
export interface ImportHints {
  /** The format takes a missing number for 0, so that `is missing` had to be added. */
  'missing-counts': { readonly names: readonly string[] };
  /** What is missing counts for something there and for nothing here. */
  'missing-differs': { readonly names: readonly string[] };
  'number-as-text': { readonly name: string; readonly value: string };
  /** A division by zero is infinite there and missing here. */
  'division-by-zero': Record<string, never>;
  'rule-left-out': { readonly why: 'placeholder' | 'muted' };
  'empty-group': Record<string, never>;
}

export interface ImportCodes extends ImportErrors, ImportHints {}
export type ImportCode = keyof ImportCodes;

/** A finding about a document of another system: a stable code with typed parameters, at a place in that document. */
export interface ImportFinding<C extends ImportCode = ImportCode> {
  readonly code: C;
  /** An error leaves the rule out; a hint does not. */
  readonly level: 'error' | 'hint';
  readonly pointer: Pointer;
  readonly params: ImportCodes[C];
}

/** Gathers what is found. */
export class Findings {
  readonly #found: ImportFinding[] = [];

  error<C extends keyof ImportErrors>(code: C, pointer: Pointer, params: ImportCodes[C]): undefined {
    this.#add({ code, level: 'error', pointer, params });
    return undefined;
  }

  hint<C extends keyof ImportHints>(code: C, pointer: Pointer, params: ImportCodes[C]): void {
    this.#add({ code, level: 'hint', pointer, params });
  }

  get all(): readonly ImportFinding[] {
    return this.#found;
  }

  /** One place may be translated several times over; it is told of once. */
  #add(finding: ImportFinding): void {
    const same = (other: ImportFinding): boolean =>
      other.code === finding.code &&
      other.pointer === finding.pointer &&
      JSON.stringify(other.params) === JSON.stringify(finding.params);
    if (!this.#found.some(same)) this.#found.push(finding);
  }
}
