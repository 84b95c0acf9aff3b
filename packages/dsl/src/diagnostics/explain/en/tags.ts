import type { AdviceCodes, TagCodes } from '../../codes/check.js';
import { explanation, type Explanations } from '../explanation.js';

const MANY_VALUES = Array.from({ length: 21 }, (_, index) => `n${index} when F = ${index}`).join('  ');

export const tags: Explanations<TagCodes> = {
  'tag-lines-split': explanation(
    '// a.tag\ntag tier = gold when M > 1000\n// b.tag\ntag tier = silver when M > 100',
    '// a.tag\ntag tier = gold when M > 1000\ntag tier = silver when M > 100',
    'One-line cases of a tag add up in the order in which they stand, and the first that holds wins.',
    'Between files there is no order, so they stand in one file.',
  ),
  'tag-line-beside-block': explanation(
    'tag tier { gold when M > 1000 }\ntag tier = silver when M > 100',
    'tag tier { gold when M > 1000  silver when M > 100 }',
    'A block declares all values of a tag, in their order. A line beside it would have no place in that order.',
  ),
  'empty-tag': explanation(
    'tag tier {}',
    'tag tier { gold when M > 1000 }',
    'A tag is its values. Without one it says nothing of anybody.',
  ),
  'on-needs-expires': explanation(
    'tag interest = tea on view where page contains "tea"',
    'tag interest = tea on view where page contains "tea" expires 30d',
    '`on` is true at the very instant of the event and never after, so nobody could ever be seen with the value.',
    '`expires` says for how long it is kept. For “has ever done it”, write `when did …` instead.',
  ),
  'otherwise-not-last': explanation(
    'tag tier { basic otherwise  gold when M > 1000 }',
    'tag tier { gold when M > 1000  basic otherwise }',
    'Cases are tried in order, and `otherwise` takes everyone who is left. What stands after it is never reached.',
  ),
  'otherwise-twice': explanation(
    'tag tier { gold when M > 1000  basic otherwise  none otherwise }',
    'tag tier { gold when M > 1000  basic otherwise }',
    'The first `otherwise` takes everyone who is left, so nobody remains for a second.',
  ),
  'otherwise-not-allowed': explanation(
    'tag taste many { spicy when F > 3  plain otherwise }',
    'tag taste { spicy when F > 3  plain otherwise }',
    'In a `many` tag each value is given or not by itself, so there is nobody who is “left over”.',
  ),
  'otherwise-expires': explanation(
    'tag tier { gold when M > 1000  basic otherwise expires 30d }',
    'tag tier { gold when M > 1000  basic otherwise }',
    '`otherwise` is the value for as long as no case holds. It begins and ends with the others, and never lingers.',
  ),
  'manual-with-trigger': explanation(
    'tag risk manual expires 1y { high when M > 1000  low }',
    'tag risk manual expires 1y { high  low }',
    'The values of a `manual` tag are set by people. A condition would set them too, and the two would fight.',
  ),
  'ordered-many': explanation(
    'tag taste many ordered { spicy when F > 3  sweet when F > 5 }',
    'tag taste many { spicy when F > 3  sweet when F > 5 }',
    '`ordered` lets rules ask for “this value or higher”, which needs one value for each customer. `many` gives several.',
  ),
  'tag-not-ordered': explanation(
    'tag tier { gold when M > 1000  silver when M > 100 }\nsegment a = tag tier >= silver',
    'tag tier ordered { gold when M > 1000  silver when M > 100 }\nsegment a = tag tier >= silver',
    'The values of a tag have a higher and a lower only if the tag says `ordered`; then the first is the highest.',
  ),
  'many-needs-has': explanation(
    'tag taste many { spicy when F > 3  sweet when F > 5 }\nsegment a = tag taste = spicy',
    'tag taste many { spicy when F > 3  sweet when F > 5 }\nsegment a = tag taste has spicy',
    'A customer can have several values of a `many` tag at once, so it is never “equal” to one of them. `has` asks whether one is among them.',
  ),
  'exclusive-needs-equals': explanation(
    'tag tier { gold when M > 1000 }\nsegment a = tag tier has gold',
    'tag tier { gold when M > 1000 }\nsegment a = tag tier = gold',
    'Unless a tag says `many`, a customer has one of its values or none, so it is compared with `=`.',
  ),
  'tag-needs-value': explanation(
    'tag tier { gold when M > 1000 }\nsegment a = tag tier >= top20%',
    'tag tier { gold when M > 1000 }\nsegment a = tag tier = gold',
    'A tag is compared with its own values, written by name, and with nothing else.',
  ),
  'manual-never-expires': explanation(
    'tag risk manual { high  low }',
    'tag risk manual expires 1y { high  low }',
    'What people enter by hand is seldom taken back, and after a while nobody knows whether it is still true.',
    'An expiry brings it up again. If it is meant to stay for ever, this warning can be left.',
  ),
  'never-false-again': explanation(
    'tag buyer = yes when did order expires 30d',
    'tag buyer = yes on order expires 30d',
    '`expires` begins to count when the condition ends. “Has ever ordered” never ends once it is true, so the value would stay for ever.',
    '`on order` lets it count from the latest order; `when did order in last 30d` says the same as a state.',
  ),
};

export const advice: Explanations<AdviceCodes> = {
  'same-definition': explanation(
    'metric yearly = count(order in last 365d)',
    'metric monthly = count(order in last 30d)',
    'Two names for one definition are one too many: sooner or later one is changed and the other is not.',
    'One thing can have two names from the start, one for each language.',
  ),
  'separate-tags': explanation(
    'tag recent { yes when R <= 30d }\ntag often { yes when F >= 5 }\ntag rf { best when R <= 30d and F >= 5 }',
    'tag rf { best when R <= 30d and F >= 5 }',
    'Once a tag combines some metrics, tags that cut each of them into pieces are seldom read,',
    'and rules that need one metric can ask it directly.',
  ),
  'negation-of-missing': explanation(
    'segment elsewhere = city != "Beijing"',
    'segment elsewhere = city is known and city != "Beijing"',
    'A comparison with something that is missing does not hold, so its negation does: a customer without a city is “not in Beijing”.',
    'Say which is meant with `is known` or `is missing` beside it.',
  ),
  'recency-ranked-top': explanation(
    'segment recent = R >= top20%',
    'segment recent = R <= bottom20%',
    'A recency is the time since something; the longest come first. `>= top20%` are the 20% who have not come for the longest time.',
    'If that is meant, this hint can be left.',
  ),
  'repeats-field': explanation(
    'tag sex { male when gender = male  female when gender = female }',
    'tag reader = yes when subscribed and F > 3',
    'A tag that says what a field says already adds nothing, and has to be kept in step with it. Rules can ask the field.',
  ),
  'too-many-values': explanation(
    `tag visits { ${MANY_VALUES} }`,
    'tag visits { often when F >= 10  seldom when F >= 1 }',
    'People do not keep more than about twenty values apart. A metric may be what is wanted, or fewer, wider values.',
  ),
  'too-many-tags': explanation(
    undefined,
    undefined,
    'In a long list of tags nobody finds the right one, and most are never used. A tag earns its place by a decision that rests on it.',
  ),
};
