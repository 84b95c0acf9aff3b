import { drawSample, evaluatedIn, type Sample, type Session } from '@tagwright/engine';

interface Drawn {
  readonly asOf: number;
  readonly wanted: number;
  readonly sample: Sample;
}

const drawn = new WeakMap<Session, Drawn>();

/**
 * The customers that estimates look at, in a temporary table of the connection: drawn once for the answers of an instant,
 * so that the next estimate need not wait for it. It has to be outside of a transaction.
 */
export const sampleFor = async (session: Session, path: string, wanted: number): Promise<Sample> => {
  const { asOf } = await evaluatedIn(session, path);
  const known = drawn.get(session);
  if (known !== undefined && known.asOf === asOf && known.wanted === wanted) return known.sample;
  const sample = await drawSample(session, wanted);
  drawn.set(session, { asOf, wanted, sample });
  return sample;
};
