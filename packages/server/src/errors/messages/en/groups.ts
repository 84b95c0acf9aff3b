import type { GroupErrors } from '../../codes/groups.js';
import type { MessagesFor } from '../../codes/index.js';

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

export const groups: MessagesFor<GroupErrors> = {
  'no-such-segment': ({ name, nearest }) =>
    `there is no segment \`${name}\`; ${nearest === undefined ? '`GET /v1/segments` lists those that there are' : `did you mean \`${nearest}\`?`}`,
  'no-such-value': ({ tag, value, declared }) =>
    `the tag \`${tag}\` has no value \`${value}\`; it has ${quoted(declared)}`,
  'no-such-feature': ({ name, nearest }) =>
    `there is no field or metric \`${name}\`${nearest === undefined ? '' : `; did you mean \`${nearest}\`?`}`,
  'feature-without-order': ({ name }) =>
    `\`${name}\` is a place: it cannot be put in order or compared; choose another field or metric`,
  'filter-unreadable': ({ filter }) =>
    `\`${filter}\` is no filter; write a field or metric, one of \`=\` \`!=\` \`<\` \`<=\` \`>\` \`>=\`, and a value: \`city=Berlin\`; or \`city known\`, \`city missing\``,
  'filter-value-unreadable': ({ name, value }) =>
    `\`${value}\` is no value of \`${name}\`; write it as in data files, and look whether \`${name}\` is a number, a date or one of a few words`,
  'group-too-small': ({ below }) =>
    `fewer than ${below} customers are in it, and of so few none is shown; ask for a larger group`,
  'cursor-unreadable': ({ cursor }) =>
    `\`${cursor}\` is no place in this list; use the \`next\` of the page before, with the same order`,
  'overlap-needs-others': ({ least, most, given }) =>
    `an overlap is of ${least} to ${most} groups, and ${given === 1 ? 'only one is' : `${given} are`} named; name the others in \`with\`, each by itself`,
  'overlap-repeats': ({ name }) => `\`${name}\` is there twice; a group overlaps with others, so name it once`,
  'trend-backwards': ({ from, to }) => `the trend begins on ${from}, after its end on ${to}; exchange them`,
  'trend-too-long': ({ days, most }) => `the trend is of ${days} days, and at most ${most} are told; ask for fewer`,
};
