import { Expected, Watch } from './checks.js';
import { replay } from './replay.js';
import { storyLaw } from './story-law.js';

export const incrementalLaw = storyLaw(
  'incremental',
  'after any sequence of facts and steps the answers are those of an oracle, all state that of a rebuild, and the log tells true lives',
  async (story, databases) => {
    const expected = new Expected();
    const faults: string[] = [];
    for (const database of databases) {
      const watch = new Watch(database, story, expected);
      await database.empty((store) =>
        replay(
          store,
          story,
          () => true,
          (left) => watch.look(store, left),
        ),
      );
      faults.push(...watch.faults);
    }
    return faults;
  },
);
