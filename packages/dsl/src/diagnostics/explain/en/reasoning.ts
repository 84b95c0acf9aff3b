import type { ReasoningCodes } from '../../codes/reasoning.js';
import { explanation, type Explanations } from '../explanation.js';

export const reasoning: Explanations<ReasoningCodes> = {
  'unreachable-case': explanation(
    'tag tier { good when F > 3  best when F > 3 and M > 1000 }',
    'tag tier { best when F > 3 and M > 1000  good when F > 3 }',
    'The first case that holds gives the value. Here whoever meets the later case meets an earlier one too, so the later is never reached.',
    'Put the narrower case first.',
  ),
  'never-holds': explanation(
    'segment lost = R > 365d and M >= top20%',
    'metric spent = sum(order.amount)\nsegment lost = R > 365d and spent >= top20%',
    'The conditions rule each other out. Sometimes the numbers do; sometimes it is the events:',
    '`M` counts the orders of the last 365 days, so whoever has not ordered for longer has nothing to rank.',
  ),
  'always-holds': explanation(
    'segment buyers = F >= 0',
    'segment buyers = F >= 1',
    'Nobody fails the condition, so it tells nobody apart. A count is never below 0, and a value is always one or the other side of a number unless it is missing.',
  ),
  'gap-between-cases': explanation(
    'tag spending { high when M >= 1000  low when M < 500 }',
    'tag spending { high when M >= 1000  middle when M >= 500  low when M < 500 }',
    'The cases divide a number and leave out a stretch in the middle, which is seldom meant: whoever falls into it has no value.',
    'The example in the message is a customer who does. A case for them, another bound, or `otherwise` closes the gap; if it is meant, the hint can be left.',
  ),
  'overlapping-cases': explanation(
    'tag spending { low when M < 1000  high when M > 500 }',
    'tag spending { low when M < 1000  high when M >= 1000 }',
    'The first case that holds gives the value, so where two ranges overlap the later one begins later than it says.',
    'That is the ordinary way to write tiers, where each range lies inside the next; two ranges that cross are more often a slip.',
  ),
  'expires-defeated': explanation(
    'tag mood { hot on order expires 30d  known when did order }',
    'tag mood { hot when did order in last 30d  known when did order }',
    'The value of an event is kept while no state of the same tag holds. Here a state holds from the event on, so it takes over at once.',
    'Write the kept value as a state too, with a window, and put it first; or give it a tag of its own.',
  ),
  'unused-tag': explanation(
    undefined,
    undefined,
    'A tag costs attention: it stands in every list, and somebody has to keep it right. One that no segment, tag or test reads and nobody looks at can go.',
  ),
  'ties-widen-rank': explanation(
    undefined,
    undefined,
    'Whoever is tied at the threshold is in, so “the top 20%” can be half of all where half of all have the same value: one order, say.',
    'Rank a value that tells people apart, such as an amount, or compare with a number instead.',
  ),
};
