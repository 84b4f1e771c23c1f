export { createLog } from './log.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { registerMetrics } from './metrics-route.ts';
export { registerRequestLog, routeIdOf, type RequestFact } from './request-log.ts';
