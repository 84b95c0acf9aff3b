import { compared } from '@tagwright/engine';
import { z } from '@hono/zod-openapi';
import type { Class } from '../suppression/merged.js';

export const figuresSchema = z.object({
  count: z.number().int().openapi({ description: 'Members who have it.' }),
  share: z.number().openapi({ description: 'Among the members.' }),
  everyone: z.number().int().openapi({ description: 'Customers who have it, members included.' }),
  shareOfEveryone: z.number(),
  lift: z.number().optional().openapi({ description: 'How many times as often as among everybody.' }),
  difference: z.enum(['more', 'less', 'unclear']).openapi({
    description: '`unclear`: a group of this size drawn by lot might as well. One portrait in twenty has a wrong one.',
  }),
});

export type Figures = z.output<typeof figuresSchema>;

/** What figures are held against. */
export interface Whole {
  readonly size: number;
  readonly population: number;
  /** How many of them stand in one portrait. */
  readonly tests: number;
}

export const figuresOf = ({ group, everyone }: Class, whole: Whole): Figures => {
  const { share, shareOfEveryone, lift, difference } = compared({ group, everyone }, whole);
  return { count: group, share, everyone, shareOfEveryone, ...(lift === undefined ? {} : { lift }), difference };
};
