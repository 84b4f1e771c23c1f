import { Trans } from '@lingui/react/macro';
import styles from './imports.module.css';

/** Which program exports what, and where to click. */
export function SourcesGuide() {
  return (
    <section className={styles.section}>
      <h2>
        <Trans>Où trouver le fichier</Trans>
      </h2>
      <dl className={styles.guide}>
        <div>
          <dt>
            <Trans>École publique&nbsp;: ONDE</Trans>
          </dt>
          <dd>
            <Trans>
              Listes et documents, Extractions, Extraction élèves. Garder le fichier CSV tel quel.
            </Trans>
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Collège et lycée&nbsp;: élèves, SIECLE</Trans>
          </dt>
          <dd>
            <Trans>
              Exploitation, Exports standard, Exports XML génériques, Élèves sans adresses. Le ZIP
              se choisit sans l’ouvrir.
            </Trans>
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Responsables légaux, SIECLE</Trans>
          </dt>
          <dd>
            <Trans>
              Au même endroit, Responsables avec adresses, après les élèves. Seuls le nom et
              l’adresse électronique sont lus.
            </Trans>
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Enseignants, STS-web</Trans>
          </dt>
          <dd>
            <Trans>Mise à jour, Exports, Emploi du temps&nbsp;: le fichier sts_emp.</Trans>
          </dd>
        </div>
        <div>
          <dt>OneRoster 1.2</dt>
          <dd>
            <Trans>L’archive ZIP de fichiers CSV que fait un logiciel de vie scolaire.</Trans>
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Tout autre logiciel</Trans>
          </dt>
          <dd>
            <Trans>
              Un fichier CSV avec une ligne de titres. Préau demande quelle colonne contient quoi et
              s’en souvient.
            </Trans>
          </dd>
        </div>
      </dl>
    </section>
  );
}
