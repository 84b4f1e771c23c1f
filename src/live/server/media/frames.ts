/**
 * The engine's frames are protobuf `SignalResponse`: one field of a oneof, so the first bytes say
 * which. Numbers are those of livekit_rtc.proto; a tag is `number << 3 | 2` as a varint.
 */
const tagOf = (field: number) => [(((field << 3) | 2) & 0x7f) | 0x80, (field << 3) >> 7] as const;

/** `refresh_token`, and `room_moved`, which holds one. */
const withToken = [tagOf(16), tagOf(24)];

/** Does this frame of the engine hold a token? None ever reaches a page. */
export const carriesToken = (frame: Uint8Array): boolean =>
  withToken.some(([first, second]) => frame[0] === first && frame[1] === second);

/** Why a line ends: livekit's `DisconnectReason`; who was moved comes again, into another room. */
export const leaveReasons = { removed: 4, roomDeleted: 5, moved: 8 } as const;
export type LeaveReason = keyof typeof leaveReasons;

/**
 * The engine's way of saying « go, and do not come back by yourself »: `leave` (8) with a reason (2);
 * the action is absent, and so is the default one, to disconnect.
 */
export const leaveFrame = (reason: LeaveReason): Uint8Array =>
  Uint8Array.of(0x42, 2, 0x10, leaveReasons[reason]);
