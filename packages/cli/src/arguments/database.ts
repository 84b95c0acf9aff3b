/** Where the database is unless something else is said. */
export const DATABASE = '.tagwright/tagwright.db';
