import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { mayUse, type Policy } from '../auth/roles.js';
import { ServerError } from '../errors/index.js';
import { type BodyRules, bodyReader } from './body.js';
import type { Environment } from './environment.js';
import { problemResponses } from './problem-schema.js';
import { refuseInvalid } from './validation.js';

type Guard = MiddlewareHandler<Environment>;

/** What {@link endpoint} makes of a route: the same to the types, with its policy in front. */
type Guarded<Route> = Route & { readonly middleware: Guard };

/** A route as it is declared: everything of it is in the OpenAPI document. */
export type Declared = Omit<RouteConfig, 'middleware' | 'security'> & {
  readonly operationId: string;
  readonly tags: string[];
  readonly summary: string;
  readonly bodyRules?: BodyRules;
};

const policies = new WeakMap<object, Policy>();

/** The policy that a registered handler stands for; undefined for every other handler. */
const policyOf = (handler: object): Policy | undefined => policies.get(handler);

/**
 * Declares a route, the only way to do so: who may use it is looked at before anything else of it, then its body is
 * read strictly, then checked against its schemas. Query parameters that it does not declare are refused, unless
 * its query is a loose object.
 */
export const endpoint = <Path extends string, Route extends Declared & { readonly path: Path }>(
  policy: Policy,
  route: Route,
): Guarded<Route> => {
  const { request, bodyRules = {}, ...rest } = route;
  const body = request?.body;
  const declared = {
    ...rest,
    middleware: [guard(policy), ...(body === undefined ? [] : [bodyReader(body, bodyRules)])],
    request: {
      ...request,
      query: strictQuery(request?.query),
      ...(body === undefined ? {} : { body: { required: Object.keys(body.content).length === 1, ...body } }),
    },
    responses: { ...problemResponses(policy, body !== undefined), ...route.responses },
    security: policy === 'public' ? [] : [{ key: [] }, { login: [] }],
    'x-policy': policy,
  };
  return createRoute(declared as never) as unknown as Guarded<Route>;
};

/**
 * Every handler stands behind a policy; middleware, which is on every path, does not answer by itself. Throws where one
 * was registered in another way than by {@link endpoint}.
 */
export const refuseUnguarded = (app: OpenAPIHono<Environment>): void => {
  const guarded = new Set<string>();
  for (const { method, path, handler } of app.routes) {
    const isMiddleware = method === 'ALL' && path === '/*';
    if (isMiddleware) continue;
    const route = `${method} ${path}`;
    if (policyOf(handler) !== undefined) guarded.add(route);
    if (!guarded.has(route)) throw new Error(`${route} has no policy: declare it by endpoint()`);
  }
};

/** An app for the routes of a folder. */
export const router = (): OpenAPIHono<Environment> => new OpenAPIHono<Environment>({ defaultHook: refuseInvalid });

const guard = (policy: Policy): Guard => {
  const check: Guard = async (c, next) => {
    const who = c.get('who');
    if (policy !== 'public') {
      if (who === undefined)
        throw new ServerError(401, 'login-needed', {}, { headers: { 'WWW-Authenticate': 'Bearer realm="tagwright"' } });
      if (!mayUse(who.role, policy)) throw new ServerError(403, 'not-allowed', { role: who.role, needed: policy });
    }
    if (who !== undefined) c.set('caller', who);
    await next();
  };
  policies.set(check, policy);
  return check;
};

const locale = z
  .enum(['en', 'zh'])
  .optional()
  .openapi({ description: 'The language of messages; `Accept-Language` if left out.' });

/** Parameters that nobody reads are a slip, and so they are refused, except of a page, whose scripts read them. */
const strictQuery = (query: unknown): z.ZodObject => {
  if (!(query instanceof z.ZodObject)) return z.strictObject({ locale });
  return query.def.catchall instanceof z.ZodUnknown ? query : query.safeExtend({ locale }).strict();
};
