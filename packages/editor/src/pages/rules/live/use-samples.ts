import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { answer } from '../../../api/client.js';
import { useMay } from '../../../api/me.js';
import { useServer } from '../../../api/server.js';
import { useArrangement } from '../../../draft/index.js';
import { useLanguageWorker } from '../../../language/index.js';
import type { Samples } from '../../../language/live/samples.js';

/** So many customers are looked at on every keystroke. */
const COUNT = '400';

/** How often they are fetched anew, in ms: their facts and the thresholds of everybody go on. */
const REFRESHED = 600_000;

/** The sample customers that the worker has. */
export interface SamplesKnown {
  readonly samples: Samples | undefined;
  /** Counts how often the worker was given some: what it answered before is of others. */
  readonly loaded: number;
  readonly problem: unknown;
  /** Draws others. */
  redraw(): void;
}

/** Fetches sample customers, and gives them to the worker. Viewers, who write nothing, have none. */
export const useSamples = (): SamplesKnown => {
  const { api } = useServer();
  const worker = useLanguageWorker();
  const { base } = useArrangement();
  const mayWrite = useMay('operator');
  const [seed, setSeed] = useState(1);
  const { data, error } = useQuery({
    queryKey: ['samples', base.version, seed],
    enabled: mayWrite && base.version > 0,
    staleTime: Infinity,
    refetchInterval: REFRESHED,
    queryFn: async ({ signal }) => {
      const query = { count: COUNT, seed: String(seed) };
      return (await answer(api.v1.samples.$get({ query }, { init: { signal } }))) as unknown as Samples;
    },
  });
  const [given, setGiven] = useState<{ readonly samples: Samples | undefined; readonly loaded: number }>({
    samples: undefined,
    loaded: 0,
  });
  useEffect(() => {
    if (worker === undefined || data === undefined) return;
    // Whatever is asked after this is answered after it.
    void worker.live.load(data);
    setGiven(({ loaded }) => ({ samples: data, loaded: loaded + 1 }));
  }, [worker, data]);
  const redraw = useCallback(() => setSeed((before) => before + 1), []);
  return useMemo(() => ({ ...given, problem: error, redraw }), [given, error, redraw]);
};
