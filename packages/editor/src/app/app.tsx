import { App as Messages, ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { type BaseLocationHook, Router } from 'wouter';
import type { Connection } from '../api/client.js';
import { ChangesProvider } from '../api/follow.js';
import { useMe } from '../api/me.js';
import { Problem } from '../api/problem.js';
import { ServerProvider } from '../api/server.js';
import { DraftProvider } from '../draft/index.js';
import { LanguageWorkerProvider } from '../language/index.js';
import { LogIn } from '../pages/login/index.js';
import { AnnounceProvider } from '../ui/announce.js';
import { ProblemView } from '../ui/problem-view.js';
import { LanguageProvider, type Locale, useLanguage } from '../words/index.js';
import { antdLocale } from './antd-locale.js';
import { Shell } from './shell.js';
import { theme } from './theme.js';

export interface AppOptions {
  readonly connection: Connection;
  readonly locale: Locale;
  /** How addresses of pages are kept where the app is a part of another page: wouter's hook. */
  readonly location?: BaseLocationHook;
}

/** The whole app. */
export const App = ({ connection, locale, location }: AppOptions) => (
  <LanguageProvider initial={locale}>
    <Looks>
      <ServerProvider connection={connection}>
        <Router {...(location === undefined ? {} : { hook: location })}>
          <AnnounceProvider>
            <WhoeverMay>
              <ChangesProvider>
                <DraftProvider>
                  <LanguageWorkerProvider>
                    <Shell />
                  </LanguageWorkerProvider>
                </DraftProvider>
              </ChangesProvider>
            </WhoeverMay>
          </AnnounceProvider>
        </Router>
      </ServerProvider>
    </Looks>
  </LanguageProvider>
);

const Looks = ({ children }: { children: ReactNode }) => {
  const { locale } = useLanguage();
  return (
    <ConfigProvider theme={theme} locale={antdLocale(locale)} button={{ autoInsertSpace: false }}>
      <Messages className="tw-app" style={{ height: '100%' }}>
        {children}
      </Messages>
    </ConfigProvider>
  );
};

/** Shows the app to whoever is known, and to others the way in. */
const WhoeverMay = ({ children }: { children: ReactNode }) => {
  const { data, error, refetch } = useMe();
  if (data !== undefined && error === null) return children;
  if (error instanceof Problem && error.status === 401) return <LogIn />;
  if (error !== null) return <ProblemView problem={error} retry={() => void refetch()} />;
  return undefined;
};
