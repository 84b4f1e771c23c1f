/** Minutes and seconds as clocks show them. @param ms shown rounded up when it counts down, so that 5 minutes begin at 5:00 */
export function clockText(ms: number, isDown: boolean): string {
  const seconds = (isDown ? Math.ceil : Math.floor)(Math.max(0, ms) / 1_000);
  const rest = String(seconds % 60).padStart(2, '0');
  return `${Math.floor(seconds / 60)}:${rest}`;
}
