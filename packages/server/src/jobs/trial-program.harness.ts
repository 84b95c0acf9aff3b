/** The program of a process, with the jobs of the tests beside its own. */
import './trial-jobs.harness.js';
import './program.js';
