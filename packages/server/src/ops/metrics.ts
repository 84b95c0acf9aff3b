import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted, for Prometheus (https://prometheus.io/docs/practices/naming/). */
export class Metrics {
  readonly registry = new Registry();

  readonly requests = new Counter({
    name: 'tagwright_http_requests_total',
    help: 'Requests answered, by route as it is declared.',
    labelNames: ['method', 'route', 'status'] as const,
    registers: [this.registry],
  });

  readonly latency = new Histogram({
    name: 'tagwright_http_request_seconds',
    help: 'From the first byte of a request to the head of its answer.',
    labelNames: ['method', 'route'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  readonly facts = new Counter({
    name: 'tagwright_facts_total',
    help: 'Facts taken in, by what became of them.',
    labelNames: ['outcome'] as const,
    registers: [this.registry],
  });

  readonly disagreements = new Counter({
    name: 'tagwright_disagreements_total',
    help: 'Answers of steps that did not follow from the log of changes.',
    registers: [this.registry],
  });

  /** A value that is asked for when somebody looks. */
  watch(name: string, help: string, read: () => number | Promise<number>): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      collect: async () => gauge.set(await read()),
    });
  }
}
