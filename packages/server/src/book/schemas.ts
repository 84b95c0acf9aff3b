import { z } from '@hono/zod-openapi';
import { countSchema } from '../suppression/count.js';
import { diagnosticSchema } from './diagnostics.js';

/** So many files, and so many bytes of a body with them, are read. */
const MOST_FILES = 2000;
export const BOOK_BODY = 8 * 1024 * 1024;
const LONGEST_NOTE = 4000;

export const fileSchema = z
  .strictObject({
    path: z.string().min(1).max(400).openapi({ example: 'rules/rfm.tag' }),
    text: z.string(),
  })
  .openapi('BookFile');

export const filesSchema = z.array(fileSchema).max(MOST_FILES);

export const base = z
  .int()
  .min(0)
  .openapi({ description: 'The version that this was made on; 0 where none is in force.', example: 3 });

export const note = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_NOTE)
  .openapi({ description: 'Why: for whoever reads the versions.' });

export const versionSchema = z
  .object({
    version: z.int(),
    hash: z.string().openapi({ description: 'Of what it means: equal where only words differ.' }),
    publishedAt: z.string(),
    by: z.string().optional(),
    note: z.string().optional(),
    rollsBack: z.int().optional().openapi({ description: 'The version whose files it brought back.' }),
    hasFiles: z.boolean().openapi({ description: 'False where another program put it in force without them.' }),
  })
  .openapi('BookVersion');

export const keptFileSchema = z
  .object({
    path: z.string(),
    text: z.string(),
    hash: z.string(),
    since: z.int().openapi({ description: 'The version in which it got this text.' }),
  })
  .openapi('KeptBookFile');

export const folderSchema = z
  .object({
    state: z.enum(['in-force', 'faulty']).openapi({
      description: '`faulty`: what lies in the folder has errors, and the last good book stays in force.',
    }),
    git: z.boolean().openapi({ description: 'Whether a publication is a commit.' }),
    problem: z.string().optional(),
    diagnostics: z.array(diagnosticSchema),
    failedTests: z.array(z.record(z.string(), z.unknown())),
  })
  .openapi('RulesFolder', { description: 'The folder of the rules, where that is the truth (`--rules`).' });

export const bookSchema = z
  .object({
    version: z.int().openapi({ description: '0: no book is in force.' }),
    hash: z.string().optional(),
    publishedAt: z.string().optional(),
    by: z.string().optional(),
    note: z.string().optional(),
    files: z.array(keptFileSchema),
    folder: folderSchema.optional(),
  })
  .openapi('Book');

const text = z.string().optional();

export const conflictsSchema = z
  .array(
    z
      .strictObject({
        path: z.string().min(1).max(400),
        mine: text.openapi({ description: 'The file with the lines of the draft; left out where it has none.' }),
        theirs: text.openapi({ description: 'The file with the lines of the others; left out where they have none.' }),
      })
      .openapi('DraftConflict'),
  )
  .max(MOST_FILES)
  .openapi({ description: 'Files in which others changed the same lines: to be settled before it is published.' });

const savedAt = z.iso.datetime().openapi({
  description: 'When it was kept; each save of a draft has a later one.',
  example: '2026-06-01T04:00:00.000Z',
});

/** The draft that another is to take the place of, by its `savedAt`. */
export const afterSchema = savedAt.openapi({
  description:
    'The `savedAt` of the draft that this one was written on: refused (409 `draft-moved-on`) where another is there by now. Left out, whatever is there is replaced.',
});

export const savedDraftSchema = z.object({ base, savedAt }).openapi('SavedDraft');

export const draftSchema = savedDraftSchema
  .extend({ files: z.array(fileSchema), conflicts: conflictsSchema.optional() })
  .openapi('BookDraft');

const parts = z.object({ new: z.array(z.string()), changed: z.array(z.string()), gone: z.array(z.string()) });

export const changeSchema = z
  .object({
    kind: z.enum(['timezone', 'customer', 'event', 'list', 'metric', 'tag', 'segment']),
    name: z.string(),
    change: z.enum(['new', 'changed', 'renamed', 'gone']),
    was: z.string().optional().openapi({ description: 'What it was called.' }),
    parts: parts.optional().openapi({ description: 'Values of a tag; fields of the customer or an event.' }),
  })
  .openapi('BookChange');

const failedTestSchema = z.record(z.string(), z.unknown());

export const checkedSchema = z
  .object({
    base,
    counts: z.object({ errors: z.int(), warnings: z.int(), hints: z.int() }),
    diagnostics: z.array(diagnosticSchema),
    tests: z.object({ count: z.int(), failed: z.array(failedTestSchema) }),
    changes: z.array(changeSchema).openapi({ description: 'Against the book in force; none while there are errors.' }),
  })
  .openapi('CheckedBook');

const customers = z.array(z.string()).openapi({ description: 'A few of them, by id.' });

const valueEffects = z.object({
  value: z.string().optional(),
  before: countSchema,
  after: countSchema.optional().openapi({ description: 'Left out where it would give a small count away.' }),
  entering: countSchema,
  leaving: countSchema,
  enteringCustomers: customers,
  leavingCustomers: customers,
});

const subjectEffects = z
  .object({
    kind: z.enum(['tag', 'segment']),
    name: z.string(),
    change: z.enum(['changed', 'new', 'gone']),
    values: z.array(valueEffects),
    moves: z.array(z.object({ from: z.string(), to: z.string(), count: countSchema, customers })),
  })
  .openapi('BookEffects');

const reason = z
  .object({
    customer: z.string(),
    kind: z.enum(['tag', 'segment']),
    name: z.string(),
    values: z.array(z.string()).optional(),
    member: z.boolean().optional(),
    because: z.array(
      z.object({
        value: z.string().optional(),
        holds: z.boolean(),
        condition: z.record(z.string(), z.unknown()).optional(),
      }),
    ),
  })
  .openapi('BookReason', { description: 'What the draft sees of a customer whose answer it changes.' });

export const planSchema = checkedSchema
  .extend({
    plan: z.string().openapi({ description: 'What the plan goes by: for `plan` of a publication.' }),
    needs: z.enum(['operator', 'engineer']).openapi({ description: 'Who may put it in force.' }),
    publishable: z.boolean(),
    asOf: z.string().optional(),
    population: countSchema.optional(),
    subjects: z.array(subjectEffects).optional().openapi({
      description: 'Tags and segments that mean something else; left out where that cannot be counted.',
    }),
    reasons: z.array(reason).optional(),
    unknown: z.enum(['no-answers', 'past-unknown', 'catalog-changed']).optional().openapi({
      description:
        'Why nobody is counted: no answers yet, a past that nobody has worked out (`for at least` over a new threshold), or tables and columns that the book in force does not have, for whoever is no engineer.',
    }),
    cost: z
      .object({ measured: z.int(), newlyMeasured: z.int(), milliseconds: z.int() })
      .optional()
      .openapi({ description: 'How much the book measures, how much of it anew, and how long this took.' }),
  })
  .openapi('BookPlan');

export const publishedSchema = z
  .object({
    version: z.int(),
    hash: z.string(),
    changes: z.array(changeSchema),
    moved: countSchema.openapi({ description: 'How many answers of customers turned.' }),
    commit: z.string().optional(),
  })
  .openapi('PublishedBook');

export const diffSchema = z
  .object({
    from: z.int(),
    to: z.int(),
    files: z.array(z.object({ path: z.string(), change: z.enum(['new', 'changed', 'gone']), patch: z.string() })),
    changes: z.array(changeSchema),
    members: z
      .array(
        z.object({
          kind: z.enum(['tag', 'segment']),
          name: z.string(),
          value: z.string().optional(),
          entered: countSchema,
          left: countSchema,
        }),
      )
      .optional()
      .openapi({ description: 'Whom the publications between the two moved; left out where nobody knows any more.' }),
  })
  .openapi('BookDiff');
