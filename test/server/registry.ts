import type { Policy } from '../../packages/server/src/auth/roles.js';
import type { TestServer } from '../../packages/server/src/server.harness.js';

/** A route as it was registered. */
export interface Registered {
  readonly method: string;
  /** With its parameters in braces: `/v1/segments/{name}`. */
  readonly path: string;
  readonly policy: Policy;
  readonly bodyTypes: readonly string[];
}

/** Every route of a server, as its OpenAPI registry has it. */
export const routesOf = ({ app }: TestServer): readonly Registered[] =>
  app.openAPIRegistry.definitions.flatMap((definition) => {
    if (definition.type !== 'route') return [];
    const {
      method,
      path,
      request,
      'x-policy': policy,
    } = definition.route as typeof definition.route & {
      readonly 'x-policy': Policy;
    };
    return [{ method: method.toUpperCase(), path, policy, bodyTypes: Object.keys(request?.body?.content ?? {}) }];
  });

/** A path with its parameters filled in, URL-encoded. */
export const pathOf = ({ path }: Registered, valueOf: (parameter: string, path: string) => string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => encodeURIComponent(valueOf(parameter, path)));

/** What an answer says, of one that never ends its beginning. */
export const textOf = async (answer: Response): Promise<string> => {
  if (!(answer.headers.get('content-type') ?? '').startsWith('text/event-stream')) return answer.text();
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return new TextDecoder().decode(value);
};
