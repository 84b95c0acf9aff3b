/** The page that shows the interface. */
export const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Tagwright API</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="interface"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

/** What it starts with; a file of its own, since the page's policy allows no script within it. */
export const START = `SwaggerUIBundle({
  url: '/v1/openapi.json',
  dom_id: '#interface',
  deepLinking: true,
  docExpansion: 'none',
  displayOperationId: false,
  persistAuthorization: false,
  tryItOutEnabled: true,
  validatorUrl: null,
});
`;
