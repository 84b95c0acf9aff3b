import { declareAttach, declareDetach } from './attach.js';
import { declareAudit } from './audit.js';
import { declareChanges } from './changes.js';
import { declareCheck } from './check.js';
import { declareCompile } from './compile.js';
import { declareCompletion } from './completion.js';
import { declareConvert } from './convert.js';
import type { Declare } from './declare.js';
import { declareDiff } from './diff.js';
import { declareDoctor } from './doctor.js';
import { declareExplain } from './explain.js';
import { declareFmt } from './fmt.js';
import { declareHistory } from './history.js';
import { declareImport } from './import.js';
import { declareIngest } from './ingest.js';
import { declareInit } from './init.js';
import { declareLsp } from './lsp.js';
import { declarePlan } from './plan.js';
import { declarePublish } from './publish.js';
import { declareRollback } from './rollback.js';
import { declareRun } from './run.js';
import { declareServe } from './serve.js';
import { declareTest } from './test.js';
import { declareWhy } from './why.js';

/** Every command, in the order that help lists them. */
export const COMMANDS: readonly Declare[] = [
  declareInit,
  declareCheck,
  declareFmt,
  declareCompile,
  declareConvert,
  declareImport,
  declareIngest,
  declareRun,
  declareWhy,
  declareChanges,
  declareAudit,
  declareAttach,
  declareDetach,
  declareServe,
  declareLsp,
  declareTest,
  declarePlan,
  declarePublish,
  declareHistory,
  declareDiff,
  declareRollback,
  declareExplain,
  declareDoctor,
  declareCompletion,
];
