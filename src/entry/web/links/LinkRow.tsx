import { useLingui } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar, Button, IconButton } from '../../../platform/web/ui/index.ts';
import { initials, listedName, type PersonName } from '../../../school/contract/names.ts';
import styles from './links.module.css';

type Props = {
  id: string;
  name: PersonName;
  /** There only when it has just been made. */
  link: string | undefined;
  /** What is known of the link that cannot be shown again. */
  standing?: string | undefined;
  makeLabel: string;
  making: boolean;
  onMake: () => void;
  onCopy: (link: string, name: string) => void;
  children?: ReactNode;
};

/** One person: a link to make, or the link made, to copy. */
export function LinkRow(props: Props) {
  const { t } = useLingui();
  const { link, standing } = props;
  const name = listedName(props.name);
  return (
    <li className={styles.person} data-made={link !== undefined}>
      <Avatar id={props.id} initials={initials(props.name)} />
      <div className={styles.who}>
        <p>{name}</p>
        {link === undefined ? null : <p className={styles.link}>{link}</p>}
        {link === undefined && standing ? <p className={styles.standing}>{standing}</p> : null}
      </div>
      <span className={styles.act}>
        {link === undefined ? (
          <Button
            look="plain"
            size="small"
            pending={props.making}
            aria-label={`${props.makeLabel} – ${name}`}
            onPress={props.onMake}
          >
            {props.makeLabel}
          </Button>
        ) : (
          <IconButton
            label={t`Copier le lien de ${name}`}
            icon={<Copy size={20} aria-hidden />}
            onPress={() => props.onCopy(link, name)}
          />
        )}
        {props.children}
      </span>
    </li>
  );
}
