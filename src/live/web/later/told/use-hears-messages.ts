import { useIsHost, useUi } from '../../page/context.ts';

/** Whether a message that comes is heard: by those who lead, unless somebody chose otherwise on this page. */
export function useHearsMessages(): boolean {
  const isHost = useIsHost();
  return useUi(({ messageSound }) => messageSound) ?? isHost;
}
