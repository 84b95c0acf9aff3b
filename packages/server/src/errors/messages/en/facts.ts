import { findingMessage } from '@tagwright/engine';
import type { MessagesFor } from '../../codes/index.js';
import type { FactsErrors } from '../../codes/facts.js';
import { WHO } from './auth.js';

export const facts: MessagesFor<FactsErrors> = {
  'too-much-waits': ({ seconds }) =>
    `more facts wait to be written than there is room for; send these again in ${seconds} s`,
  'keeper-restarting': () =>
    'the process that writes was cut off and is starting again; send this once more: a fact that was written already is known by its id',
  'too-many-facts': ({ limit }) => `a request may hold ${limit} facts at most; send them in several`,
  'fact-not-allowed': ({ kind, role, needed }) =>
    `a fact of the kind \`${kind}\` needs ${WHO[needed]}, and the key that was sent is of role \`${role}\``,
  'fact-refused': ({ finding, of }) => findingMessage({ code: finding, params: of }, 'en'),
  'segment-not-a-call': () =>
    'what was sent is no call of the Segment spec: an object, or for a batch one with a list under `batch`',
};
