import type { Deps } from '../deps.js';
import { portraitJob } from './jobs.js';
import type { Asking } from './list.js';
import type { PortraitShape } from './portrait-shape.js';
import { firstNamed, type GroupReference } from './reference.js';
import { bookSeenBy } from '../visibility/book-seen.js';
import { workedOut } from './worked-out.js';

/** Who the members of a group are, beside everybody. */
export const portraitFor = async (deps: Deps, asking: Asking, given: GroupReference): Promise<PortraitShape> => {
  const { plan } = await bookSeenBy(deps, asking.caller);
  const args = { group: firstNamed(plan, given), smallestCount: deps.config.smallestCount };
  return workedOut(deps, portraitJob, { plan, args, signal: asking.signal, length: 'long' });
};
