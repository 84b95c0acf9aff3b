import type { MessagesFor } from '../../codes/index.js';
import type { GroupErrors } from '../../codes/groups.js';

export const groups: MessagesFor<GroupErrors> = {
  'no-such-segment': ({ name }) => `there is no segment \`${name}\``,
};
