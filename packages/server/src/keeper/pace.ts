import { unreachable } from '@tagwright/dsl';

/** What a step is for: somebody waits for it, facts arrived, or the clock alone. */
export type Urgency = 'at once' | 'facts' | 'clock';

/** The longest that a pause between tries grows to, in ms. */
const LONGEST_BACK_OFF = 60_000;

/** When steps are made: pauses in real time, which something that happens cuts short. */
export class Pace {
  #began = -Infinity;
  #ended = -Infinity;
  #lookAt = performance.now();
  #mayTryAt = -Infinity;
  #interrupt: (() => void) | undefined;

  constructor(readonly options: { readonly stepEveryMs: number; readonly lookEveryMs: number }) {}

  /** Ends the pause at hand. */
  interrupt(): void {
    this.#interrupt?.();
  }

  async timed<Result>(
    work: () => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly milliseconds: number }> {
    this.#began = performance.now();
    const result = await work();
    this.#ended = performance.now();
    return { result, milliseconds: this.#ended - this.#began };
  }

  /** Waits until the next step may begin; how urgent it is may change meanwhile. */
  async untilNext(urgency: () => Urgency, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const milliseconds = this.#earliest(urgency()) - performance.now();
      if (milliseconds <= 0) return;
      await this.#pause(milliseconds);
    }
  }

  #earliest(urgency: Urgency): number {
    const { stepEveryMs } = this.options;
    switch (urgency) {
      case 'at once':
        return this.#mayTryAt;
      case 'facts':
        return Math.max(this.#began + stepEveryMs, this.#mayTryAt);
      case 'clock':
        // Where everybody may change at any time, steps would follow each other without end: half of the time is for others.
        return Math.max(this.#began + stepEveryMs, this.#ended + (this.#ended - this.#began), this.#mayTryAt);
      default:
        return unreachable(urgency);
    }
  }

  /** Rests for so long (ms) at most, until something happens, or it is time to look around. */
  rest(milliseconds: number): Promise<void> {
    return this.#pause(Math.min(milliseconds, this.#lookAt - performance.now()));
  }

  /** Whether it is time to look around; asked, it begins anew. */
  isTimeToLook(): boolean {
    const now = performance.now();
    if (now < this.#lookAt) return false;
    this.#lookAt = now + this.options.lookEveryMs;
    return true;
  }

  /** Puts off the next try after so many that failed in a row before; the pause in ms. */
  backOff(times: number): number {
    const pause = Math.min(this.options.stepEveryMs * 2 ** Math.min(times, 20), LONGEST_BACK_OFF);
    this.#mayTryAt = performance.now() + pause;
    return pause;
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#interrupt = undefined;
        resolve();
      };
      const timer = setTimeout(end, Math.max(milliseconds, 0));
      this.#interrupt = end;
    });
  }
}
