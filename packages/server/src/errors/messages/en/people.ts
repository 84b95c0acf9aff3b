import type { MessagesFor } from '../../codes/index.js';
import type { PeopleErrors } from '../../codes/people.js';

export const people: MessagesFor<PeopleErrors> = {
  'no-such-customer': ({ id }) => `there is no customer \`${id}\``,
  'no-such-tag': ({ name }) => `there is no tag \`${name}\``,
};
