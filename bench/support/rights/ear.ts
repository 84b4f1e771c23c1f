import { enter, listen } from './voices.ts';

// The teacher's ear, in a process of its own: `node ear.ts PORT SEAT`, told by messages to who started it.
const [port, seatId = ''] = process.argv.slice(2);
const room = await enter(Number(port), seatId);
const heard = listen(room);
setInterval(() => process.send?.({ room: room.name, heard: [...heard] }), 20);
process.on('disconnect', () => process.exit());
