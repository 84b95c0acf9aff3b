import type { OpenAPIHono } from '@hono/zod-openapi';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { authenticate } from './auth/authenticate.js';
import { Failures } from './auth/failures.js';
import { authRoutes } from './auth/routes.js';
import { publishRoutes } from './book/publish-routes.js';
import { bookRoutes } from './book/routes.js';
import { changeRoutes } from './changes/routes.js';
import type { Deps } from './deps.js';
import { evaluateRoutes } from './evaluate/routes.js';
import { ServerError } from './errors/index.js';
import { factRoutes } from './facts/routes.js';
import { undoRoutes } from './facts/undo-routes.js';
import { refuseUnguarded, router } from './http/endpoint.js';
import type { Environment } from './http/environment.js';
import { harden } from './http/hardening.js';
import { letOriginsIn } from './http/origins.js';
import { problemOf } from './http/problem.js';
import { faultOf } from './http/refusals.js';
import { limitRate } from './http/rate-limit.js';
import { beginRequest } from './http/request.js';
import { journalRoutes } from './journal/routes.js';
import { openapiRoutes } from './openapi/routes.js';
import { observe } from './ops/observe.js';
import { opsRoutes } from './ops/routes.js';
import { qualityRoutes } from './quality/routes.js';
import { exportRoutes } from './exports/routes.js';
import { readTrackerBody } from './segment-spec/body.js';
import { segmentSpecRoutes } from './segment-spec/routes.js';
import { sampleRoutes } from './samples/routes.js';
import { segmentRoutes } from './segments/routes.js';
import { tagGroupRoutes } from './segments/tag-routes.js';
import { personalRoutes } from './personal/routes.js';
import { visibilityRoutes } from './visibility/routes.js';
import { catalogRoutes } from './customers/catalog.js';
import { customerRoutes } from './customers/routes.js';
import { tagRoutes } from './tags/routes.js';
import { previewRoutes } from './preview/routes.js';
import { VERSION } from './version.js';
import { elsewhere, webAppRoutes } from './web-app/routes.js';
import { openWebApp } from './web-app/web-app.js';
import { webhookRoutes } from './webhooks/routes.js';

/** The routes of the interface. */
const routesOf = (deps: Deps, failures: Failures) =>
  router()
    .route('/', opsRoutes(deps))
    .route('/v1', authRoutes(deps, failures))
    .route('/v1', tagRoutes(deps))
    .route('/v1', customerRoutes(deps))
    .route('/v1', catalogRoutes(deps))
    .route('/v1', factRoutes(deps))
    .route('/v1', undoRoutes(deps))
    .route('/v1', segmentSpecRoutes(deps))
    .route('/v1', visibilityRoutes(deps))
    .route('/v1', personalRoutes(deps))
    .route('/v1', bookRoutes(deps))
    .route('/v1', publishRoutes(deps))
    .route('/v1', evaluateRoutes(deps))
    .route('/v1', previewRoutes(deps))
    .route('/v1', sampleRoutes(deps))
    .route('/v1', journalRoutes(deps))
    .route('/v1', segmentRoutes(deps))
    .route('/v1', tagGroupRoutes(deps))
    .route('/v1', exportRoutes(deps))
    .route('/v1', qualityRoutes(deps))
    .route('/v1', changeRoutes(deps))
    .route('/v1', webhookRoutes(deps));

/** For the typed client: `hc<AppType>(address)`. */
export type AppType = ReturnType<typeof routesOf>;

/** The whole application, to be called without a socket too. Throws where a route has no policy, and `app-not-built`. */
export const createApp = (deps: Deps): OpenAPIHono<Environment> => {
  const { config, metrics, log } = deps;
  const failures = new Failures();
  const webApp = openWebApp(config);
  const app = router();
  app.use('*', harden(config), observe(metrics, log), beginRequest(config));
  if (config.origins.length > 0) app.use('*', letOriginsIn(config));
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
  app.use('*', readTrackerBody, authenticate(deps, failures), limitRate(config));
  app.route('/', routesOf(deps, failures));
  app.route(
    '/',
    openapiRoutes(() => app, VERSION),
  );
  app.route('/', webAppRoutes(webApp));
  app.notFound(elsewhere(webApp));
  app.onError((thrown, c) => {
    const fault = faultOf(thrown);
    if (fault === thrown && !(fault instanceof ServerError)) log.error({ err: thrown }, 'a request failed');
    return problemOf(c, fault);
  });
  refuseUnguarded(app);
  return app;
};
