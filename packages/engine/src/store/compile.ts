import { sqlite } from '@tagwright/dsl/sql';
import type { RawBuilder } from 'kysely';
import type { SqlStatement } from './sqlite.js';

/** The text of a fragment, identifiers quoted and values as parameters. */
export const compile = (fragment: RawBuilder<unknown>): SqlStatement => sqlite.compile(fragment);
