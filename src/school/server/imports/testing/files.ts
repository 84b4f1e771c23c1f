import { Buffer } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** Files as schools' software exports them, invented, small. */

export const own = '0750001U';

export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
export const utf8WithMark = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf8');
export const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');
/** Windows-1252 and Latin-1 agree on French letters. */
export const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

export const zipOf = async (files: Record<string, string | Uint8Array>): Promise<Uint8Array> => {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
};

const ondeHead =
  ' Nom élève ;Nom d’usage élève;Prénom élève;Date naissance;Sexe;INE;Adresse; Niveau ;Libellé classe ';
export const onde = (...pupils: (readonly [string, string, string, string])[]): string =>
  [
    ondeHead,
    ...pupils.map(
      ([family, given, level, division]) =>
        `${family};;${given};01/02/2018;F;CANARI-INE;CANARI 3 rue des Lilas;${level};${division}`,
    ),
  ].join('\r\n');

export const sieclePupils = (
  pupils: readonly {
    id: string;
    family: string;
    given: string;
    division: string;
    group?: string;
  }[],
  uai = own,
): string => `<?xml version="1.0" encoding="ISO-8859-15"?>
<BEE_ELEVES VERSION="2.1">
<PARAMETRES><UAJ>${uai}</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE></PARAMETRES>
<DONNEES><ELEVES>${pupils
  .map(
    ({ id, family, given }) => `
<ELEVE ELEVE_ID="${id}" ELENOET="9${id}"><ID_NATIONAL>CANARI-INE</ID_NATIONAL>
<NOM_DE_FAMILLE>${family}</NOM_DE_FAMILLE><PRENOM>${given}</PRENOM><PRENOM2>CANARI</PRENOM2>
<DATE_NAISS>01/02/2014</DATE_NAISS><CODE_SEXE>2</CODE_SEXE><CODE_PAYS_NAT>CANARI</CODE_PAYS_NAT>
<SCOLARITE_AN_DERNIER><DENOM_COMPL>CANARI</DENOM_COMPL></SCOLARITE_AN_DERNIER></ELEVE>`,
  )
  .join('')}
</ELEVES><STRUCTURES>${pupils
  .map(
    ({ id, division, group }) => `
<STRUCTURES_ELEVE ELENOET="9${id}" ELEVE_ID="${id}">
<STRUCTURE><CODE_STRUCTURE>${division}</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE>${
      group
        ? `<STRUCTURE><CODE_STRUCTURE>${group}</CODE_STRUCTURE><TYPE_STRUCTURE>G</TYPE_STRUCTURE></STRUCTURE>`
        : ''
    }</STRUCTURES_ELEVE>`,
  )
  .join('')}
</STRUCTURES></DONNEES></BEE_ELEVES>`;

export const siecleGuardians = (uai = own): string => `<?xml version="1.0" encoding="UTF-8"?>
<BEE_RESPONSABLES><PARAMETRES><UAJ>${uai}</UAJ></PARAMETRES><DONNEES><PERSONNES>
<PERSONNE PERSONNE_ID="70"><NOM_DE_FAMILLE>LEROY</NOM_DE_FAMILLE><PRENOM>Anne</PRENOM>
<LC_CIVILITE>MME</LC_CIVILITE><TEL_PERSONNEL>CANARI0601</TEL_PERSONNEL><MEL>anne.leroy@exemple.fr</MEL>
<ADRESSE_ID>5</ADRESSE_ID></PERSONNE>
<PERSONNE PERSONNE_ID="71"><NOM_DE_FAMILLE>PAYEUR</NOM_DE_FAMILLE><PRENOM>Paul</PRENOM></PERSONNE>
<PERSONNE PERSONNE_ID="72"><NOM_DE_FAMILLE>AILLEURS</NOM_DE_FAMILLE><PRENOM>Aude</PRENOM></PERSONNE>
</PERSONNES><RESPONSABLES>
<RESPONSABLE_ELEVE><ELEVE_ID>1</ELEVE_ID><PERSONNE_ID>70</PERSONNE_ID><RESP_LEGAL>1</RESP_LEGAL><CODE_PARENTE>1</CODE_PARENTE></RESPONSABLE_ELEVE>
<RESPONSABLE_ELEVE><ELEVE_ID>1</ELEVE_ID><PERSONNE_ID>71</PERSONNE_ID><RESP_LEGAL>0</RESP_LEGAL></RESPONSABLE_ELEVE>
<RESPONSABLE_ELEVE><ELEVE_ID>999</ELEVE_ID><PERSONNE_ID>72</PERSONNE_ID><RESP_LEGAL>1</RESP_LEGAL></RESPONSABLE_ELEVE>
</RESPONSABLES><ADRESSES><ADRESSE ADRESSE_ID="5"><LIGNE1_ADRESSE>CANARI 3 rue des Lilas</LIGNE1_ADRESSE></ADRESSE></ADRESSES>
</DONNEES></BEE_RESPONSABLES>`;

export const sts = (uai = own): string => `<?xml version="1.0" encoding="ISO-8859-15"?>
<STS_EDT><PARAMETRES><UAJ CODE="${uai}"><SIGLE>CLG</SIGLE></UAJ></PARAMETRES><DONNEES>
<INDIVIDUS>
<INDIVIDU ID="501" TYPE="epp"><SEXE>2</SEXE><CIVILITE>2</CIVILITE><NOM_USAGE>GARCIN</NOM_USAGE>
<NOM_PATRONYMIQUE>CANARI</NOM_PATRONYMIQUE><PRENOM>Hélène</PRENOM><DATE_NAISSANCE>CANARI-1975</DATE_NAISSANCE><FONCTION>ENS</FONCTION></INDIVIDU>
<INDIVIDU ID="502" TYPE="epp"><CIVILITE>1</CIVILITE><NOM_USAGE>PROVISEUR</NOM_USAGE><PRENOM>Marc</PRENOM><FONCTION>DIR</FONCTION></INDIVIDU>
</INDIVIDUS><STRUCTURE><DIVISIONS><DIVISION CODE="6A"><LIBELLE_LONG>Sixième A</LIBELLE_LONG><SERVICES>
<SERVICE CODE_MATIERE="061300"><ENSEIGNANTS><ENSEIGNANT ID="501" TYPE="epp"><NB_HEURES>4</NB_HEURES></ENSEIGNANT></ENSEIGNANTS></SERVICE>
</SERVICES></DIVISION></DIVISIONS><GROUPES><GROUPE CODE="6LATIN"><SERVICES><SERVICE><ENSEIGNANTS>
<ENSEIGNANT ID="501" TYPE="epp"/></ENSEIGNANTS></SERVICE></SERVICES></GROUPE></GROUPES></STRUCTURE></DONNEES></STS_EDT>`;

export const oneRoster = (uai = own): Record<string, string> => ({
  'manifest.csv':
    'propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\nfile.users,bulk\r\nfile.roles,bulk\r\n',
  'orgs.csv': `sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\no1,,,Collège,school,${uai},\r\no2,,,Autre,school,0690001B,\r\n`,
  'academicSessions.csv': 'sourcedId,status,title\r\nt1,,2026\r\n',
  'courses.csv': 'sourcedId,status,title\r\nc1,,Français\r\n',
  'users.csv':
    'sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email,phone,agentSourcedIds\r\n' +
    'u1,,,true,CANARI,Léa,Petit,CANARI@exemple.fr,CANARI06,u3\r\n' +
    'u2,,,true,CANARI,Hugo,Prof,h.prof@exemple.fr,,\r\n' +
    'u3,,,true,CANARI,Ida,Petit,i.petit@exemple.fr,,\r\n' +
    'u4,,,true,CANARI,Autre,Ecole,,,\r\n' +
    'u5,tobedeleted,,true,CANARI,Parti,Loin,,,\r\n',
  'roles.csv':
    'sourcedId,status,userSourcedId,roleType,role,orgSourcedId\r\nr1,,u1,primary,student,o1\r\nr2,,u2,primary,teacher,o1\r\nr3,,u3,primary,guardian,o1\r\nr4,,u4,primary,student,o2\r\nr5,,u5,primary,student,o1\r\nr6,,u2,secondary,administrator,o1\r\n',
  'classes.csv':
    'sourcedId,status,title,grades,classType,schoolSourcedId\r\nk1,,5A,5,homeroom,o1\r\nk2,,Latin 5,5,scheduled,o1\r\nk3,,Ailleurs,5,homeroom,o2\r\n',
  'enrollments.csv':
    'sourcedId,status,classSourcedId,userSourcedId,role\r\ne1,,k1,u1,student\r\ne2,,k2,u1,student\r\ne3,,k1,u2,teacher\r\ne4,,k3,u4,student\r\n',
});
