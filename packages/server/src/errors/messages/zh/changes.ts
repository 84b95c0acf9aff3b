import type { MessagesFor } from '../../codes/index.js';
import type { ChangeErrors } from '../../codes/changes.js';

export const changes: MessagesFor<ChangeErrors> = {
  'no-such-cursor': ({ cursor }) => `\`${cursor}\` 不是日志中的位置；请用应答里的 \`next\`，或者不写`,
};
