import { Trans, useLingui } from '@lingui/react/macro';
import { BookLock, ClipboardList, FileSignature, UserSearch, Users } from 'lucide-react';
import { can } from '../../../access/contract/abilities.ts';
import { actingAs, ownSchool, useMe } from '../../../identity/web/index.ts';
import { Notice, PageHead, useFormat } from '../../../platform/web/ui/index.ts';
import { suspensionWords } from '../../../school/web/index.ts';
import styles from './school.module.css';
import { type Way, WayList } from './WayList.tsx';

/** What those who answer for the school's data can still do while the host has suspended it. */
function useWays(): Way[] {
  const { t } = useLingui();
  return [
    {
      to: '/personnes',
      title: t`Personnes`,
      what: t`Consulter, corriger, exporter la liste, supprimer une fiche.`,
      icon: UserSearch,
    },
    {
      to: '/classes',
      title: t`Classes et groupes`,
      what: t`Qui est avec qui, et qui y enseigne.`,
      icon: Users,
    },
    {
      to: '/appels',
      title: t`Appels`,
      what: t`Consulter et exporter ceux qui ont été confirmés.`,
      icon: ClipboardList,
    },
    {
      to: '/donnees',
      title: t`Données personnelles`,
      what: t`Le registre des traitements\u00a0: ce qui est gardé, pourquoi, combien de temps.`,
      icon: BookLock,
    },
    {
      to: '/contrat',
      title: t`Le contrat`,
      what: t`Ce qui lie l’établissement et son hébergeur.`,
      icon: FileSignature,
    },
  ];
}

export function SuspensionPage() {
  const { t, i18n } = useLingui();
  const me = useMe();
  const format = useFormat(me.school.timeZone);
  const ways = useWays();
  const mayCorrect = can(actingAs(me), 'person.change', ownSchool);
  const { suspended } = me.school;
  if (!suspended) return null;
  const day = format.date(suspended.since);
  return (
    <>
      <PageHead title={t`Établissement suspendu`}>
        {me.school.name} · {me.school.uai}
      </PageHead>
      <div className={styles.told}>
        <Notice tone="warn" title={i18n._(suspensionWords[suspended.reason])}>
          <p>
            <Trans>
              L’hébergeur a suspendu l’établissement le {day}. Élèves, familles et personnel
              n’entrent plus, les cours sont terminés et les liens ne mènent nulle part. Rien n’est
              effacé&nbsp;: tout reprendra quand il lèvera la suspension.
            </Trans>
          </p>
          <p>
            {mayCorrect ? (
              <Trans>
                L’établissement reste responsable de ses données&nbsp;: vous pouvez les consulter,
                les corriger, les exporter et les effacer. Le contrat dit comment joindre
                l’hébergeur.
              </Trans>
            ) : (
              <Trans>
                L’établissement reste responsable de ses données&nbsp;: vous pouvez consulter ce qui
                est ci-dessous, la direction peut corriger et effacer. Le contrat dit comment
                joindre l’hébergeur.
              </Trans>
            )}
          </p>
        </Notice>
      </div>
      <WayList ways={ways} />
    </>
  );
}
