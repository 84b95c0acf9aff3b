/** How long the worker is at something before it hears what was sent meanwhile, in ms. */
const STINT = 6;

/**
 * Has long work of the worker pause, so that a key is answered at once however much is being counted, and end where what it
 * is about is no longer so.
 */
export class Pace {
  readonly #isStale: () => boolean;
  #since = performance.now();

  constructor(isStale: () => boolean) {
    this.#isStale = isStale;
  }

  /** Asked between two pieces of work: pauses where it is time to, and says whether to leave the rest. */
  async isOver(): Promise<boolean> {
    if (performance.now() - this.#since < STINT) return false;
    await heard();
    this.#since = performance.now();
    return this.#isStale();
  }
}

/** Resolves after all messages that have come so far: one that is sent to oneself comes after them. */
const heard = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
