import type { Page } from 'playwright-core';
import type { Viewport } from './page.harness.js';

/** What a picture shows: an address, and what is done there first. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  readonly viewport?: Viewport;
  readonly prepare?: (page: Page) => Promise<void>;
}

export const SCENES: readonly Scene[] = [
  { name: 'rules', path: '/rules?file=rfm.tag&rule=tag:RFM评级' },
  { name: 'tags', path: '/tags' },
  { name: 'customers', path: '/customers' },
  { name: 'segments', path: '/segments' },
  { name: 'tests', path: '/tests' },
  { name: 'publish', path: '/publish' },
  { name: 'data', path: '/data' },
];
