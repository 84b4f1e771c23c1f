/** Keeps the page's media lines, and tells the test which machines they may use. */
export function installLines(): void {
  const lines: RTCPeerConnection[] = [];
  const tell = (config: RTCConfiguration | undefined) =>
    void globalThis.tellHosts((config?.iceServers ?? []).flatMap(({ urls }) => urls));
  const Original = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Original {
    constructor(config?: RTCConfiguration) {
      super(config);
      lines.push(this);
      tell(config);
    }
    override setConfiguration(config?: RTCConfiguration) {
      tell(config);
      super.setConfiguration(config);
    }
  };

  const remoteTracks = () =>
    new Set(
      lines
        .filter(({ connectionState }) => connectionState !== 'closed')
        .flatMap((line) => line.getReceivers().map(({ track }) => track.id)),
    );
  const fromOthers = <E extends HTMLMediaElement>(selector: string): E[] => {
    const remote = remoteTracks();
    const isRemote = ({ srcObject }: E) =>
      srcObject instanceof MediaStream &&
      srcObject.getTracks().some(({ id, readyState }) => remote.has(id) && readyState === 'live');
    return [...document.querySelectorAll<E>(selector)].filter(isRemote);
  };
  globalThis.senses = { lines, fromOthers, isDeaf: false } as typeof globalThis.senses;
}
