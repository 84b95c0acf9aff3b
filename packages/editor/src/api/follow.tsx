import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useMemo, useRef } from 'react';
import { followWithKey } from './keyed-stream.js';
import { useServer } from './server.js';

/** An entry of the log of changes, as the stream tells it. */
export interface Change {
  readonly seq: number;
  readonly customer?: string;
  readonly kind: 'tag' | 'segment';
  readonly name: string;
  readonly old: string | null;
  readonly new: string | null;
  readonly effectiveAt: string;
  readonly cause: string;
}

type Listener = (changes: readonly Change[]) => void;

/** How long entries are gathered before anybody is told, in ms: a wave is told as one. */
const GATHERED = 300;

/** How long answers stay after a change before they are asked for anew, in ms: in a busy shop something changes all the time. */
const AGAIN = 2000;

/** Queries whose answers follow from facts, by the first part of their key. */
export const LIVE = ['tags', 'segments', 'customers', 'members'] as const;

/** The one stream of changes of the app, shared by whoever listens. */
class ChangeStream {
  readonly #listeners = new Set<Listener>();
  #waiting: Change[] = [];

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  take(change: Change): void {
    if (this.#waiting.length === 0) setTimeout(() => this.#tell(), GATHERED);
    this.#waiting.push(change);
  }

  #tell(): void {
    const told = this.#waiting;
    this.#waiting = [];
    for (const listener of this.#listeners) listener(told);
  }
}

const Changes = createContext<ChangeStream | undefined>(undefined);

/** Follows the log of changes while the app is open; what it touches is asked for anew. */
export const ChangesProvider = ({ children }: { children: ReactNode }) => {
  const { connection } = useServer();
  const queries = useQueryClient();
  const stream = useMemo(() => new ChangeStream(), []);
  useEffect(() => {
    const { server = '', key } = connection;
    const address = `${server}/v1/changes/stream`;
    const take = ({ data }: { readonly data: string }): void => stream.take(JSON.parse(data) as Change);
    if (key !== undefined)
      return followWithKey(address, key, (event) => (event.type === 'change' ? take(event) : undefined));
    const source = new EventSource(address, { withCredentials: true });
    source.addEventListener('change', (event: MessageEvent<string>) => take(event));
    return () => source.close();
  }, [connection, stream]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = (): void => {
      timer = undefined;
      for (const key of LIVE) void queries.invalidateQueries({ queryKey: [key] });
    };
    const leave = stream.listen(() => {
      timer ??= setTimeout(refresh, AGAIN);
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [queries, stream]);
  return <Changes value={stream}>{children}</Changes>;
};

/** Tells of changes as they happen, some together. */
export const useChanges = (listener: Listener): void => {
  const stream = use(Changes);
  // Whoever listens writes what to do anew each time; the stream keeps one listener.
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => stream?.listen((changes) => latest.current(changes)), [stream]);
};
