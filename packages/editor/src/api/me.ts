import { useQuery } from '@tanstack/react-query';
import { answer } from './client.js';
import { useServer } from './server.js';

const ROLES = ['viewer', 'operator', 'engineer', 'admin'] as const;

/** What somebody may do; each role may all that those before it may. */
export type Role = (typeof ROLES)[number];

/** Whether a role is enough for what takes another. */
export const isEnough = (role: string, needed: Role): boolean =>
  (ROLES as readonly string[]).indexOf(role) >= ROLES.indexOf(needed);

/** Who looks: `id`, `name`, `role`. Its problem is `login-needed` where nobody is known. */
export const useMe = () => {
  const { api } = useServer();
  return useQuery({ queryKey: ['me'], queryFn: () => answer(api.v1.me.$get()), staleTime: 60_000 });
};

/** Whether who looks may do what takes a role; false until it is known. */
export const useMay = (needed: Role): boolean => {
  const { data } = useMe();
  return data !== undefined && isEnough(data.role, needed);
};
