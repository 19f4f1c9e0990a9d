// Keys and tokens of common services, by the forms that the services document.

import type { PersonalMatch } from './match.ts';

const forms: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['an access key of AWS', /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/g],
  [
    'a secret key of AWS',
    /(?<=aws_?secret_?(?:access_?)?key["']?\s*[:=]\s*["']?)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/gi,
  ],
  [
    'a token of GitHub',
    /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36,76}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})(?!\w)/g,
  ],
  ['a token of GitLab', /(?<!\w)glpat-[\w-]{20,}(?!\w)/g],
  [
    'a token of Slack',
    /(?<!\w)xox[abeoprs]-(?:\d+-)+[A-Za-z0-9-]{16,}(?!\w)|(?<!\w)xapp-\d-[A-Z0-9]+-\d+-[a-z0-9]{32,}(?!\w)/g,
  ],
  [
    'an address of Slack to post to',
    /https:\/\/hooks\.slack\.com\/(?:services|workflows)\/T\w{8,}\/B?\w{8,}\/[A-Za-z0-9/]{20,}/g,
  ],
  ['a key of Stripe', /(?<!\w)(?:sk|rk)_live_[A-Za-z0-9]{24,}(?!\w)/g],
  ['a key of Google', /(?<![\w-])AIza[\w-]{35}(?![\w-])/g],
  ['a client secret of Google', /(?<![\w-])GOCSPX-[\w-]{28}(?![\w-])/g],
  ['a token of npm', /(?<!\w)npm_[A-Za-z0-9]{36}(?!\w)/g],
  ['a token of Hugging Face', /(?<!\w)hf_[A-Za-z]{34}(?!\w)/g],
  ['a key of OpenAI', /(?<![\w-])sk-(?:proj-|svcacct-)?[\w-]{20,}T3BlbkFJ[\w-]{20,}(?![\w-])/g],
  ['a key of Anthropic', /(?<![\w-])sk-ant-[a-z]+\d+-[\w-]{80,}(?![\w-])/g],
  ['a key of SendGrid', /(?<!\w)SG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g],
];

const privateKey = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/g;
const token = /(?<![\w-])(eyJ[\w-]{10,})\.(eyJ[\w-]{10,})\.[\w-]{20,}(?![\w-])/g;

// What manuals write in place of a key.
const example = /example|sample|your|secret_?here|x{4}|\*{4}|0{6}|1234567|abcdefg/i;
// A key of chance has many different characters: 16 of 32 have 11 on average, 8 or fewer in one of a thousand.
const fewestDifferent = 9;

/** Keys, tokens and private keys that look as if they were in use. */
export function findKeys(text: string): PersonalMatch[] {
  const found: PersonalMatch[] = [];
  for (const [what, pattern] of forms) {
    for (const { 0: own, index } of text.matchAll(pattern)) {
      if (!isExample(own)) found.push({ kind: 'key', what, start: index, end: index + own.length });
    }
  }
  for (const { 0: own, index } of text.matchAll(privateKey)) {
    const end = text.indexOf(own.replace('BEGIN', 'END'), index);
    const until = end < 0 ? text.length : end + own.length - 2;
    // A manual shows the first line alone.
    const body = text.slice(index + own.length, end < 0 ? index + 400 : end).replaceAll(/\s/g, '');
    if (body.length < 64 || isExample(body.slice(0, 64)) || !/^[A-Za-z0-9+/=:,-]+/.test(body)) continue;
    found.push({ kind: 'key', what: 'a private key', start: index, end: until });
  }
  for (const { 0: own, 1: head, index } of text.matchAll(token)) {
    if (isTokenHead(head))
      found.push({ kind: 'key', what: 'a signed token (JWT)', start: index, end: index + own.length });
  }
  return found;
}

function isExample(key: string): boolean {
  return example.test(key) || new Set(key).size < fewestDifferent;
}

/** True if the first part of a token says how it is signed, as JSON (RFC 7519). */
function isTokenHead(head: string): boolean {
  try {
    const known: unknown = JSON.parse(atob(head.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof known === 'object' && known !== null && 'alg' in known;
  } catch {
    return false;
  }
}
