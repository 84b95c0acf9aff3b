import type { MessagesFor } from '../../codes/index.js';
import type { FactsErrors } from '../../codes/facts.js';

export const facts: MessagesFor<FactsErrors> = {
  'too-much-waits': ({ seconds }) =>
    `more facts wait to be written than there is room for; send these again in ${seconds} s`,
  'keeper-restarting': () =>
    'the process that writes was cut off and is starting again; send this once more: a fact that was written already is known by its id',
};
