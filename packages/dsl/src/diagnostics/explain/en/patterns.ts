import type { PatternCodes } from '../../codes/patterns.js';
import { explanation, type Explanations } from '../explanation.js';

export const patterns: Explanations<PatternCodes> = {
  'alias-taken': explanation(
    'segment a = did view as M then order within 1d in last 30d',
    'segment a = did view as seen then order within 1d in last 30d',
    'A name that `as` gives to an event is good for that one condition. It must not be the name of anything else,',
    'so that nobody has to ask which of the two is meant.',
  ),
  'alias-as-value': explanation(
    'segment a = did view as v then view where item = v within 1d',
    'segment a = did view as v then view where item = v.item within 1d',
    'A name that `as` gives stands for a whole event. What is compared is one of its fields, or its time: `v.at`.',
  ),
  'alias-not-here': explanation(
    'segment a = did view then not order as o within 1d then view where at > o.at',
    'segment a = did view as v then not order within 1d then view where item = v.item',
    'A step with `not` says that there is no such event, so there is nothing of it that a later step could compare with.',
    'Inside an aggregate no event of a sequence can be seen, because the aggregate is one number for the whole customer.',
  ),
  'times-with-steps': explanation(
    'segment a = did view at least 3 times then order within 1d',
    'segment a = did view then order within 1d and did view at least 3 times',
    'A number of times counts events of one kind. In a sequence each step is one event, so there is nothing to count.',
  ),
  'habit-with-steps': explanation(
    'segment a = did view then order in each of last 3 weeks',
    'segment a = did order in each of last 3 weeks and did view in last 7d',
    'A habit counts events of one kind in one period after another. A sequence has a window, which its first step lies in.',
  ),
  'habit-periods': explanation(
    'segment a = did order in each of last 100 days',
    'segment a = did order in each of last 14 weeks',
    'Every period of a habit is counted by itself. Beyond a few dozen nobody means each single one; longer periods say it better.',
  ),
  'habit-quota': explanation(
    'segment a = did order in at least 9 of last 8 weeks',
    'segment a = did order in at least 4 of last 8 weeks',
    'The number of periods that have to be met lies between 1 and the number of periods that are looked at.',
  ),
  'on-ago-needs-days': explanation(
    'segment a = did order on 12h ago',
    'segment a = did order in last 12h',
    '`on 7d ago` is the whole local day that lies seven days back. Hours and minutes do not name a day.',
  ),
  'anniversary-needs-window': explanation(
    'segment a = anniversary(birthday) > 2026-01-01',
    'segment a = anniversary(birthday) within next 30d',
    'A date returns every year, so its anniversaries are many days and not one value that could be compared.',
    'What can be asked is whether one of them lies in a window. For how many years have passed there is `age`.',
  ),
  'for-needs-tag-or-field': explanation(
    'segment a = M > 1000 for at least 7d',
    'tag tier = big when M > 1000\nsegment a = tag tier = big for at least 7d',
    '`for at least` looks at how something was day by day. Tags are worked out again for that, and the fields of customers are recorded with their changes.',
    'Metrics and events have no such history: put the condition into a tag, and ask the tag. Two conditions are two questions: each takes its own `for at least`.',
  ),
  'changed-needs-tag-or-field': explanation(
    'segment a = M changed in last 7d',
    'tag tier { big when M > 1000  small otherwise }\nsegment a = tag tier changed in last 7d',
    'A metric changes with every event and a recency with every second, which is not what anybody wants to be told of. What can be asked is a tag or a field of the customer.',
  ),
  'changed-window': explanation(
    'segment a = city changed last month',
    'segment a = city changed in last 30d',
    'Only the last change is looked for. Something that changed last month and again today would seem not to have changed last month,',
    'so the window has to reach up to now.',
  ),
};
