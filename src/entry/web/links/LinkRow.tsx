import { Trans, useLingui } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import { Avatar, Button, IconButton } from '../../../platform/web/ui/index.ts';
import { initials, listedName } from '../../../school/contract/names.ts';
import type { PersonView } from '../../../school/contract/people.ts';
import styles from './links.module.css';

type Props = {
  person: PersonView;
  /** There only when it has just been made. */
  link: string | undefined;
  making: boolean;
  onMake: () => void;
  onCopy: (link: string, name: string) => void;
};

/** One pupil: a link to make, or the link made, to copy. */
export function LinkRow({ person, link, making, onMake, onCopy }: Props) {
  const { t } = useLingui();
  const name = listedName(person.name);
  return (
    <li className={styles.person} data-made={link !== undefined}>
      <Avatar id={person.personId} initials={initials(person.name)} />
      <div className={styles.who}>
        <p>{name}</p>
        {link === undefined ? null : <p className={styles.link}>{link}</p>}
      </div>
      <span className={styles.act}>
        {link === undefined ? (
          <Button
            look="plain"
            size="small"
            pending={making}
            aria-label={t`Faire un lien pour ${name}`}
            onPress={onMake}
          >
            <Trans>Faire un lien</Trans>
          </Button>
        ) : (
          <IconButton
            label={t`Copier le lien de ${name}`}
            icon={<Copy size={20} aria-hidden />}
            onPress={() => onCopy(link, name)}
          />
        )}
      </span>
    </li>
  );
}
