/** @jsxImportSource preact */
import { render } from 'preact';
import { App } from './app.tsx';
import { ClassDoor, type LoadClass } from './class-door.ts';
import { Devices } from './devices/devices.ts';
import { isEnd } from './entry-state.ts';
import { Journey } from './journey.ts';

export type { ClassPage, LoadClass } from './class-door.ts';
export type { MediaHandover } from './devices/devices.ts';

/**
 * Draws the entry page: from a personal link (`/e#secret`) or from one's seat (`/s/<seatId>`) to the class.
 * @param options.loadClass fetches the class page, when one waits at the door and not before
 */
export function mountEntry(root: HTMLElement, { loadClass }: { loadClass: LoadClass }): void {
  const place = document.createElement('div');
  root.replaceChildren(place);
  const journey = new Journey();
  const devices = new Devices();
  const classDoor = new ClassDoor(root, loadClass, journey, devices);
  journey.state.follow((state) => {
    classDoor.follow(state);
    // A page that has come to its end has no button to turn a camera off.
    if (isEnd(state)) devices.release();
  });
  // Another link pasted over this one changes only what follows `#`: the page begins again.
  addEventListener('hashchange', () => location.reload());
  render(<App journey={journey} devices={devices} />, place);
  journey.start();
}
