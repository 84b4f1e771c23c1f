import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Card, Link, PageHead } from '../../../platform/web/ui/index.ts';
import { installationQuery } from '../installation.ts';
import { CookieTable } from './CookieTable.tsx';
import styles from './pages.module.css';

/** What is kept, the licence, the accessibility statement and the version. */
export function AboutPage() {
  const { t } = useLingui();
  const installation = useQuery(installationQuery);
  return (
    <>
      <PageHead title={t`À propos`}>
        <Trans>Préau est la classe virtuelle que votre établissement héberge lui-même.</Trans>
      </PageHead>
      <div className={styles.stack}>
        <Card>
          <Stored />
        </Card>
        <Card>
          <CookieTable />
        </Card>
        <Card>
          <Promises />
        </Card>
        <Card>
          <Accessibility />
        </Card>
        <Card>
          <h2>
            <Trans>Logiciel libre</Trans>
          </h2>
          <p>
            <Trans>
              Préau est publié sous la licence publique de l’Union européenne (EUPL-1.2). Chacun
              peut le lire, le modifier et l’héberger.
            </Trans>
          </p>
          <p className={styles.soft}>{t`Version\u00a0: ${installation.data?.version ?? '…'}`}</p>
        </Card>
      </div>
    </>
  );
}

function Stored() {
  return (
    <div className={styles.prose}>
      <h2>
        <Trans>Ce qui est gardé</Trans>
      </h2>
      <ul>
        <li>
          <Trans>
            Les noms, les classes et les comptes que l’établissement a inscrits, tant qu’il les
            tient à jour.
          </Trans>
        </li>
        <li>
          <Trans>
            Les cours prévus, et l’heure à laquelle chaque personne frappe, entre et sort&nbsp;:
            c’est la feuille d’appel.
          </Trans>
        </li>
        <li>
          <Trans>
            Ni le son ni l’image ne sont enregistrés. Ils passent par le serveur de l’établissement
            et n’y restent pas.
          </Trans>
        </li>
        <li>
          <Trans>
            Rien ne part vers un autre site&nbsp;: ni mesure d’audience, ni publicité, ni police de
            caractères.
          </Trans>
        </li>
      </ul>
      <p>
        <Trans>
          Pour voir, corriger ou faire effacer ce qui vous concerne, s’adresser à l’établissement ou
          à son délégué à la protection des données.
        </Trans>
      </p>
    </div>
  );
}

function Promises() {
  return (
    <div className={styles.prose}>
      <h2>
        <Trans>Promesses et preuves</Trans>
      </h2>
      <p>
        <Trans>
          Préau tient le compte de ce qu’il promet aux écoles&nbsp;: pour chaque promesse, l’essai
          qui la prouve, ou l’aveu qu’il n’y en a pas encore.
        </Trans>
      </p>
      <p>
        <Link href="/promesses">
          <Trans>Voir les promesses</Trans>
        </Link>
      </p>
    </div>
  );
}

function Accessibility() {
  return (
    <div className={styles.prose}>
      <h2>
        <Trans>Accessibilité</Trans>
      </h2>
      <p>
        <Trans>
          Préau vise le niveau AA du RGAA 4.1 et des WCAG 2.2. Chaque page est vérifiée
          automatiquement&nbsp;; l’audit par des personnes reste à faire, cette version est donc
          déclarée partiellement conforme.
        </Trans>
      </p>
      <p>
        <Trans>
          Tout s’utilise au clavier. Le menu Affichage change le thème, le contraste, la taille du
          texte, les lettres et les animations.
        </Trans>
      </p>
      <p>
        <Trans>
          Un obstacle&nbsp;? Le signaler à l’établissement, qui peut aussi donner le contenu sous
          une autre forme. Sans réponse, le Défenseur des droits peut être saisi.
        </Trans>
      </p>
    </div>
  );
}
