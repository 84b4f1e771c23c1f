export { registerOpenApi } from './register.ts';
export { describeApi, type OpenApi } from './document.ts';
