import type { Session, Store } from '@tagwright/engine';

/** What thresholds are kept in. */
const OF_THRESHOLDS = /"tw_(rank|threshold)/;

type Statement = Parameters<Session['run']>[0];

/**
 * The store, with a clock at the statements that read or write what thresholds are kept in, other than those that
 * answer by them.
 */
export const withRankClock = (store: Store): { readonly store: Store; readonly seconds: () => number } => {
  let milliseconds = 0;
  const isClocked = (session: Session, statement: Statement): boolean => {
    const { sql } = 'parameters' in statement ? statement : session.dialect.compile(statement);
    return OF_THRESHOLDS.test(sql) && !sql.includes('"tw_answer"');
  };
  const clocked = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const started = performance.now();
    try {
      return await work();
    } finally {
      milliseconds += performance.now() - started;
    }
  };
  const watched = (session: Session): Session => ({
    dialect: session.dialect,
    get turnsTaken() {
      return session.turnsTaken;
    },
    run: (statement) =>
      isClocked(session, statement) ? clocked(() => session.run(statement)) : session.run(statement),
    row: (statement) =>
      isClocked(session, statement) ? clocked(() => session.row(statement)) : session.row(statement),
    all: (statement) =>
      isClocked(session, statement) ? clocked(() => session.all(statement)) : session.all(statement),
    rows: (statement) => (isClocked(session, statement) ? clockedRows(session, statement) : session.rows(statement)),
    insert: (...args) => session.insert(...args),
    columnsOf: (table) => session.columnsOf(table),
    write: (work, options) => session.write((within) => work(watched(within)), options),
  });
  async function* clockedRows<Row>(session: Session, statement: Statement): AsyncGenerator<Row> {
    let started = performance.now();
    for await (const row of session.rows<Row>(statement)) {
      milliseconds += performance.now() - started;
      yield row;
      started = performance.now();
    }
    milliseconds += performance.now() - started;
  }
  return {
    store: {
      ...watched(store),
      get turnsTaken() {
        return store.turnsTaken;
      },
      name: store.name,
      session: (work) => store.session((session) => work(watched(session))),
      aside: (work) => store.aside((session) => work(watched(session))),
      close: () => store.close(),
    },
    seconds: () => milliseconds / 1000,
  };
};
