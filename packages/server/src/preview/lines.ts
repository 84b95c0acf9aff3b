/** How a preview is told while it goes on: a line of JSON for each part, or a server-sent event. */
export type LineForm = 'application/x-ndjson' | 'text/event-stream';

export const lineFormOf = (accept: string | undefined): LineForm =>
  accept?.includes('text/event-stream') === true ? 'text/event-stream' : 'application/x-ndjson';

const written = (form: LineForm, part: { readonly kind: string }): string =>
  form === 'text/event-stream' ? `event: ${part.kind}\ndata: ${JSON.stringify(part)}\n\n` : `${JSON.stringify(part)}\n`;

/** Parts as they come. Nothing waits for a reader: there are three of them. */
export class Lines {
  readonly body: ReadableStream<Uint8Array>;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  /** `onGone`: the reader does not want any more. */
  constructor(
    readonly form: LineForm,
    onGone: () => void,
  ) {
    this.body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => {
        this.#controller = undefined;
        onGone();
      },
    });
  }

  tell(part: { readonly kind: string }): void {
    this.#controller?.enqueue(new TextEncoder().encode(written(this.form, part)));
  }

  end(): void {
    this.#controller?.close();
    this.#controller = undefined;
  }
}
