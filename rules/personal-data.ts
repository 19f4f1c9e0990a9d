// Addresses, numbers and keys of persons in a text. What stands there is shown by no report.

import { documentRule, list } from '../src/define/index.ts';
import { personalDataIn } from '../src/features/characters/personal-data.ts';
import { maskText } from '../src/text/showing/mask.ts';
import { type PersonalKind, personalKinds } from '../src/text/personal/match.ts';
import { loadTelephones } from '../src/text/personal/telephones.ts';

/** What a fix puts in place of personal data. */
const marks: Readonly<Record<PersonalKind, string>> = {
  key: '[KEY]',
  iban: '[IBAN]',
  card: '[CARD]',
  'national-id': '[ID]',
  mac: '[MAC]',
  ip: '[IP]',
  email: '[EMAIL]',
  telephone: '[TELEPHONE]',
};

// Signs of a masked value that a message shows.
const mostMasked = 24;

export default documentRule({
  id: 'personal-data',
  summary: 'Flags personal data and secrets: addresses, telephone, card and identity numbers, keys.',
  category: 'leakage',
  severity: 'off',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'always',
  hidesText: true,
  messages: {
    found: 'This is {what}: {masked}. Mask it, or take it out.',
  },
  options: {
    kinds: list('Kinds to look for.', personalKinds, { choices: personalKinds }),
    countries: list(
      'Countries (`US`, `DE`) whose telephone numbers are found without the code of the country as well.',
      [],
      { form: /^[A-Z]{2}$/, demand: 'the code of a country, as US or DE' },
    ),
  },
  prepare: loadTelephones,
  check(document, { options, report }) {
    const kinds = personalKinds.filter((kind) => options.kinds.includes(kind));
    for (const { match, span, text } of personalDataIn(document, { kinds, countries: options.countries })) {
      const mark = marks[match.kind];
      const [line] = maskText(text).split('\n');
      report({
        messageId: 'found',
        data: {
          kind: match.kind,
          what: match.what,
          masked: line.length > mostMasked ? `${line.slice(0, mostMasked)}…` : line,
        },
        span,
        fix: { title: `Put ${mark} in its place.`, applicability: 'unsafe', edits: [{ span, text: mark }] },
      });
    }
  },
});
