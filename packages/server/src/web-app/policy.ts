/**
 * What the app may do in a browser: scripts and workers are files of the server, and nothing is asked of anybody else. Its
 * components write their styles into the page, and the text editor starts its worker from a blob; neither can become a script.
 */
export const appPolicy = (frames: readonly string[]): string =>
  Object.entries({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': frames.length === 0 ? ["'none'"] : ["'self'", ...frames],
  })
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
