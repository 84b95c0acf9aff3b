import { randomUUID } from 'node:crypto';
import { ServerError } from '../errors/index.js';
import type { PreviewPart } from './job.js';
import type { ToldReport } from './told.js';

/** How a preview that is asked for again and again stands. */
export interface KeptPreview {
  readonly id: string;
  /** Whose it is. */
  readonly owner: string;
  readonly status: 'running' | 'done' | 'failed';
  readonly estimate?: ToldReport;
  readonly exact?: ToldReport;
  readonly customers?: Extract<PreviewPart, { kind: 'customers' }>['customers'];
  readonly fault?: unknown;
}

interface Entry {
  preview: KeptPreview;
  readonly gone: AbortController;
}

/** What whoever is sent away is told to wait, in seconds. */
const COME_BACK = 5;

/** Previews that go on while nobody waits, and their results for a while after that. They are this process's own. */
export class KeptPreviews {
  readonly #entries = new Map<string, Entry>();

  /** `most`: how many there may be; `keptMs`: for how long a result is kept. */
  constructor(
    readonly most: number,
    readonly keptMs: number,
  ) {}

  /** `work` tells its parts. Throws `too-busy` (503) where there are too many. */
  start(
    owner: string,
    work: (tell: (part: PreviewPart) => void, signal: AbortSignal) => Promise<unknown>,
  ): KeptPreview {
    if (this.#entries.size >= this.most)
      throw new ServerError(503, 'too-busy', { seconds: COME_BACK }, { headers: { 'Retry-After': String(COME_BACK) } });
    const id = randomUUID();
    const entry: Entry = { preview: { id, owner, status: 'running' }, gone: new AbortController() };
    this.#entries.set(id, entry);
    const add = (more: Partial<KeptPreview>): void => {
      entry.preview = { ...entry.preview, ...more };
    };
    const tell = (part: PreviewPart): void =>
      add(part.kind === 'customers' ? { customers: part.customers } : { [part.kind]: part.report });
    work(tell, entry.gone.signal)
      .then(
        () => add({ status: 'done' }),
        (fault: unknown) => add({ status: 'failed', fault }),
      )
      .finally(() => setTimeout(() => this.#entries.delete(id), this.keptMs).unref());
    return entry.preview;
  }

  /** Somebody else's is not there (404). */
  get(id: string, owner: string): KeptPreview {
    return this.#entry(id, owner).preview;
  }

  /** Stops it where it still runs, and forgets it. */
  drop(id: string, owner: string): void {
    this.#entry(id, owner).gone.abort();
    this.#entries.delete(id);
  }

  #entry(id: string, owner: string): Entry {
    const entry = this.#entries.get(id);
    if (entry?.preview.owner !== owner) throw new ServerError(404, 'no-such-preview', { id });
    return entry;
  }
}
