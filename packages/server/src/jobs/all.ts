/** Every job there is: a file that defines one is imported here, so that a forked process knows it by its name. */
import '../segments/jobs.js';
