import { Trans, useLingui } from '@lingui/react/macro';
import { UserRoundPlus, UserRoundX } from 'lucide-react';
import { useRef, useState } from 'react';
import {
  Button,
  IconButton,
  Notice,
  ProblemNotice,
  TextField,
  useCopy,
} from '../../../platform/web/ui/index.ts';
import { listedName } from '../../../school/contract/names.ts';
import { LinkRow } from './LinkRow.tsx';
import styles from './links.module.css';
import type { Links } from './links.ts';

/** Those whom the teacher invites by name to this one lesson. */
export function GuestLinks({ links }: { links: Links }) {
  const { t } = useLingui();
  const copy = useCopy();
  const { made, door, guestRenewal, removal } = links;
  const guests = door.data?.guests ?? [];
  return (
    <div className={styles.part}>
      <Notice>
        <p>
          <Trans>
            Un intervenant, un parent qui aide&nbsp;: un lien à lui, pour ce cours seulement, marqué
            «&nbsp;invité&nbsp;» aux yeux de tous. Il attend à la porte comme les autres.
          </Trans>
        </p>
      </Notice>
      <InviteForm links={links} />
      {guestRenewal.error ? <ProblemNotice error={guestRenewal.error} /> : null}
      {removal.error ? <ProblemNotice error={removal.error} /> : null}
      <ul className={styles.people}>
        {guests.map(({ guestId, name, opened }) => {
          const who = listedName(name);
          return (
            <LinkRow
              key={guestId}
              id={guestId}
              name={name}
              link={made.of.get(guestId)}
              standing={opened ? t`Son lien est ouvert.` : t`A un lien, pas encore ouvert.`}
              makeLabel={t`Refaire le lien`}
              making={guestRenewal.isPending && guestRenewal.variables === guestId}
              onMake={() => guestRenewal.mutate(guestId)}
              onCopy={(link, whose) => void copy(link, t`Le lien de ${whose} est copié.`)}
            >
              <IconButton
                label={t`Ne plus inviter ${who}`}
                icon={<UserRoundX size={20} aria-hidden />}
                onPress={() => removal.mutate(guestId)}
              />
            </LinkRow>
          );
        })}
      </ul>
    </div>
  );
}

function InviteForm({ links: { invitation } }: { links: Links }) {
  const { t } = useLingui();
  const [name, setName] = useState({ given: '', family: '' });
  const first = useRef<HTMLInputElement>(null);
  const invite = () =>
    invitation.mutate(name, {
      onSuccess: () => {
        setName({ given: '', family: '' });
        first.current?.focus();
      },
    });
  return (
    <form
      className={styles.invite}
      onSubmit={(event) => {
        event.preventDefault();
        invite();
      }}
    >
      <TextField
        ref={first}
        label={t`Prénom`}
        value={name.given}
        maxLength={40}
        isRequired
        onChange={(given) => setName((before) => ({ ...before, given }))}
      />
      <TextField
        label={t`Nom de famille`}
        value={name.family}
        maxLength={40}
        isRequired
        onChange={(family) => setName((before) => ({ ...before, family }))}
      />
      <Button
        type="submit"
        icon={<UserRoundPlus size={20} aria-hidden />}
        pending={invitation.isPending}
      >
        <Trans>Inviter</Trans>
      </Button>
      {invitation.error ? <ProblemNotice error={invitation.error} /> : null}
    </form>
  );
}
