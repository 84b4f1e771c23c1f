import { setInterval } from 'node:timers';
import { stderr, stdout } from 'node:process';

// A terminal or a reader that goes away must not take the lesson with it: we go on, unheard.
for (const stream of [stdout, stderr]) stream.on('error', () => undefined);

const colours = stdout.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
export const dim = (text) => paint(2, text);
export const bold = (text) => paint(1, text);
const green = (text) => paint(32, text);
const red = (text) => paint(31, text);

export function say(text = '') {
  stdout.write(`${text}\n`);
}

export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 59.5) return `${seconds.toFixed(1).replace('.', ',')} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** On a terminal, one line that counts the time; elsewhere, a line when something long begins. */
function announce(title, hint) {
  const began = Date.now();
  const line = hint ? `${title} ${dim(`(${hint})`)}` : title;
  if (!stdout.isTTY) {
    if (hint) say(`  … ${line}`);
    return () => undefined;
  }
  const draw = () => stdout.write(`\r\u001b[K  … ${line} ${dim(duration(Date.now() - began))}`);
  draw();
  const ticking = setInterval(draw, 1000);
  ticking.unref();
  return () => {
    clearInterval(ticking);
    stdout.write('\r\u001b[K');
  };
}

export async function step(title, work, { hint } = {}) {
  const began = Date.now();
  const erase = announce(title, hint);
  const took = () => dim(`— ${duration(Date.now() - began)}`);
  try {
    const result = await work();
    erase();
    say(`  ${green('✓')} ${title}${result?.note ? ` : ${result.note}` : ''} ${took()}`);
    return result;
  } catch (error) {
    erase();
    say(`  ${red('✗')} ${title} ${took()}`);
    throw error;
  }
}

/** The last words of a start that stops: the sentence, or the stack when it is a bug of ours. */
export function sayFailure(error) {
  const isForPeople = error?.name === 'Fault' || error?.name === 'ConfigError';
  const text = isForPeople ? error.message : (error?.stack ?? String(error));
  stderr.write(`\n${text}\n`);
  if (!isForPeople)
    stderr.write('\nC’est un défaut de Préau : merci de le signaler avec ces lignes.\n');
}
