import type { MessagesFor } from '../../codes/index.js';
import type { PeopleErrors } from '../../codes/people.js';

export const people: MessagesFor<PeopleErrors> = {
  'no-such-customer': ({ id }) => `没有客户 \`${id}\``,
  'no-such-tag': ({ name }) => `没有标签 \`${name}\``,
};
