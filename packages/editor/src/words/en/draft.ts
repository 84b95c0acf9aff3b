/** The draft, where it is written in more than one place, and how it leaves the browser. */
export const draft = {
  merged: 'Merged with what you wrote elsewhere',
  mergedHelp:
    'You also changed this draft in another tab or on another machine. Both are in it now; look over what it says.',
  torn: (paths: readonly string[]) => `You changed the same lines of ${paths.join(', ')} in two places`,
  toChoice: 'Choose which to keep',
  notSent: 'Your draft could not be sent to the server',
  notSentHelp:
    'Logging out removes it from this browser, so that the next person at this machine does not see it. Nobody has another copy of what you wrote last.',
  leaveAnyway: 'Log out and lose it',
  stay: 'Stay',
};
