import type { Deps } from '../deps.js';
import { portraitJob } from './jobs.js';
import type { Asking } from './list.js';
import type { PortraitShape } from './portrait-shape.js';
import { firstNamed, type GroupReference, shownName } from './reference.js';
import { bookSeenBy } from '../visibility/book-seen.js';
import { workedOut } from './worked-out.js';

/** Who the members of a group are, beside everybody. The journal is told where it names one of them. */
export const portraitFor = async (deps: Deps, asking: Asking, given: GroupReference): Promise<PortraitShape> => {
  const { plan } = await bookSeenBy(deps, asking.caller);
  const group = firstNamed(plan, given);
  const args = { group, smallestCount: deps.config.smallestCount };
  const portrait = await workedOut(deps, portraitJob, { plan, args, signal: asking.signal, length: 'long' });
  if (portrait.typical !== undefined)
    deps.journal.note(asking.caller, 'read', { kind: 'portrait', name: shownName(group), count: 1 });
  return portrait;
};
