import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ProviderKind } from '../../contract/providers/kinds.ts';
import { attributePresets, type PresetName } from '../../contract/providers/presets.ts';

export type ProviderField = {
  name: string;
  label: MessageDescriptor;
  hint?: MessageDescriptor;
  /** A secret is never shown again once kept. */
  secret?: true;
  optional?: true;
  /** A text of many lines, as metadata. */
  long?: true;
};

export type KindForm = {
  label: MessageDescriptor;
  fields: readonly ProviderField[];
  /** What our addresses are for, by the name that the server gives them. */
  ours: Readonly<Record<string, MessageDescriptor>>;
  /** Sign-ins begin at the provider: it cannot be tried from here. */
  beginsThere?: true;
};

/** What each protocol asks for; a protocol that is not here is not offered. */
export const kindForms: Partial<Record<ProviderKind, KindForm>> = {
  cas: {
    label: msg`CAS`,
    fields: [
      {
        name: 'server',
        label: msg`Adresse du serveur CAS`,
        hint: msg`Sans /login à la fin, par exemple https://ent.exemple.fr/cas`,
      },
    ],
    ours: { service: msg`Service à autoriser dans le serveur CAS` },
  },
  oidc: {
    label: msg`OpenID Connect`,
    fields: [
      {
        name: 'issuer',
        label: msg`Émetteur (issuer)`,
        hint: msg`L’adresse au-dessus de /.well-known/openid-configuration`,
      },
      { name: 'clientId', label: msg`Identifiant du client` },
      { name: 'clientSecret', label: msg`Secret du client`, secret: true, optional: true },
      {
        name: 'scope',
        label: msg`Portées demandées`,
        hint: msg`openid profile, sauf indication contraire`,
        optional: true,
      },
    ],
    ours: { redirect_uri: msg`Adresse de retour à déclarer chez le fournisseur` },
  },
  saml: {
    label: msg`SAML 2`,
    fields: [
      {
        name: 'metadata',
        label: msg`Métadonnées du fournisseur`,
        hint: msg`Le document XML entier, avec son certificat de signature.`,
        long: true,
      },
      {
        name: 'subject',
        label: msg`Attribut qui désigne toujours la même personne`,
        hint: msg`Seulement si le nom donné (NameID) change à chaque connexion.`,
        optional: true,
      },
    ],
    ours: {
      metadata: msg`Nos métadonnées, à donner au fournisseur`,
      answer: msg`Adresse de retour (ACS)`,
    },
  },
  lti: {
    label: msg`LTI 1.3`,
    fields: [
      { name: 'issuer', label: msg`Plateforme (issuer)` },
      { name: 'clientId', label: msg`Identifiant du client` },
      {
        name: 'deployments',
        label: msg`Déploiements`,
        hint: msg`Un, ou plusieurs séparés par des virgules.`,
      },
      { name: 'signInUrl', label: msg`Adresse de connexion de la plateforme` },
      { name: 'keysUrl', label: msg`Adresse de ses clés (JWKS)` },
      {
        name: 'tokenUrl',
        label: msg`Adresse de ses jetons`,
        hint: msg`Pour lire les listes de la plateforme.`,
        optional: true,
      },
    ],
    ours: {
      launch: msg`Adresse de lancement`,
      answer: msg`Adresse de retour`,
      keys: msg`Nos clés (JWKS)`,
      target: msg`Page d’arrivée`,
    },
    beginsThere: true,
  },
};

export const kinds = Object.keys(kindForms) as ProviderKind[];

export const presetLabels: Record<PresetName, MessageDescriptor> = {
  ent: msg`ENT (uid, FrEduVecteur)`,
  educonnect: msg`ÉduConnect (FrEduVecteur)`,
  gar: msg`GAR (IDO, UAI)`,
  oneroster: msg`OneRoster (sourcedId)`,
};

export const presetNames = Object.keys(attributePresets) as PresetName[];
