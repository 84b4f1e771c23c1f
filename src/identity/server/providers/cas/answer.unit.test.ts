import { describe, expect, it } from 'vitest';
import { endedTicket, readValidation } from './answer.ts';

const response = (inside: string) =>
  `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${inside}</cas:serviceResponse>`;
const success = (inside: string) =>
  response(`<cas:authenticationSuccess>${inside}</cas:authenticationSuccess>`);

it('reads the user and the attributes', () => {
  const source = success(
    `<cas:user>martin</cas:user><cas:attributes><cas:uid>12</cas:uid><cas:uid>13</cas:uid>
     <cas:sn>Élie &amp; fils</cas:sn></cas:attributes>`,
  );
  expect(readValidation(source)).toEqual({
    subject: 'martin',
    attributes: { uid: ['12', '13'], sn: ['Élie & fils'] },
  });
});

describe('an answer that is not one success is refused', () => {
  it.each([
    [
      'a failure',
      response('<cas:authenticationFailure code="INVALID_TICKET">no</cas:authenticationFailure>'),
    ],
    [
      'a failure beside a success',
      response(
        '<cas:authenticationSuccess><cas:user>a</cas:user></cas:authenticationSuccess><cas:authenticationFailure code="x"/>',
      ),
    ],
    [
      'two successes',
      response(
        '<cas:authenticationSuccess><cas:user>a</cas:user></cas:authenticationSuccess>'.repeat(2),
      ),
    ],
    ['two users', success('<cas:user>a</cas:user><cas:user>b</cas:user>')],
    ['no user', success('')],
    ['an empty user', success('<cas:user> </cas:user>')],
    ['a user with something inside', success('<cas:user>a<cas:b/></cas:user>')],
    ['a comment in the user', success('<cas:user>admin<!-- -->.example</cas:user>')],
    [
      'an entity of a document type',
      `<!DOCTYPE a [<!ENTITY x "admin">]>${success('<cas:user>&x;</cas:user>')}`,
    ],
    ['an instruction', success('<?x y?><cas:user>a</cas:user>')],
    ['another namespace', success('<cas:user>a</cas:user>').replace('yale.edu', 'mechant.example')],
    [
      'no namespace',
      '<serviceResponse><authenticationSuccess><user>a</user></authenticationSuccess></serviceResponse>',
    ],
    [
      'a success inside something else',
      response(
        '<cas:x><cas:authenticationSuccess><cas:user>a</cas:user></cas:authenticationSuccess></cas:x>',
      ),
    ],
    ['what is not whole', success('<cas:user>a</cas:user>').slice(0, -3)],
    ['a second document', success('<cas:user>a</cas:user>').repeat(2)],
    ['a page', '<!doctype html><p>bonjour'],
    ['nothing', ''],
  ])('%s', (_case, source) => {
    expect(() => readValidation(source)).toThrow('provider refused');
  });
});

describe('the end of a session', () => {
  const request = (inside: string) =>
    `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="1" Version="2.0">
     <saml:NameID>martin</saml:NameID>${inside}</samlp:LogoutRequest>`;

  it('names its ticket', () => {
    expect(endedTicket(request('<samlp:SessionIndex>ST-1</samlp:SessionIndex>'))).toBe('ST-1');
  });

  it.each([request(''), '<a/>', 'x', '<!DOCTYPE a><a/>'])('%s names none', (source) => {
    expect(endedTicket(source)).toBeNull();
  });
});
