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
  {
    name: 'rules',
    path: '/rules?file=rfm.tag&rule=tag:RFM评级',
    viewport: { width: 1280, height: 800 },
    // The text comes after the rest, and its counts after the text.
    prepare: (page) => page.locator('.tw-count').first().waitFor(),
  },
  { name: 'start', path: '/start' },
  { name: 'tags', path: '/tags' },
  { name: 'tag', path: '/tags/RFM评级' },
  { name: 'customers', path: '/customers' },
  { name: 'customer', path: '/customers/c0000012' },
  { name: 'segments', path: '/segments' },
  { name: 'segment', path: '/segments/segment/七月寿星' },
  { name: 'members', path: '/segments/segment/七月寿星?tab=members' },
  { name: 'tests', path: '/tests' },
  { name: 'publish', path: '/publish' },
  { name: 'history', path: '/publish?tab=history' },
  { name: 'data', path: '/data' },
  { name: 'import', path: '/data?tab=import' },
];
