/** What tests looked at, and what they never did. */
export const coverage = {
  about: 'say which cases and conditions the tests have seen on both sides, and draw what they never saw',
  threshold: 'end with 1 where less than this percentage was seen (implies --coverage)',
  watch: 'run again whenever the book changes, until Ctrl+C',
  summary: ({ share, seen, sides }: { share: string; seen: number; sides: number }) =>
    sides === 0
      ? 'there are no rules to cover'
      : `${share} covered: ${seen} of ${sides} sides of cases and conditions were seen`,
  below: (share: string, threshold: string) => `${share} covered is less than the threshold of ${threshold}`,
  neverTrue: 'never true',
  neverFalse: 'never false',
  neverSeen: 'never looked at',
  neverIn: 'nobody was in it',
  neverOut: 'nobody was out of it',
  neverAsked: 'never asked about',
  otherwise: (value: string) => `otherwise ${value}`,
  neverHit: (value: string) => `${value} was never given`,
  neverMissed: (value: string) => `${value} was never passed over`,
  caseNeverSeen: (value: string) => `${value} was never looked at`,
};
