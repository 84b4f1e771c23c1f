import { cookies } from './cookies.ts';
import { columnsOf, list, type DataMap } from './personal-data.ts';
import { queueTechnical } from './data-map-queue.ts';

/** What the platform keeps for every domain: mail on its way, settings of a browser, logs. */
export const platformData = {
  entries: {
    'platform.mail': {
      what: {
        fr: 'Messages qui attendent de partir : adresse, objet et texte, et qui les a lus en premier',
        en: 'Messages waiting to leave: address, subject and text, and who read them first',
      },
      places: {
        columns: columnsOf(
          'outbox_mails',
          'person_id recipient subject body_text body_html opened_by_person_id opened_at',
        ),
      },
      subjects: ['everyone'],
      category: 'content',
      purpose: 'correspondence',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'mail',
        rule: {
          fr: 'effacés dès l’envoi ; trente jours au plus s’ils ne partent pas, sans leur texte quand ils sont refusés',
          en: 'erased once sent; thirty days at most when they do not leave, without their text when they are refused',
        },
      },
      recipients: ['self', 'administration', 'mail-server'],
    },
    'platform.language': {
      what: { fr: 'Langue choisie pour les pages', en: 'Language chosen for the pages' },
      places: { cookies: [cookies.language.name] },
      subjects: ['everyone'],
      category: 'preference',
      purpose: 'comfort',
      basis: 'public-task',
      source: 'person',
      retention: { by: 'browser', rule: { fr: 'un an', en: 'one year' } },
      recipients: ['self'],
    },
    'platform.display': {
      what: {
        fr: 'Thème, contraste, lettres et animations choisis',
        en: 'Theme, contrast, letters and motion chosen',
      },
      places: { cookies: [cookies.display.name] },
      subjects: ['everyone'],
      category: 'preference',
      purpose: 'comfort',
      basis: 'public-task',
      source: 'person',
      retention: { by: 'browser', rule: { fr: 'un an', en: 'one year' } },
      recipients: ['self'],
    },
    'platform.log': {
      what: {
        fr: 'Journal technique : numéros de places, de séances et de messages, jamais un nom ; adresses de connexion dans celui du moteur média',
        en: 'Technical log: numbers of seats, meetings and messages, never a name; connection addresses in the media engine’s',
      },
      places: { logs: ['seatId', 'meetingId', 'mailId'], files: ['logs'] },
      subjects: ['everyone'],
      category: 'trace',
      purpose: 'security',
      basis: 'public-task',
      source: 'service',
      retention: {
        by: 'security',
        rule: {
          fr: 'jusqu’à ce que l’hébergeur efface le fichier',
          en: 'until the host removes the file',
        },
      },
      recipients: ['host'],
    },
  },
  technical: [
    {
      columns: columnsOf('outbox_mails', 'id school_id state refused_code created_at'),
      why: 'key, owner, state and date of a mail, and what the mail server answered',
    },
    {
      columns: columnsOf('event_streams', 'id last_number'),
      why: 'numbers of a stream',
    },
    {
      columns: columnsOf('events', 'stream_id number type audience'),
      why: 'order, kind and addressees of an event; the domains declare what it tells',
    },
    {
      columns: [
        ...columnsOf('kysely_migration', 'name timestamp'),
        ...columnsOf('kysely_migration_lock', 'id is_locked'),
      ],
      why: 'steps of the schema already done',
    },
    ...queueTechnical,
    {
      logs: list(`
        reqId route method status ms code state part job event signal migration version
        room action reason attempt count bytes share port pid listening schoolId jobId err
      `),
      why: 'words of our own code, counts, and numbers of what is nobody: a request, a job, a school',
    },
    {
      files: ['files', 'incoming', 'lan', 'media', 'postgres', 'run', 'secrets.json'],
      why: 'the store of files and where they arrive, whose kinds domains declare; certificate, configuration, database (declared by column), process notes, keys',
    },
  ],
} as const satisfies DataMap;
