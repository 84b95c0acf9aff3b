import type { MessagesFor } from '../../codes/index.js';
import type { PeopleErrors } from '../../codes/people.js';

export const people: MessagesFor<PeopleErrors> = {
  'no-such-customer': ({ id }) => `there is no customer \`${id}\``,
  'no-such-tag': ({ name, nearest }) =>
    `there is no tag \`${name}\`; ${nearest === undefined ? '`GET /v1/tags` lists those that there are' : `did you mean \`${nearest}\`?`}`,
  'no-such-tag-or-segment': ({ name }) => `there is no tag or segment \`${name}\``,
  'no-such-field': ({ field, event }) =>
    event === undefined
      ? `the customer has no field \`${field}\`; \`GET /v1/catalog\` lists those that there are`
      : `\`${event}\` has no field \`${field}\`; \`GET /v1/catalog\` lists those that there are`,
  'no-such-event': ({ event }) => `there is no event \`${event}\`; \`GET /v1/catalog\` lists those that there are`,
  'no-such-personal-tag': ({ name }) => `you have no personal tag \`${name}\` there`,
  'personal-tag-without-name': () => 'a personal tag needs a name: at least one character that is not blank',
  'personal-tag-unreadable': ({ name }) =>
    `${JSON.stringify(name)} has characters in it that cannot be seen (control characters, or marks that turn the direction of text); leave them out`,
  'personal-tag-too-long': ({ length, limit }) =>
    `the name has ${length} characters, and a personal tag may have ${limit}; a shorter one is found more easily too`,
  'personal-tag-exists': ({ name }) =>
    `you have a personal tag \`${name}\` already; choose another name, or delete that one first`,
  'personal-tags-too-many': ({ limit }) =>
    `you have ${limit} personal tags, and there can be no more; delete some that you do not need (\`DELETE /v1/personal-tags/{name}\`)`,
  'tag-not-manual': ({ tag }) =>
    `\`${tag}\` follows from its rules and cannot be set by hand; only tags that are declared \`manual\` can`,
  'tag-value-unknown': ({ tag, value, values }) =>
    `\`${tag}\` has no value \`${value}\`; it has ${values.map((each) => `\`${each}\``).join(', ')}`,
  'tag-not-set': ({ tag, value }) =>
    value === undefined
      ? `nobody set \`${tag}\` by hand for this customer`
      : `nobody set \`${tag}\` to \`${value}\` by hand for this customer`,
  'until-not-ahead': ({ until }) =>
    `\`until\` is ${until}, which is over; give an instant that is still to come, or leave it out`,
  'search-value-alone': () => 'a tag is searched for by one of its values: give both, `?tag=…&value=…`',
  'search-field-alone': ({ field }) =>
    `\`field\` says where a text is looked for; give the text with it: \`?field=${field}&text=…\``,
  'no-such-text-field': ({ field }) =>
    `the customer has no field \`${field}\` that holds text; \`GET /v1/catalog\` lists the fields that there are`,
};
