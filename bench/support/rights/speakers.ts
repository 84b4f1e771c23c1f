import type { Room } from '@livekit/rtc-node';
import { enter, speak } from './voices.ts';

// Some who speak, in a process of their own: `node speakers.ts PORT SEAT…`, begun and stopped by messages.
const [port, ...seatIds] = process.argv.slice(2);
const rooms: Room[] = [];
for (const seatId of seatIds) rooms.push(await enter(Number(port), seatId));

let stop = async () => {};
const orders = {
  speak: async () => void (stop = await speak(rooms)),
  stop: () => stop(),
};
process.on('message', (order: keyof typeof orders) => {
  void orders[order]().then(() => process.send?.(order));
});
process.on('disconnect', () => process.exit());
process.send?.('inside');
