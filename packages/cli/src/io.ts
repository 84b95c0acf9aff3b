/** A stream that text is written to; the terminal's size is known only when it is one. */
export interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Everything of the world that a command may touch, besides files. `main.ts` takes it from the process, tests make it. */
export interface Io {
  /** Relative paths start here. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Now, in milliseconds UTC. */
  readonly clock: () => number;
  /** Resolves when the process is asked to end; what goes on until then ends at once where it is left out. */
  readonly untilStopped?: () => Promise<void>;
}
