// Leftovers of markup in text.

import { documentRule } from '../src/define/index.ts';
import {
  findMarkupResidue,
  type Residue,
  type ResidueKind,
} from '../src/features/characters/markup-residue.ts';
import { cutMiddle } from '../src/text/showing/cut.ts';

// Characters of a leftover that a message quotes.
const mostQuoted = 40;

const titles: Readonly<Record<ResidueKind, string>> = {
  tag: 'Delete the tags.',
  entity: 'Write the characters.',
  template: 'Delete the template.',
  shortcode: 'Delete the shortcodes.',
  script: '',
  cookies: '',
};

export default documentRule({
  id: 'markup-residue',
  summary:
    'Flags leftovers of markup: tags, character references, templates, shortcodes, scripts, cookie banners.',
  category: 'residue',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'sometimes',
  messages: {
    tag: '"{quoted}" is a tag of HTML and no text.',
    entity: '"{quoted}" is a character reference and stands for {meant}.',
    template: '"{quoted}" is a placeholder that nobody filled in.',
    shortcode: '"{quoted}" is a shortcode and no text.',
    several: '{count} leftovers of markup stand in this paragraph, the first "{quoted}".',
    script: 'The line "{quoted}" is program code and no text.',
    cookies: 'The paragraph "{quoted}" asks for consent to cookies and belongs to no article.',
  },
  options: {},
  silentOn: 'noMarkup',
  readsBesideWords: ['characters', 'knownWords'],
  check(document, { report }) {
    for (const residue of findMarkupResidue(document)) {
      const { kind, span, text, edits, isCertain, isDoubtful } = residue;
      const quoted = cutMiddle(text.replace(/\s+/gu, ' '), mostQuoted);
      const severity = isDoubtful ? ('info' as const) : undefined;
      const common = {
        span,
        severity,
        ...(edits.length === 0 ? {} : { fix: fixOf(residue, isCertain && !isDoubtful) }),
      };
      if (edits.length > 1)
        report({ messageId: 'several', data: { count: edits.length, quoted }, ...common });
      else {
        const expected = edits[0]?.text ?? '';
        report({ messageId: kind, data: { quoted, expected, meant: nameOf(expected) }, ...common });
      }
    }
  },
});

/** How a character is called that a reference stands for. */
function nameOf(character: string): string {
  if (character === '\u00a0' || character === ' ') return 'a no-break space';
  if (character === '\u00ad') return 'a soft hyphen';
  return character === '' ? 'nothing that can be seen' : `"${character}"`;
}

function fixOf({ kind, edits }: Residue, isCertain: boolean) {
  return { title: titles[kind], applicability: isCertain ? ('safe' as const) : ('unsafe' as const), edits };
}
