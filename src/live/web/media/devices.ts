import { Store } from '../session/store.ts';

export type Device = { deviceId: string; label: string };

export type Devices = Record<MediaDeviceKind, readonly Device[]>;

const none: Devices = { audioinput: [], audiooutput: [], videoinput: [] };

/** What is plugged in, followed live. Labels are empty until the person has allowed the devices. */
export class DeviceList {
  readonly devices = new Store<Devices>(none);

  /** Starts following; returns how to stop. */
  follow(): () => void {
    const media = navigator.mediaDevices;
    media?.addEventListener('devicechange', this.refresh);
    void this.refresh();
    return () => media?.removeEventListener('devicechange', this.refresh);
  }

  readonly refresh = async (): Promise<void> => {
    const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
    const of = (kind: MediaDeviceKind): Device[] =>
      all
        .filter((device) => device.kind === kind && device.deviceId !== '')
        .map(({ deviceId, label }) => ({ deviceId, label }));
    this.devices.set({
      audioinput: of('audioinput'),
      audiooutput: of('audiooutput'),
      videoinput: of('videoinput'),
    });
  };
}
