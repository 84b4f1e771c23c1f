import { useLingui } from '@lingui/react/macro';
import { toast } from '../../../platform/web/ui/index.ts';
import { copyText } from './copy.ts';

/** Puts a text into the clipboard and says so, or says that the browser refuses. */
export function useCopy() {
  const { t } = useLingui();
  return async (text: string, done: string) => {
    toast(
      (await copyText(text))
        ? done
        : t`Le navigateur refuse de copier. Sélectionner le lien à la main.`,
    );
  };
}
