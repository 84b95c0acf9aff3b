/** A cell that is not what its column asks for. `value` is what stands there, cut where it is long. */
export interface ValueFindings {
  'not-a-number': { readonly value: string };
  'not-an-integer': { readonly value: string };
  'too-many-decimals': { readonly value: string; readonly type: 'money' | 'number'; readonly limit: number };
  'number-too-large': { readonly value: string; readonly limit: string };
  'not-a-bool': { readonly value: string };
  'not-a-date': { readonly value: string };
  'no-such-date': { readonly value: string };
  'not-a-time': { readonly value: string };
  'no-such-time': { readonly value: string };
  'not-a-duration': { readonly value: string };
  /** Months and years have no fixed length. */
  'calendar-duration': { readonly value: string };
  'not-a-point': { readonly value: string };
  'point-out-of-range': { readonly value: string; readonly part: 'latitude' | 'longitude' };
  'undeclared-value': {
    readonly value: string;
    readonly declared: readonly string[];
    readonly nearest: string | undefined;
  };
  'text-with-nul': { readonly value: string };
  'text-with-lone-surrogate': { readonly value: string };
  /** A JSON value of a form that the column's type is not written in. */
  'json-form': { readonly value: string; readonly form: 'object' | 'list' };
}

/** A row that cannot stand. */
export interface RowFindings extends ValueFindings {
  'cell-count': { readonly cells: number; readonly columns: number };
  'json-broken': { readonly reason: string };
  'json-not-object': Record<never, never>;
  'missing-key': { readonly role: 'id' | 'customer' | 'at' };
  'unknown-customer-row': { readonly customer: string };
  /** The customer was merged into another one. */
  'merged-customer-row': { readonly customer: string };
  /** The id stands in an earlier row, with other content. */
  'id-with-two-contents': { readonly id: string; readonly firstLine: number };
  /** The id is in the database already, with other content. */
  'id-known-with-other-content': { readonly id: string };
}

/** A fact that cannot be taken, beside the values in it. */
export interface FactFindings {
  'fact-kind-unknown': {
    readonly kind: string;
    readonly kinds: readonly string[];
    readonly nearest: string | undefined;
  };
  'event-undeclared': {
    readonly event: string;
    readonly declared: readonly string[];
    readonly nearest: string | undefined;
  };
  'field-undeclared': { readonly table: string; readonly field: string; readonly nearest: string | undefined };
  /** Two names of one field. */
  'field-given-twice': { readonly field: string; readonly other: string };
  /** No tag of the book, or one that rules give. */
  'tag-not-by-hand': {
    readonly tag: string;
    readonly declared: readonly string[];
    readonly nearest: string | undefined;
  };
  'not-an-id': { readonly value: string };
  'not-an-instant': { readonly value: string };
  'not-an-object': { readonly value: string };
  /** The id of an event is known as `source:id`. */
  'source-with-colon': { readonly source: string };
  'unknown-customer-fact': { readonly customer: string };
  /** Both in ms UTC. */
  'until-before-from': { readonly from: number; readonly until: number };
  'merge-with-itself': { readonly customer: string };
  'merged-already': { readonly merged: string; readonly customer: string };
  'not-merged': { readonly customer: string };
}

/** What there is to say about whole files and columns. */
export interface FileFindings {
  'folder-missing': { readonly path: string };
  'file-unreadable': { readonly reason: string };
  'file-not-of-catalog': { readonly table: string; readonly nearest: string | undefined };
  'file-kind-unknown': Record<never, never>;
  'table-in-two-files': { readonly table: string; readonly other: string };
  'customer-table-missing': { readonly table: string; readonly folder: string | undefined };
  'event-table-missing': { readonly table: string };
  'file-empty': Record<never, never>;
  'key-column-missing': {
    readonly table: string;
    readonly column: string;
    readonly found: readonly string[];
    readonly nearest: string | undefined;
  };
  'field-column-missing': { readonly table: string; readonly column: string; readonly nearest: string | undefined };
  'column-undeclared': { readonly table: string; readonly column: string; readonly nearest: string | undefined };
  'column-twice': { readonly column: string };
  'line-ends-cr': Record<never, never>;
  'quote-broken': Record<never, never>;
  'quote-unclosed': Record<never, never>;
  'record-too-long': { readonly limit: number };
  'encoding-broken': { readonly encoding: string; readonly byte: number; readonly gb18030: boolean };
  'encoding-utf16': Record<never, never>;
  'gzip-broken': { readonly reason: string };
  'rejects-unwritable': { readonly reason: string };
}

export interface FindingParams extends RowFindings, FactFindings, FileFindings {}
export type FindingCode = keyof FindingParams;

/**
 * Something that an import, or whoever takes in facts, has to say about the data: a stable code, typed parameters and a
 * place, never prose. An `error` keeps its row, or where it is about a file the whole import, out.
 */
export interface Finding<C extends FindingCode = FindingCode> {
  readonly code: C;
  readonly level: 'error' | 'warning' | 'notice';
  /** The name of the data file, or of the table where there is no file. */
  readonly file: string;
  /** From 1, as an editor counts; of facts that are in no file the place among those given. */
  readonly line: number | undefined;
  readonly column: string | undefined;
  readonly params: FindingParams[C];
}

/** One sentence or two for each code: what, why, and what to do about it. The place is drawn by who shows it. */
export type FindingMessages = { readonly [C in FindingCode]: (params: FindingParams[C]) => string };
