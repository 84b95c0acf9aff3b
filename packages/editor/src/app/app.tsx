import { LoadingOutlined } from '@ant-design/icons';
import { App as Messages, ConfigProvider } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { type BaseLocationHook, Router, useLocation } from 'wouter';
import type { Connection } from '../api/client.js';
import { ChangesProvider } from '../api/follow.js';
import { useMe } from '../api/me.js';
import { Problem } from '../api/problem.js';
import { ServerProvider, useServer } from '../api/server.js';
import { DraftProvider } from '../draft/index.js';
import { LanguageWorkerProvider } from '../language/index.js';
import { LogIn } from '../pages/login/index.js';
import { AnnounceProvider } from '../ui/announce.js';
import { type Place, PlaceProvider, usePlace } from '../ui/place.js';
import { ProblemView } from '../ui/problem-view.js';
import { LanguageProvider, type Locale, useLanguage } from '../words/index.js';
import { antdLocale } from './antd-locale.js';
import { pageAt } from './pages.js';
import { Shell } from './shell.js';
import { themeWith } from './theme.js';

export interface AppOptions {
  readonly connection: Connection;
  readonly locale: Locale;
  readonly place: Place;
  /** The address of what is shown where none is given. */
  readonly start: string;
  readonly accent?: string;
  /** How addresses of pages are kept where the app is a part of another page: wouter's hook. */
  readonly location?: BaseLocationHook;
}

/** The whole app. */
export const App = ({ connection, locale, place, start, accent, location }: AppOptions) => (
  <LanguageProvider initial={locale}>
    <PlaceProvider value={place}>
      <Looks accent={accent}>
        <ServerProvider connection={connection}>
          <Router {...(location === undefined ? {} : { hook: location })}>
            <Ahead start={start} />
            <AnnounceProvider>
              <WhoeverMay>
                <ChangesProvider>
                  <DraftProvider>
                    <LanguageWorkerProvider>
                      <Shell start={start} />
                    </LanguageWorkerProvider>
                  </DraftProvider>
                </ChangesProvider>
              </WhoeverMay>
            </AnnounceProvider>
          </Router>
        </ServerProvider>
      </Looks>
    </PlaceProvider>
  </LanguageProvider>
);

const Looks = ({ accent, children }: { accent: string | undefined; children: ReactNode }) => {
  const { locale } = useLanguage();
  const place = usePlace();
  const theme = useMemo(() => themeWith(accent), [accent]);
  useEffect(() => {
    const { element, over, isWholePage } = place;
    const speaking = isWholePage ? [document.documentElement] : [element, over];
    for (const each of speaking) {
      each.lang = locale === 'zh' ? 'zh-CN' : 'en';
      if (accent !== undefined) each.style.setProperty('--tw-green', accent);
    }
  }, [place, locale, accent]);
  return (
    <ConfigProvider
      theme={theme}
      locale={antdLocale(locale)}
      // Its own loading icon leaves in a transition; where that is cancelled it stays for good, unseen, in the name of the button.
      button={{ autoInsertSpace: false, loadingIcon: <LoadingOutlined /> }}
      getPopupContainer={() => place.over}
    >
      <Messages className="tw-app" style={{ height: '100%' }}>
        {children}
      </Messages>
    </ConfigProvider>
  );
};

/** Has the page that is asked for loaded while the server still says who asks, and reads the book. */
const Ahead = ({ start }: { readonly start: string }) => {
  const [location] = useLocation();
  const first = useRef(location === '/' ? start : location);
  useEffect(() => {
    // Where it cannot be loaded the page itself says so.
    pageAt(first.current)
      ?.load()
      .catch(() => undefined);
  }, []);
  return undefined;
};

/** Shows the app to whoever is known, and to others the way in. */
const WhoeverMay = ({ children }: { children: ReactNode }) => {
  const { data, error, refetch } = useMe();
  const { connection } = useServer();
  if (data !== undefined && error === null) return children;
  // A key that the page gave is not mended by logging in.
  const mayLogIn = connection.key === undefined;
  if (mayLogIn && error instanceof Problem && error.status === 401) return <LogIn />;
  if (error !== null) return <ProblemView problem={error} retry={() => void refetch()} />;
  return undefined;
};
