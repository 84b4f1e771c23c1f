import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Chip } from '../../platform/web/ui/index.ts';
import type { Standing } from './timeline.ts';

type Look = { tone: 'good' | 'warn' | 'bad' | 'plain'; words: MessageDescriptor };

const looks: Record<Exclude<Standing, 'later'>, Look> = {
  open: { tone: 'good', words: msg`En cours` },
  soon: { tone: 'warn', words: msg`Bientôt` },
  late: { tone: 'warn', words: msg`À ouvrir` },
  past: { tone: 'plain', words: msg`Non ouvert` },
  ended: { tone: 'plain', words: msg`Terminé` },
  cancelled: { tone: 'bad', words: msg`Annulé` },
};

/** Where a lesson stands, in a word; nothing for one that comes later. */
export function StandingChip({ standing }: { standing: Standing }) {
  const { i18n } = useLingui();
  if (standing === 'later') return null;
  const { tone, words } = looks[standing];
  return <Chip tone={tone}>{i18n._(words)}</Chip>;
}
