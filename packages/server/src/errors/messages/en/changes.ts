import type { MessagesFor } from '../../codes/index.js';
import type { ChangeErrors } from '../../codes/changes.js';

export const changes: MessagesFor<ChangeErrors> = {
  'no-such-cursor': ({ cursor }) =>
    `\`${cursor}\` is no place in the log; start with the \`next\` of an answer, or without any`,
};
