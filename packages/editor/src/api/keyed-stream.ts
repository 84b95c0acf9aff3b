import { EventReader, type StreamEvent } from './event-reader.js';

/** How long is waited before coming again where the server said nothing of it, in ms. */
const USUAL_RETRY = 3000;

/**
 * Follows a stream of events with a key, which `EventSource` cannot show: as that one does, it comes again where the stream ended,
 * from the event on that came last, and stays away where it was refused. Returns what ends it.
 */
export const followWithKey = (address: string, key: string, onEvent: (event: StreamEvent) => void): (() => void) => {
  const ended = new AbortController();
  const reader = new EventReader();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const readOnce = async (): Promise<'again' | 'refused'> => {
    reader.beginAnew();
    const headers = {
      Accept: 'text/event-stream',
      Authorization: `Bearer ${key}`,
      ...(reader.lastId === '' ? {} : { 'Last-Event-ID': reader.lastId }),
    };
    const answer = await fetch(address, { headers, credentials: 'omit', cache: 'no-store', signal: ended.signal });
    if (!answer.ok || answer.body === null) return answer.status >= 500 || answer.status === 429 ? 'again' : 'refused';
    const pieces = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await pieces.read();
      if (done) return 'again';
      for (const event of reader.read(value)) onEvent(event);
    }
  };

  const follow = async (): Promise<void> => {
    // What was cut off is looked for again; who has left waits for nothing.
    const outcome = await readOnce().catch(() => 'again' as const);
    if (outcome === 'again' && !ended.signal.aborted)
      timer = setTimeout(() => void follow(), reader.retry ?? USUAL_RETRY);
  };

  void follow();
  return () => {
    clearTimeout(timer);
    ended.abort();
  };
};
