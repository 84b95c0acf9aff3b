import type { TestProject } from 'vitest/node';
import { startServer, type TestServer } from './server.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a PostgreSQL server; where it could not be started, what is missing. */
    readonly postgres: { readonly address: string } | { readonly missing: string };
  }
}

/** The folders whose tests ask for a server. */
const NEEDED_IN = /\/(packages\/(engine|server|cli)|test)\//;

let server: TestServer | undefined;

/** One server for all tests of a run, if there is any that may ask for it. */
export async function setup(project: TestProject): Promise<void> {
  const files = [...project.vitest.state.getPaths()];
  if (files.length > 0 && !files.some((path) => NEEDED_IN.test(path))) return;
  try {
    server = await startServer();
    project.provide('postgres', { address: server.address });
  } catch (thrown) {
    // Only what needs it is to fail.
    project.provide('postgres', { missing: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

export const teardown = async (): Promise<void> => server?.stop();
