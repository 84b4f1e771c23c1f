export { limitLines } from './lines.ts';
export { registerLimits } from './register.ts';
export { budgets, openMeter, type Budget, type BudgetName } from './budgets.ts';
export { sourceOf } from './source.ts';
