// E-mail addresses and addresses of machines. Those set aside for documentation and those of no one are passed over.

import { findAll, isIntroduced, type PersonalMatch, standsAlone } from './match.ts';

// RFC 2606 and 6761: names for examples and tests.
const exampleHost = /(^|\.)(example\.(com|net|org|edu)|(test|example|invalid|localhost|local|internal))$/i;
// What stands behind an @ in names of files ("logo@2x.png") is no domain.
const fileEnding = /\.(png|jpe?g|gif|svg|webp|avif|css|s?html?|m?js|tsx?|json|xml|ya?ml|md|txt|pdf|zip|gz)$/i;
// Addresses of an office rather than a person (RFC 2142, and what newspapers print).
const office =
  /^(abuse|admin|administration|advertising|anzeigen|bestellung|billing|booking|careers?|contact[eo]?|corrections?|customer-?service|editor(ial|s)?|enquir(y|ies)|events?|feedback|hello|help(desk)?|hostmaster|hr|impressum|info|inquir(y|ies)|jobs|kontakt|legal|letters|mail|marketing|media|news(desk|letter|room|tips)?|no-?reply|office|orders?|post(master)?|press(e|office)?|privacy|redacci[oó]n|redaktion|r[eé]daction|redazione|reception|root|sales|security|service|shop|ssladmin|subscriptions?|support|team|tips|tickets?|verlag|webmaster|www)([-_.+].*)?$/i;
const placeholder =
  /^(user(name)?|you(r[-_.]?(name|email))?|name|e?mail|address|someone|somebody|foo|bar|test(er|ing)?|example|john\.?doe|jane\.?doe|max\.?mustermann|git|nobody)$/i;

const emailPattern =
  /[A-Za-z0-9](?:[\w.!#$%&'*+/=?^{|}~-]{0,62}[\w+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}(?:[A-Za-z]{2,24}(?=E<gt>)|[A-Za-z]{2,24})/g;

// Lists to which many write: hosts that serve nothing else, and users that are called so.
const listHost =
  /^(?:lists?|listserv|lists?serv|mailman|groups|vger)\.|^(?:lists\.[\w.-]+|googlegroups\.com|groups\.io)$/i;
const listUser =
  /^(?:bugs?|bug-.+|.+-(?:bugs?|bugreports?|list|lists|devel|dev|users?|announce|porters|request|subscribe|owner|help|maintainers?|l10n|i18n|team))$/i;

/** E-mail addresses of persons. */
export function findEmails(text: string): PersonalMatch[] {
  return findAll(text, emailPattern, 'email', ([own], start) => {
    const at = own.lastIndexOf('@');
    const [user, host] = [own.slice(0, at), own.slice(at + 1)];
    if (listHost.test(host) || listUser.test(user)) return undefined;
    if (exampleHost.test(host) || fileEnding.test(host) || office.test(user) || placeholder.test(user))
      return undefined;
    // "git@host:path", "//user@host": addresses of machines.
    if (
      /^[:/]\S/.test(text.slice(start + own.length, start + own.length + 2)) ||
      text.slice(start - 2, start) === '//'
    )
      return undefined;
    return 'an e-mail address';
  });
}

/** True for addresses that are no one's: private, local, of documentation, of groups, and the public name servers. */
function isNoOnes([a, b, c, d]: readonly number[]): boolean {
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 192 && b === 0 && (c === 0 || c === 2)) ||
    (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) ||
    (a === 203 && b === 0 && c === 113) ||
    (a === b && b === c && c === d) ||
    (a === 1 && b === 0 && c === 0 && d === 1) ||
    (a === 8 && b === 8 && c === 4 && d === 4) ||
    (a === 1 && b === 2 && c === 3 && d === 4) ||
    (a === 9 && b === 9 && c === 9)
  );
}

const ipWords = /\b(IP|IPv4|address|adresse|dirección|indirizzo|server|host|ping|gateway|DNS)\b/i;
const versionWords = /(\bv|version|release|firmware|build|chapter|section|§|article|table|figure)\s*$/i;
// "update V8 to 9.6.180.14", "from 4.5.103.30", "Chrome/120.0.6099.109", "OID 1.3.101.112".
const versionsBefore =
  /\b(?:updat|upgrad|downgrad|patch|bump|revert|roll)\w*\s(?![^\n]*\b(?:IP|DNS|address|server|host)\b)[^\n]{0,60}\b(?:to|from)\s+$|\b(?:chrom(?:e|ium)|edge|opera|v8|electron|webkit|driver|OID|object identifier)['"*`]*[\s:/=]{1,3}['"*`]*$/i;
const lookedBack = 100;

/** Public IPv4 addresses, numbers of versions and sections apart. */
function findFourPart(text: string): PersonalMatch[] {
  return findAll(text, /(?:\d{1,3}\.){3}\d{1,3}/g, 'ip', ([own], start) => {
    const end = start + own.length;
    if (!standsAlone(text, start, end) || /[.\d-]$/.test(text.slice(0, start).slice(-1))) return undefined;
    // "3.188.219.119-.194": numbers of a path in a drawing. "2.20.1.155.g426c96fcdb": a version of git.
    if (
      /^(?:[.-]{0,2}\d|\.g[\da-f])/.test(text.slice(end, end + 3)) ||
      isIntroduced(text, start, versionWords)
    )
      return undefined;
    if (versionsBefore.test(text.slice(Math.max(0, start - lookedBack), start))) return undefined;
    const parts = own.split('.');
    const numbers = parts.map(Number);
    if (parts.some((part) => part.length > 1 && part.startsWith('0')) || numbers.some((part) => part > 255))
      return undefined;
    if (isNoOnes(numbers)) return undefined;
    // "2.3.1.4" is rather a section; nearly every address has a part of three digits.
    if (!numbers.some((part) => part > 99) && !isIntroduced(text, start, ipWords)) return undefined;
    return 'an IP address';
  });
}

/** Global IPv6 addresses (2000::/3), those for documentation apart. */
function findEightPart(text: string): PersonalMatch[] {
  return findAll(text, /[23][0-9a-f]{3}:(?:[0-9a-f]{0,4}:){1,6}[0-9a-f]{0,4}/gi, 'ip', ([own], start) => {
    const end = start + own.length;
    if (!standsAlone(text, start, end) || /[:.]$/.test(text.slice(0, start).slice(-1))) return undefined;
    const halves = own.split('::');
    const parts = own.split(':').filter((part) => part !== '');
    if (
      halves.length > 2 ||
      (halves.length === 1 && parts.length !== 8) ||
      (halves.length === 2 && parts.length > 7)
    )
      return undefined;
    // What ends in a colon is cut off or a whole network ("2602::/24").
    if (own.endsWith(':')) return undefined;
    // 2001:db8::/32 and 3fff::/20 are for documentation, 2001:4860:4860 and 2606:4700:4700 are public name servers.
    if (/^(2001:0?db8:|3fff:|2001:4860:4860:|2606:4700:4700:)/i.test(own)) return undefined;
    // A time of day has no letters.
    if (!/[a-f]/i.test(own) && halves.length === 1) return undefined;
    return 'an IP address';
  });
}

/** Addresses of machines on the internet. */
export function findIps(text: string): PersonalMatch[] {
  return [...findFourPart(text), ...findEightPart(text)];
}

/** Hardware addresses, those for documentation (RFC 7042) and of groups apart. */
export function findMacs(text: string): PersonalMatch[] {
  return findAll(text, /[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}/gi, 'mac', ([own], start) => {
    const end = start + own.length;
    if (!standsAlone(text, start, end) || /[:-]$/.test(text.slice(0, start).slice(-1))) return undefined;
    if (/^[:-]/.test(text.slice(end, end + 1))) return undefined;
    const parts = own.toLowerCase().split(/[:-]/);
    const isGroup = (Number.parseInt(parts[0], 16) & 1) === 1;
    const isMadeUp =
      new Set(parts).size < 3 ||
      /^(00.11.22.33.44.55|aa.bb.cc.dd.ee.ff|01.23.45.67.89.ab|12.34.56.78.9a.bc|de.ad.be.ef)/i.test(own);
    if (isGroup || isMadeUp || parts.slice(0, 3).join('') === '00005e') return undefined;
    // "12-11-10-09-08-07" may be anything.
    return /[a-f]/i.test(own) ? 'a hardware (MAC) address' : undefined;
  });
}
