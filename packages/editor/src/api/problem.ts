/** A fault that the server told of: a problem document (RFC 9457), in the language of whoever looks. */
export interface ProblemDocument {
  readonly status: number;
  /** The stable name of the fault: `book-moved-on`. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly requestId?: string;
  readonly diagnostics?: readonly unknown[];
}

/** What a question to the server throws where it is not answered. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    super(document.detail);
    this.document = document;
  }

  get code(): string {
    return this.document.code;
  }

  get status(): number {
    return this.document.status;
  }

  /** Reads an answer that is none. One without a document, as a proxy may give, keeps its status. */
  static async of(response: Response): Promise<Problem> {
    const document: unknown = await response.json().catch(() => undefined);
    if (isDocument(document)) return new Problem(document);
    const { status, statusText } = response;
    return new Problem({ status, code: 'no-answer', title: statusText, detail: `${status} ${statusText}`.trim() });
  }
}

const isDocument = (value: unknown): value is ProblemDocument =>
  typeof value === 'object' && value !== null && 'code' in value && 'detail' in value && 'status' in value;
