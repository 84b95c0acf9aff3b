import type { AuthErrors } from './auth.js';
import type { BookErrors } from './book.js';
import type { ChangeErrors } from './changes.js';
import type { EvaluateErrors } from './evaluate.js';
import type { FactsErrors } from './facts.js';
import type { GroupErrors } from './groups.js';
import type { HttpErrors } from './http.js';
import type { JobErrors } from './jobs.js';
import type { PeopleErrors } from './people.js';

/** Every way in which the server refuses a request, with what there is to say about it. */
export interface ServerErrorParams
  extends
    HttpErrors,
    AuthErrors,
    FactsErrors,
    JobErrors,
    EvaluateErrors,
    PeopleErrors,
    GroupErrors,
    BookErrors,
    ChangeErrors {}

export type ServerErrorCode = keyof ServerErrorParams;

/** One sentence or two for each code of an area: what, where, why, and what to do about it. */
export type MessagesFor<Area> = { readonly [Code in keyof Area]: (params: Area[Code]) => string };

export type ServerMessages = MessagesFor<ServerErrorParams>;
