import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useMemo, useRef } from 'react';
import { useLanguage } from '../words/index.js';
import { type Api, apiOf, type Connection } from './client.js';
import { Problem } from './problem.js';

/** The server as the app's parts reach it. */
export interface Server {
  readonly api: Api;
  readonly connection: Connection;
}

const Reached = createContext<Server | undefined>(undefined);

/** Gives the app its server. Answers are kept, shown while they are asked for anew, and asked for anew when the language changes. */
export const ServerProvider = ({ connection, children }: { connection: Connection; children: ReactNode }) => {
  const { locale } = useLanguage();
  const asked = useRef(locale);
  asked.current = locale;
  const server = useMemo(() => ({ api: apiOf(connection, () => asked.current), connection }), [connection]);
  const answers = useMemo(newAnswers, []);
  useEffect(() => {
    void answers.invalidateQueries();
  }, [answers, locale]);
  return (
    <Reached value={server}>
      <QueryClientProvider client={answers}>{children}</QueryClientProvider>
    </Reached>
  );
};

/** The server: `const { api } = useServer()`. */
export const useServer = (): Server => {
  const server = use(Reached);
  if (server === undefined) throw new Error('the server is asked outside of the app');
  return server;
};

const newAnswers = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // A refusal stays one; what was cut off is worth another try.
        retry: (count, thrown) =>
          count < 2 && thrown instanceof Problem && (thrown.status === 0 || thrown.status === 503),
      },
    },
  });
