import { nearest, type Plan } from '@tagwright/dsl';
import { ServerError } from '../errors/index.js';

type Named = readonly { readonly names: readonly string[] }[];

/** The name that was probably meant, among those that somebody may see. */
const meant = (things: Named, name: string): string | undefined =>
  nearest(
    name,
    things.map(({ names }) => names),
    undefined,
  )[0];

/** There is no tag of that name (404); `plan`: what whoever asks may see of a book, so that no other name is offered. */
export const noSuchTag = ({ tags }: Pick<Plan, 'tags'>, name: string): ServerError =>
  new ServerError(404, 'no-such-tag', { name, nearest: meant(tags, name) });

/** The same of a segment. */
export const noSuchSegment = ({ segments }: Pick<Plan, 'segments'>, name: string): ServerError =>
  new ServerError(404, 'no-such-segment', { name, nearest: meant(segments, name) });

/** The same of a metric. */
export const noSuchMetric = ({ metrics }: Pick<Plan, 'metrics'>, name: string): ServerError =>
  new ServerError(404, 'no-such-metric', { name, nearest: meant(metrics, name) });
