import type { Fact } from '@tagwright/engine';

/** What this example asks of the server, as any program would: over HTTP. */
export interface Client {
  publish(files: readonly { readonly path: string; readonly text: string }[]): Promise<void>;
  tell(facts: readonly Fact[]): Promise<void>;
  /** Lines of the stream of changes, until the signal says enough. */
  changes(signal: AbortSignal): AsyncIterable<string>;
}

/** Without a key: on the machine itself, whoever asks is an admin as long as nobody has one. */
export const client = (url: string): Client => {
  const send = async (method: string, path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    await answer.body?.cancel();
  };
  return {
    publish: (files) => send('POST', '/v1/book/publish', { base: 0, files, note: 'the example' }),
    tell: (facts) => send('POST', '/v1/facts', facts),
    changes: (signal) => linesOf(`${url}/v1/changes/stream`, signal),
  };
};

async function* linesOf(url: string, signal: AbortSignal): AsyncIterable<string> {
  try {
    const { body } = await fetch(url, { signal });
    let rest = '';
    for await (const text of (body ?? new ReadableStream<Uint8Array<ArrayBuffer>>()).pipeThrough(
      new TextDecoderStream(),
    )) {
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  }
}
