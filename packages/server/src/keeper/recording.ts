import type { Session } from '@tagwright/engine';

/** A write to the server's own tables, by name, so that another process finds it. */
export interface Recording<Args, Result> {
  readonly name: string;
  /** One transaction, perhaps together with others; `now` in ms UTC. What goes in and out can be cloned structurally. */
  readonly write: (session: Session, args: Args, now: number) => Promise<Result>;
}

const RECORDINGS = new Map<string, Recording<never, unknown>>();

/** Declares a write to the server's own tables. Its module has to be loaded wherever the keeper runs. */
export const defineRecording = <Args, Result>(
  name: string,
  write: Recording<Args, Result>['write'],
): Recording<Args, Result> => {
  if (RECORDINGS.has(name)) throw new Error(`two recordings are called ${name}`);
  const recording = { name, write };
  RECORDINGS.set(name, recording as Recording<never, unknown>);
  return recording;
};

/** The recording of a name that another process sends. */
export const recordingNamed = (name: string): Recording<never, unknown> => {
  const recording = RECORDINGS.get(name);
  if (recording === undefined) throw new Error(`nothing is declared to record ${name}`);
  return recording;
};
