/** What is looked at; the names are stable, for programs. */
export type CheckName =
  | 'node'
  | 'driver'
  | 'build'
  | 'time-zone-data'
  | 'locale'
  | 'clock'
  | 'git'
  | 'disk-space'
  | 'book'
  | 'time-zone'
  | 'history'
  | 'database'
  | 'rights'
  | 'tables'
  | 'answers'
  | 'waiting'
  | 'triggers';
