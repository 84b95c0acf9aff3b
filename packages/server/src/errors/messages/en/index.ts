import type { ServerMessages } from '../../codes/index.js';
import { auth } from './auth.js';
import { book } from './book.js';
import { changes } from './changes.js';
import { evaluate } from './evaluate.js';
import { facts } from './facts.js';
import { groups } from './groups.js';
import { http } from './http.js';
import { jobs } from './jobs.js';
import { people } from './people.js';

export const en: ServerMessages = {
  ...http,
  ...auth,
  ...facts,
  ...jobs,
  ...evaluate,
  ...people,
  ...groups,
  ...book,
  ...changes,
};
