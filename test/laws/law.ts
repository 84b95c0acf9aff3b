/** What one random case of a law came to. */
export interface Verdict {
  /** How many (book, data, instant) were looked at. */
  readonly cases: number;
  /** Undefined: the law held. */
  readonly broken: Breach | undefined;
}

/** How a law was broken, made as small as could be. */
export interface Breach {
  /** The whole story, for people: book, data, what differs. */
  readonly story: string;
  /** A file that replays it, where there is one. */
  readonly regression?: object;
}

/** A law of the language, tried on the random case of a seed. */
export interface Law {
  readonly name: string;
  readonly says: string;
  /** `shrinkMs`: how long a counterexample may be made smaller. */
  readonly try: (seed: number, shrinkMs: number) => Promise<Verdict>;
}
