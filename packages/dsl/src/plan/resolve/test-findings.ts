import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { Findings } from '../../diagnostics/findings.js';
import type { Plan, RankId } from '../types.js';
import { ranksBehind } from './reached.js';
import { ranksMeaning, writtenRank, type Given } from './test-thresholds.js';
import type { DraftTest } from './tests.js';

/**
 * One customer tells no threshold, so every rank behind an expectation of a test with a single one is given before it;
 * and what is given is a rank behind an expectation that follows.
 */
export const findingsOfThresholds = (tests: readonly DraftTest[], plan: Plan): readonly Diagnostic[] => {
  const findings = new Findings();
  const ranks = new Map(plan.ranks.map((rank) => [rank.id, rank]));
  for (const { file, test, steps } of tests) {
    const report = findings.in(file);
    const given = new Set<RankId>();
    const waiting = new Map<Given, readonly RankId[]>();
    for (const each of steps) {
      if ('given' in each) {
        for (const one of each.given) {
          const same = ranksMeaning(one.meaning, plan.ranks);
          waiting.set(one, same);
          for (const id of same) given.add(id);
        }
      } else if (each.step.kind === 'expect') {
        const needed = ranksBehind(each.step.condition, plan);
        for (const [one, same] of waiting) if (same.some((id) => needed.has(id))) waiting.delete(one);
        const missing = test.customers.length > 1 ? undefined : [...needed].find((id) => !given.has(id));
        const rank = missing === undefined ? undefined : ranks.get(missing);
        if (rank !== undefined) report('rank-not-given', each.node, { rank: writtenRank(rank) });
      }
    }
    for (const { node, label } of waiting.keys()) report('given-rank-unused', node, { rank: label });
  }
  return findings.sorted([...new Set(tests.map(({ file }) => file))]);
};
