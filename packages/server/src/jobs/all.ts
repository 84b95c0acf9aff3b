/** Every job there is: a file that defines one is imported here, so that a forked process knows it by its name. */
import '../book/check.js';
import '../book/diff.js';
import '../book/effects.js';
import '../book/folder/check-folder.js';
import '../customers/search.js';
import '../evaluate/count.js';
import '../evaluate/job.js';
import '../preview/job.js';
import '../quality/job.js';
import '../samples/job.js';
import '../segments/jobs.js';
import '../tags/coverage.js';
import '../tags/looked-at.js';
