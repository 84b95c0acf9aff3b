import type { MessagesFor } from '../../codes/index.js';
import type { ChangeErrors } from '../../codes/changes.js';

const REFUSED: Readonly<Record<ChangeErrors['webhook-url-refused']['why'], string>> = {
  unreadable: 'it is no address; write one like `https://crm.example/hooks/tags`',
  protocol: 'messages are sent by `https` alone; `http` has to be allowed in the configuration of the server',
  credentials: 'a name and a password have no place in it; the receiver knows by the signature who sends',
  fragment: 'what follows a `#` never leaves the sender; leave it out',
  port: 'nothing is sent to this port; whoever runs the server can allow others in its configuration',
};

export const changes: MessagesFor<ChangeErrors> = {
  'no-such-cursor': ({ cursor }) =>
    `the log has no entry \`${cursor}\` yet, so this place is of another database; start with the \`next\` of an answer, or without any`,
  'too-many-streams': ({ limit }) =>
    `this key has ${limit} streams open already; close one first, or ask for several tags in one`,
  'no-such-webhook': ({ id }) => `there is no webhook \`${id}\``,
  'too-many-webhooks': ({ limit }) => `there are ${limit} webhooks already, and no more are kept; remove one first`,
  'webhook-url-refused': ({ url, why }) => `nothing is sent to \`${url}\`: ${REFUSED[why]}`,
  'webhook-address-private': ({ host, address }) =>
    host === address
      ? `\`${address}\` is not an address of the public internet, and nothing is sent there unless the server is configured to`
      : `\`${host}\` leads to \`${address}\`, which is not an address of the public internet; nothing is sent there unless the server is configured to`,
  'no-such-change': ({ seq }) =>
    `there is nothing to send again of entry ${seq}: it is not in the log, or says nothing new of anybody, or is not what this webhook is for`,
  'replay-too-large': ({ limit, upTo }) =>
    `these are more than ${limit} messages; send them again in parts: the first one can go up to ${upTo}`,
};
