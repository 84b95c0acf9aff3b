import type { MessagesFor } from '../../codes/index.js';
import type { HttpErrors } from '../../codes/http.js';

const at = ({ line, column }: { readonly line: number; readonly column: number }): string =>
  `line ${line}, column ${column}`;

export const http: MessagesFor<HttpErrors> = {
  'no-such-route': ({ path }) => `there is nothing at \`${path}\`; what there is, /docs shows`,
  'method-not-allowed': ({ method, allowed }) => `\`${method}\` is not possible here, only ${allowed.join(', ')}`,
  'media-type-unsupported': ({ given, accepted }) =>
    given === undefined
      ? `the body has no content type; send one of: ${accepted.join(', ')}`
      : `a body of type \`${given}\` is not read here; send one of: ${accepted.join(', ')}`,
  'body-too-large': ({ limit }) => `the body is larger than ${limit} bytes; send it in smaller parts`,
  'body-not-utf8': ({ offset }) => `the body is not UTF-8: byte ${offset + 1} does not belong there; write it as UTF-8`,
  'body-not-json': ({ found, ...place }) =>
    found === ''
      ? `the body is not JSON: it ends at ${at(place)}, and more has to come`
      : `the body is not JSON: \`${found}\` at ${at(place)} does not belong there`,
  'body-key-twice': ({ key, ...place }) =>
    `the key \`${key}\` at ${at(place)} was given before in the same object; keep one of the two`,
  'body-key-forbidden': ({ key, ...place }) => `the key \`${key}\` at ${at(place)} means nothing here; leave it out`,
  'body-too-deep': ({ limit, ...place }) =>
    `the body is nested more than ${limit} levels deep, at ${at(place)}; nothing that is read here is`,
  'body-number-too-large': ({ number, ...place }) =>
    `the number \`${number}\` at ${at(place)} is too large to be read exactly; write it as text`,
  'body-with-nul': (place) => `the text at ${at(place)} holds a NUL character, which no database keeps; leave it out`,
  'body-not-gzip': () => 'the body is said to be gzip, and is not, or is cut off; send it again',
  'encoding-unsupported': ({ given }) => `a body packed as \`${given}\` is not read here; send it as gzip, or as it is`,
  'store-unavailable': () => 'the database cannot be used right now; try again, and tell whoever runs the server',
  'request-unreadable': () => 'the request cannot be read; look at how it is written',
  'url-not-utf8': () => 'the address holds a `%` that is not followed by UTF-8; write `%25` for the sign itself',
  'url-with-nul': () => 'the address holds a NUL character (`%00`), which no name has; leave it out',
  'request-invalid': ({ count }) =>
    count === 1 ? 'the request has a fault: see `errors`' : `the request has ${count} faults: see \`errors\``,
  'too-many-requests': ({ seconds }) => `this key sends requests faster than it may; try again in ${seconds} s`,
  'host-not-local': ({ host }) =>
    `\`${host}\` is not this machine; without keys the server answers only to localhost, so that no web page can ask in your name`,
  'unexpected-fault': () =>
    'the server made a mistake, which was written to its log; tell whoever runs it the request id',
  'app-not-built': ({ folder }) =>
    `\`${folder}\` holds no \`index.html\`, so it is not the built app; build it (\`npm run build\`), or leave out \`app\` to serve the API alone`,
  'cannot-listen': ({ host, port, reason }) =>
    reason === 'EADDRINUSE'
      ? `port ${port} at \`${host}\` is taken by another program; end that, or choose another port (\`--port\`)`
      : `the server cannot listen at \`${host}\`, port ${port}: ${reason}; choose others (\`--host\`, \`--port\`)`,
  'shutting-down': () => 'the server is about to stop; try again in a moment',
};
