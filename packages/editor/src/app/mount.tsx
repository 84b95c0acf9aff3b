import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { BaseLocationHook } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { Place } from '../ui/place.js';
import { type Locale, localeOfBrowser } from '../words/index.js';
import { App } from './app.js';
import { useHashAddress } from './hash-address.js';
import './look.css';
import './print.css';

/** Where the address of what is shown is kept: the page's own, what stands behind its `#`, or nowhere but in the app. */
export type Addresses = 'path' | 'hash' | 'memory';

export interface EditorOptions {
  /** Where the server is: `https://tags.shop.example`; the page's own origin if left out. */
  readonly server?: string;
  /** A key to ask with; without one the browser's login at the server counts. */
  readonly key?: string;
  /** That of the browser, or what was chosen before, if left out. */
  readonly locale?: Locale;
  /** `hash` if left out. Of several on one page only one can have the page's address; the others take `memory`. */
  readonly addresses?: Addresses;
  /** What is shown first where the address says nothing: `/segments`; the rules if left out. */
  readonly start?: string;
  /** The colour of what can be done, `#1f6f5c` if left out; dark enough to be read on white, and white on it. */
  readonly accent?: string;
}

/** An app that is shown. */
export interface MountedEditor {
  /** Takes it away, and with it whatever it put beside its element; what was typed is sent first. More than once does nothing. */
  unmount(): void;
}

/**
 * Shows the app in an element, which should have a height.
 *
 *     const editor = mountEditor(document.querySelector('#tags'), { server: 'https://tags.shop.example', key });
 *     editor.unmount();
 */
export const mountEditor = (element: HTMLElement, options: EditorOptions = {}): MountedEditor => {
  const place = placeOf(element, options.addresses === 'path');
  // What is named on the page for a reader has another name in each app.
  const root = createRoot(element, { identifierPrefix: `tw${++mounted}-` });
  root.render(<StrictMode>{appOf(place, options)}</StrictMode>);
  return {
    unmount: () => {
      root.unmount();
      for (const task of place.endings) task();
      place.endings.clear();
      if (!place.isWholePage) place.over.remove();
    },
  };
};

/** The same once something is there that it needs; without it the app is shown all the same, and what was wrong is reported. */
export const mountOnce = (ready: Promise<unknown>, element: HTMLElement, options: EditorOptions): MountedEditor => {
  let shown: MountedEditor | 'not yet' | 'never' = 'not yet';
  void ready.catch(reportError).then(() => {
    if (shown === 'not yet') shown = mountEditor(element, options);
  });
  return {
    unmount: () => {
      if (typeof shown === 'object') shown.unmount();
      shown = 'never';
    },
  };
};

const appOf = (place: Place, options: EditorOptions) => {
  const { server, key, locale = localeOfBrowser(), addresses = 'hash', start = '/rules', accent } = options;
  const connection = {
    ...(server === undefined ? {} : { server: server.replace(/\/+$/, '') }),
    ...(key === undefined ? {} : { key }),
  };
  return (
    <App
      connection={connection}
      locale={locale}
      place={place}
      start={start}
      {...(accent === undefined ? {} : { accent })}
      {...locationOf(addresses, start)}
    />
  );
};

let mounted = 0;

const locationOf = (addresses: Addresses, start: string): { readonly location?: BaseLocationHook } => {
  if (addresses === 'path') return {};
  return { location: addresses === 'hash' ? useHashAddress : memoryLocation({ path: start }).hook };
};

/** Dialogs and menus lie over the whole page; in somebody else's they have an element of their own, which keeps the app's look. */
const placeOf = (element: HTMLElement, isWholePage: boolean): Place => {
  const over = isWholePage ? document.body : document.body.appendChild(document.createElement('div'));
  if (!isWholePage) over.className = 'tw-over';
  return { element, over, isWholePage, endings: new Set() };
};
