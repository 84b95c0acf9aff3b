import type { OpenAPIHono } from '@hono/zod-openapi';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { authenticate } from './auth/authenticate.js';
import { Failures } from './auth/failures.js';
import { authRoutes } from './auth/routes.js';
import type { Deps } from './deps.js';
import { ServerError } from './errors/index.js';
import { policyOf, router } from './http/endpoint.js';
import type { Environment } from './http/environment.js';
import { problemOf } from './http/problem.js';
import { faultOf } from './http/refusals.js';
import { beginRequest } from './http/request.js';

/** The routes of the interface. */
const routesOf = (deps: Deps, failures: Failures) => router().route('/v1', authRoutes(deps, failures));

/** For the typed client: `hc<AppType>(address)`. */
export type AppType = ReturnType<typeof routesOf>;

/** The whole application, to be called without a socket too. Throws where a route has no policy. */
export const createApp = (deps: Deps): OpenAPIHono<Environment> => {
  const failures = new Failures();
  const app = router();
  app.use('*', beginRequest(deps.config));
  app.use(
    '*',
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, allowed) =>
        problemOf(
          c,
          new ServerError(
            405,
            'method-not-allowed',
            { method: c.req.method, allowed },
            { headers: { Allow: allowed.join(', ') } },
          ),
        ),
    }),
  );
  app.use('*', authenticate(deps, failures));
  app.route('/', routesOf(deps, failures));
  app.notFound((c) => problemOf(c, new ServerError(404, 'no-such-route', { path: c.req.path })));
  app.onError((thrown, c) => {
    const fault = faultOf(thrown);
    if (fault === thrown && !(fault instanceof ServerError)) deps.log.error({ err: thrown }, 'a request failed');
    return problemOf(c, fault);
  });
  refuseUnguarded(app);
  return app;
};

/** Every handler stands behind a policy; middleware, which is on every path, does not answer by itself. */
const refuseUnguarded = (app: OpenAPIHono<Environment>): void => {
  const guarded = new Set<string>();
  for (const { method, path, handler } of app.routes) {
    const isMiddleware = method === 'ALL' && path === '/*';
    if (isMiddleware) continue;
    const route = `${method} ${path}`;
    if (policyOf(handler) !== undefined) guarded.add(route);
    if (!guarded.has(route)) throw new Error(`${route} has no policy: declare it by endpoint()`);
  }
};
