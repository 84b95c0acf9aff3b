import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { PATIENCE, quietOf } from './page.harness.js';

/** What a site answers at a path: its type and its text. */
export interface SiteFile {
  readonly type: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Another company's site: a server of another origin, and to a browser of another site too (`localhost` beside `127.0.0.1`), with
 * the files that a test puts there.
 */
export const openSite = async () => {
  const files = new Map<string, SiteFile>();
  const server = createServer(({ url = '/' }, answer) => send(answer, files.get(new URL(url, 'http://x').pathname)));
  server.listen(0);
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    put: (path: string, file: SiteFile): void => void files.set(path, file),
    close: async (): Promise<void> => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};

export type Site = Awaited<ReturnType<typeof openSite>>;

const send = (answer: ServerResponse, file: SiteFile | undefined): void => {
  if (file === undefined) answer.writeHead(404).end();
  else answer.writeHead(200, { 'Content-Type': `${file.type}; charset=utf-8`, ...file.headers }).end(file.text);
};

/** A page of a site; whatever it reports as an error fails the test when it ends, unless it was expected. */
export const visitSite = async (context: BrowserContext, { origin }: Site, path = '/') => {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  // That there is no draft yet, or that what is written is not whole yet, are answers; a site without an icon is none of ours.
  const [told, expected]: [string[], RegExp[]] = [
    [],
    [/404 .*(\/v1\/book\/draft|\/favicon\.ico)\)$/, /422 .*\/v1\/preview\)$/],
  ];
  page.on('pageerror', (fault) => told.push(`${fault.message} ${fault.stack}`));
  page.on('console', (message) => {
    if (message.type() === 'error') told.push(`${message.text()} (${message.location().url})`);
  });
  onTestFinished(() => {
    expect(told.filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([]);
  });
  const settled = quietOf(page);
  await page.goto(`${origin}${path}`);
  return { page, told, expected, settled };
};

/** How elements of a page look, by what the browser worked out of all styles; names that styles give to values change nothing. */
export const looksOf = (page: Page, selector: string): Promise<readonly Readonly<Record<string, string>>[]> =>
  page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const style = getComputedStyle(element);
      const names = [...style].filter((name) => !name.startsWith('--'));
      return Object.fromEntries(names.map((name) => [`${element.tagName} ${name}`, style.getPropertyValue(name)]));
    }),
  );
