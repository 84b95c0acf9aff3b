/** Every job there is: a file that defines one is imported here, so that a forked process knows it by its name. */
import '../book/check.js';
import '../book/diff.js';
import '../book/effects.js';
import '../customers/search.js';
import '../segments/jobs.js';
