import { useQueryClient } from '@tanstack/react-query';
import { answer } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';

/** A deletion can be taken back as long as those who had the tag are no more than these: each gets it again by itself. */
export const MOST_RESTORED = 500;

/** Deletes personal tags, and puts them back on whoever had them. */
export const useDeletion = () => {
  const { api } = useServer();
  const queries = useQueryClient();
  const tagRoute = api.v1['personal-tags'][':name'];
  const lookAgain = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['personal-tags'] });
    await queries.invalidateQueries({ queryKey: ['customer'] });
  };
  return {
    /** Takes a tag off everybody; says who had it, or undefined where they are too many to be put back. */
    remove: async (name: string, count: number): Promise<readonly string[] | undefined> => {
      const param = { name: encodeURIComponent(name) };
      const members =
        count > MOST_RESTORED
          ? undefined
          : (await answer(tagRoute.members.$get({ param, query: { limit: String(MOST_RESTORED) } }))).items;
      await answer(tagRoute.$delete({ param }));
      await lookAgain();
      return members?.map(({ customer }) => customer);
    },
    /** Puts a tag on customers. */
    restore: async (name: string, members: readonly string[]): Promise<void> => {
      const route = api.v1.customers[':id']['personal-tags'][':name'];
      for (const id of members)
        await answer(route.$post({ param: { id: encodeURIComponent(id), name: encodeURIComponent(name) } }));
      await queries.invalidateQueries({ queryKey: ['personal-members', name] });
      await lookAgain();
    },
  };
};
