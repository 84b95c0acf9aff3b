import { configureGlobal } from 'fast-check';

// Random tests that say nothing of a seed try the same cases as all others do: those of the run's seed.
configureGlobal({ seed: Number(process.env['TAGWRIGHT_SEED']) });
