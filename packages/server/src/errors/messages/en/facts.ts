import type { MessagesFor } from '../../codes/index.js';
import type { FactsErrors } from '../../codes/facts.js';

export const facts: MessagesFor<FactsErrors> = {
  'too-much-waits': ({ seconds }) =>
    `more facts wait to be written than there is room for; send these again in ${seconds} s`,
};
