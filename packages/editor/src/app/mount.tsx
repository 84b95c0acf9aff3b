import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { useHashLocation } from 'wouter/use-hash-location';
import { type Locale, localeOfBrowser } from '../words/index.js';
import { App } from './app.js';
import './look.css';
import './print.css';

export interface EditorOptions {
  /** Where the server is: `https://tags.shop.example`; the page's own origin if left out. */
  readonly server?: string;
  /** A key to ask with; without one the browser's login at the server counts. */
  readonly key?: string;
  readonly locale?: Locale;
  /** Whether the pages' addresses are paths of the page that it is in, or stand behind its `#`. `hash` if left out. */
  readonly addresses?: 'path' | 'hash';
}

/**
 * Shows the app in an element, which should have a height.
 *
 *     const editor = mountEditor(document.querySelector('#tags'), { server: 'https://tags.shop.example', key });
 *     editor.unmount();
 */
export const mountEditor = (element: HTMLElement, options: EditorOptions = {}): { unmount(): void } => {
  const { server, key, locale = localeOfBrowser(), addresses = 'hash' } = options;
  const connection = { ...(server === undefined ? {} : { server }), ...(key === undefined ? {} : { key }) };
  const root = createRoot(element);
  root.render(
    <StrictMode>
      <App connection={connection} locale={locale} {...(addresses === 'hash' ? { location: useHashLocation } : {})} />
    </StrictMode>,
  );
  return { unmount: () => root.unmount() };
};
