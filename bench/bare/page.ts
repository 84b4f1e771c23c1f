import { Room, VideoPresets } from 'livekit-client';

/**
 * A class without Préau: LiveKit's own client as its documentation shows it, with the pictures that Préau
 * sends, so that the two differ only by what Préau adds. The address holds where to go: `#url=…&token=…&camera=1`;
 * `small=1`: one who only fills a class, with a small picture, and who looks at nobody.
 */
const wanted = new URLSearchParams(location.hash.slice(1));
const isSmall = wanted.has('small');
const room = new Room({
  adaptiveStream: true,
  dynacast: true,
  publishDefaults: {
    videoCodec: 'vp8',
    simulcast: !isSmall,
    videoEncoding: (isSmall ? VideoPresets.h180 : VideoPresets.h720).encoding,
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
  },
  videoCaptureDefaults: {
    resolution: (isSmall ? VideoPresets.h180 : VideoPresets.h720).resolution,
  },
});

room.on('trackSubscribed', (track) => document.body.append(track.attach()));
await room.connect(wanted.get('url') ?? '', wanted.get('token') ?? '', { autoSubscribe: !isSmall });
if (wanted.has('camera')) await room.localParticipant.setCameraEnabled(true);
if (wanted.has('microphone')) await room.localParticipant.setMicrophoneEnabled(true);
document.documentElement.dataset['joined'] = 'yes';
