import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

const BUCKETS_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What the server counts about itself, in a registry of its own. Labels never hold ids of cases or people. */
export class Metrics {
  readonly registry = new Registry();

  readonly #requests = new Histogram({
    name: 'bylaw_http_request_duration_seconds',
    help: 'Time from a request to its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS_SECONDS,
    registers: [this.registry],
  });

  readonly #commands = new Counter({
    name: 'bylaw_commands_total',
    help: 'Commands given over HTTP, by what came of them.',
    labelNames: ['type', 'result', 'code'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status }, seconds);
  }

  /** @param code of the rejection; '' where the command was accepted */
  commanded(type: string, result: 'accepted' | 'replayed' | 'rejected', code: string): void {
    this.#commands.inc({ type, result, code });
  }
}
