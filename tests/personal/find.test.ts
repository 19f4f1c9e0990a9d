// Each kind: what is found, and what only looks like it. Numbers are made here, with checksums computed by plain means,
// so that they are no one's.

import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { findPersonalData } from '../../src/text/personal/find.ts';
import { personalKinds } from '../../src/text/personal/match.ts';
import { loadTelephones } from '../../src/text/personal/telephones.ts';
import { readProjectFile } from '../set-up/project.ts';

beforeAll(loadTelephones);

function find(text: string, countries: readonly string[] = []): [kind: string, text: string][] {
  return findPersonalData(text, { kinds: personalKinds, countries }).map(({ kind, start, end }) => [
    kind,
    text.slice(start, end),
  ]);
}

/** An IBAN with the right check digits for its country and account. */
function makeIban(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((sign) => Number.parseInt(sign, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
}

/** The number with the digit behind it that makes it pass Luhn. */
function withLuhn(digits: string): string {
  const last = [...'0123456789'].find((digit) => {
    const all = [...(digits + digit)].toReversed().map(Number);
    const sum = all.reduce((total, value, index) => {
      const weighed = index % 2 === 0 ? value : value * 2;
      return total + Math.floor(weighed / 10) + (weighed % 10);
    }, 0);
    return sum % 10 === 0;
  });
  return digits + (last ?? '');
}

function grouped(text: string, ...sizes: number[]): string {
  let at = 0;
  return sizes.map((size) => text.slice(at, (at += size))).join(' ');
}

describe('e-mail addresses', () => {
  test.each(['jane.hartwell@aldermere-post.net', 'j_h+news@mail.aldermere.co.uk', 'J2@aldermere.museum'])(
    'are found: %s',
    (address) => {
      expect(find(`Write to ${address}, or call.`)).toEqual([['email', address]]);
      expect(find(`<${address}>`)).toEqual([['email', address]]);
    },
  );

  test.each([
    'jane@example.com',
    'jane@mail.example.org',
    'jane@server.test',
    'info@aldermere-post.net',
    'press.office@aldermere.gov',
    'logo@2x.png',
    'follow us @aldermere',
    'user@host',
    'git@github.com:owner/name.git',
    'left-pad@1.3.0',
    'he was paid @ 5.50 an hour',
    'ssh://jane@aldermere.net',
    'your-name@aldermere.net',
  ])('stays silent about "%s"', (text) => {
    expect(find(`See ${text} for more.`)).toEqual([]);
  });
});

describe('telephone numbers', () => {
  test('end before a comma, whatever figures stand behind it', () => {
    const [first, second] = ['+49 30 23125471', '+49 30 23125472'];
    expect(find(`Call ${first}, 3 days a week, or ${second}; 2 lines.`)).toEqual([
      ['telephone', first],
      ['telephone', second],
    ]);
  });

  // Numbers that the German regulator keeps for films.
  test.each(['+49 30 23125 471', '+49 69 90009 123', '+493023125471'])('are found: %s', (number) => {
    expect(find(`Call ${number} today.`)).toEqual([['telephone', number]]);
  });

  test('are found without the code of a country where it is named', () => {
    expect(find('Call 030 23125471 today.')).toEqual([]);
    expect(find('Call 030 23125471 today.', ['DE'])).toEqual([['telephone', '030 23125471']]);
  });

  test.each([
    '+1 212 555 0143',
    '(212) 555-0143',
    '+44 20 7946 0958',
    '+44 7700 900123',
    'a rise of +12 345 678 tonnes',
    'from 2019-2024, 3,400 homes',
  ])('stays silent about "%s"', (text) => {
    expect(find(`Call ${text} today.`, ['US', 'GB'])).toEqual([]);
  });
});

describe('bank accounts', () => {
  const iban = makeIban('DE', '500105175407324931');

  test('are found with and without spaces', () => {
    expect(find(`Pay to ${iban}.`)).toEqual([['iban', iban]]);
    const spaced = grouped(iban, 4, 4, 4, 4, 4, 2);
    expect(find(`Pay to ${spaced} BY MAY`)).toEqual([['iban', spaced]]);
  });

  test('stay unsaid where checksum or length is wrong, and for the examples of manuals', () => {
    const wrong = `${iban.slice(0, 10)}${(Number(iban[10]) + 1) % 10}${iban.slice(11)}`;
    expect(find(`Pay to ${wrong}.`)).toEqual([]);
    expect(find(`Pay to ${iban}1.`)).toEqual([]);
    expect(find('Pay to DE89 3704 0044 0532 0130 00 or GB82 WEST 1234 5698 7654 32.')).toEqual([]);
  });

  test('pass for any account, and fail with one digit changed', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{18}$/),
        fc.integer({ min: 4, max: 21 }),
        fc.integer({ min: 1, max: 9 }),
        (account, at, shift) => {
          const own = makeIban('DE', account);
          fc.pre(own !== 'DE89370400440532013000');
          expect(find(`x ${own} y`)).toEqual([['iban', own]]);
          const changed = own.slice(0, at) + ((Number(own[at]) + shift) % 10) + own.slice(at + 1);
          expect(find(`x ${changed} y`)).toEqual([]);
        },
      ),
    );
  });
});

describe('payment cards', () => {
  const visa = withLuhn('453914880343646');
  const amex = withLuhn('37828561734290');

  test('are found in groups and in one piece', () => {
    for (const number of [visa, grouped(visa, 4, 4, 4, 4), grouped(visa, 4, 4, 4, 4).replaceAll(' ', '-')])
      expect(find(`Card ${number}, valid to May.`)).toEqual([['card', number]]);
    expect(find(`Card ${grouped(amex, 4, 6, 5)}.`)).toEqual([['card', grouped(amex, 4, 6, 5)]]);
  });

  test.each([
    '4111 1111 1111 1111',
    '5555555555554444',
    '378282246310005',
    'ISBN 9783161484100',
    '1234567812345670',
    `0.${visa}`,
    `order ${visa}-7`,
    visa.slice(0, -1) + ((Number(visa.at(-1)) + 1) % 10),
  ])('stays silent about "%s"', (text) => {
    expect(find(`See ${text}.`)).toEqual([]);
  });
});

describe('identity numbers', () => {
  // Check digits computed apart from the code, by the published rule of each country.
  test.each([
    ['Her SSN is ', '512-47-9083'],
    ['con DNI ', '48215736P'],
    ['codice fiscale ', 'HRTJNA84L55H501M'],
    ['numéro ', '2 84 05 69 123 045 63'],
    ['CPF ', '308.614.297-96'],
    ['身份证 ', '310104198407152138'],
    ['tunnus ', '150784-2170'],
    ['personnummer ', '840715-2134'],
    ['PESEL ', '84071521343'],
    ['BSN ', '217365486'],
    ['Steuer-ID ', '26 954 371 878'],
    ['T.C. kimlik no ', '48215736994'],
    ['rodné číslo ', '845721/1004'],
    ['CPR-nr. ', '150784-2171'],
    ['fødselsnummer ', '150784 10059'],
    ['National Insurance number ', 'JK 48 21 57 C'],
    ['CNP ', '2840715123453'],
    ['ЕГН ', '8407152133'],
    ['СНИЛС ', '274-081-536 72'],
    ['ИНН ', '770128406368'],
    ['OIB ', '48201739562'],
    ['NIF ', '248730150'],
    ['TAJ ', '048 271 932'],
    ['ΑΜΚΑ ', '15078421367'],
    ['isikukood ', '48407152134'],
    ['주민등록번호 ', '840715-2134561'],
  ])('are found: %s%s', (before, number) => {
    expect(find(`${before}${number}, say the files.`)).toEqual([['national-id', number]]);
  });

  test.each([
    ['Her SSN is ', '912-47-9083'],
    ['con DNI ', '48215736Q'],
    ['codice fiscale ', 'HRTJNA84L55H501N'],
    ['numéro ', '2 84 05 69 123 045 64'],
    ['CPF ', '308.614.297-97'],
    ['身份证 ', '310104198407152139'],
    ['tunnus ', '150784-2171'],
    ['personnummer ', '840715-2135'],
    ['PESEL ', '84071521344'],
    ['BSN ', '217365487'],
    ['Steuer-ID ', '26 954 371 879'],
  ])('stay unsaid where the check digit is wrong: %s%s', (before, number) => {
    expect(find(`${before}${number}, say the files.`)).toEqual([]);
  });

  test('of digits alone stay unsaid without a word for them', () => {
    for (const number of ['512-47-9083', '84071521343', '217365486', '26 954 371 878', '840715-2134'])
      expect(find(`The files have ${number} of them.`)).toEqual([]);
  });
});

describe('addresses of machines', () => {
  test.each(['93.184.216.34', '81.169.145.70', '2a02:26f0:6c00::210:ba1a', '2a02:26f0:6c00:0:0:0:210:ba1a'])(
    'are found: %s',
    (address) => {
      expect(find(`It came from ${address}, they say.`)).toEqual([['ip', address]]);
      expect(find(`They updated the server from ${address}.`)).toEqual([['ip', address]]);
    },
  );

  test.each([
    '192.0.2.17',
    '198.51.100.4',
    '203.0.113.99',
    '10.1.2.3',
    '192.168.178.1',
    '127.0.0.1',
    '8.8.8.8',
    'version 4.15.0.112',
    'section 2.3.1.4',
    'that they patch V8 to 9.6.180.14',
    'the upgrade of the engine from 4.5.103.30',
    'Chrome/120.0.6099.109',
    '(OID 1.3.101.112)',
    'the network 2602::/24',
    '1.234.567.890',
    '256.1.1.1',
    '2001:db8::17',
    'fe80::1',
    '12:30:45',
    'std::vector',
  ])('stays silent about "%s"', (text) => {
    expect(find(`See ${text} for more.`)).toEqual([]);
  });

  test('are found by hardware', () => {
    expect(find('Device 9c:5a:44:1f:d2:7e is known.')).toEqual([['mac', '9c:5a:44:1f:d2:7e']]);
    expect(find('Device 9C-5A-44-1F-D2-7E is known.')).toEqual([['mac', '9C-5A-44-1F-D2-7E']]);
    for (const text of ['00:00:5e:00:53:af', '01:00:5e:7f:ff:fa', '00:11:22:33:44:55', '12-11-10-09-08-07'])
      expect(find(`Device ${text} is known.`)).toEqual([]);
  });
});

describe('keys', () => {
  const random = 'q7Rk2VxT9mZb4WnY6cLd8Hf3JsPg5AeUo1iKtBvNwXyD';

  test.each([
    `AKIA${'Q5RK2VXT3MZB4WNY'}`,
    `ghp_${random.slice(0, 36)}`,
    `glpat-${random.slice(0, 20)}`,
    `xoxb-2847561930-5738261940-${random.slice(0, 24)}`,
    `sk_live_${random.slice(0, 24)}`,
    `AIza${random.slice(0, 35)}`,
    `npm_${random.slice(0, 36)}`,
    `SG.${random.slice(0, 22)}.${random.slice(0, 43)}`,
  ])('are found: %s', (key) => {
    expect(find(`key = "${key}"`)).toEqual([['key', key]]);
  });

  test('are found where a private key stands, with all its lines', () => {
    const body = Array.from({ length: 4 }, (_, index) => `${index}${random}${random}`.slice(0, 64)).join(
      '\n',
    );
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----`;
    expect(find(`The key:\n${key}\nEnd.`)).toEqual([['key', key]]);
  });

  test('are found where a token is signed', () => {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'j.hartwell', iat: 1732 })}.${random}`;
    expect(find(`Bearer ${token}`)).toEqual([['key', token]]);
    expect(find(`Bearer ${token.replace(/^[^.]*/, part({ no: 'algorithm' }))}`)).toEqual([]);
  });

  test.each([
    'AKIAIOSFODNN7EXAMPLE',
    'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
    '-----BEGIN PRIVATE KEY----- opens a key',
    'AKIABCDEFGH is too short',
  ])('stays silent about "%s"', (text) => {
    expect(find(`key = "${text}"`)).toEqual([]);
  });
});

describe('news', () => {
  test.each(readdirSync(new URL('../../seeds/', import.meta.url)))('holds none: %s', (name) => {
    expect(find(readProjectFile(`seeds/${name}`), ['US', 'GB', 'DE', 'FR'])).toEqual([]);
  });

  test('holds none among its figures', () => {
    const text = [
      'The index closed at 39,127.14 on Friday, up 0.47 %, after 38,904.04 the day before.',
      'Between 1990-1994 and 2015-2019 it sold 12 345 678 tonnes for $1.234.567,89.',
      'They won 3-6, 7-6 (7-4), 6-4 in 2:45:07 hours; the record is 1:59:40.2.',
      'Flight LH 4711 of 12.03.2024 landed at 14:35:20 on runway 25R, at 50.0379° N, 8.5622° E.',
      'The law, 2021/2015(INI), OJ L 119 of 4.5.2016, pages 1-88, has 99 articles; ISBN 978-0-306-40615-7.',
      'Tender 2024-07-00123456 is worth 4000000000000000 rupiah; doi 10.1000/182, issue 12345-6789.',
      'The lottery: 4 8 15 16 23 42; draw 0815-4711; the account book lists 1000-2000-3000-4000.',
    ].join('\n');
    expect(find(text, ['US', 'GB', 'DE', 'FR'])).toEqual([]);
  });
});
