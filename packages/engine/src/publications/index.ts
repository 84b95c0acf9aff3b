/** Versions of the rule book with the files that they were published from, what the next one would change, and putting it in force. */
export { type BothCatalogs, bothCatalogs } from './both-catalogs.js';
export { compileFiles, isRuleFile, listPath, sourcesOf, strangersAmong } from './compile.js';
export { differenceOf, planOfVersion, type VersionDifference } from './difference.js';
export {
  type BookFile,
  differingPaths,
  filesHash,
  inOrder,
  isBookPath,
  RULE_ENDING,
  textHash,
  textsOf,
} from './files.js';
export { filesOfListed, listedVersions } from './listed.js';
export { type PlanCost, draftWording, type Planned, plannedEffects, type Reason, reasonsOfDraft } from './planned.js';
export { type BookToPublish, type Publication, publishBook } from './publish.js';
export { createPublicationTables } from './tables.js';
export {
  adopt,
  filesOfVersion,
  latestVersion,
  type Published,
  recordVersion,
  type VersionFile,
  type VersionInfo,
  versionNumbered,
  versionsBefore,
} from './versions.js';
