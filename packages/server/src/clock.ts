/** The present, in ms UTC. Whoever needs it is given one, so that a test or an example can say what time it is. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();

/** A clock as plain data, so that another process can have the same. All of it left out is the system's clock. */
export interface ClockSettings {
  /** What it says (ms UTC) at the instant `at` (ms UTC) of the system; the same if left out. */
  readonly says?: number;
  readonly at?: number;
  /** How many of its seconds pass in one; 1 if left out. */
  readonly speed?: number;
}

export const clockOf = ({ at = 0, says = at, speed = 1 }: ClockSettings): Clock =>
  at === says && speed === 1 ? systemClock : () => Math.floor(says + (systemClock() - at) * speed);
