// Documents that say nothing.

import { documentRule } from '../src/define/index.ts';
import { mayHoldResidue } from '../src/features/blocks/possible-roles.ts';
import { wordsOf } from '../src/features/words.ts';
import { span } from '../src/model/span.ts';

export default documentRule({
  id: 'empty-document',
  summary: 'Flags a document without words, or with nothing but leftovers of a web page.',
  category: 'quality',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  silentOn: 'noLeftovers',
  readsBesideWords: ['leftovers'],
  fixes: 'never',
  messages: {
    wordless: 'The document has no words. Delete it, or look up what it should say.',
    leftovers:
      'The document holds nothing but leftovers of a web page. Delete it, or look up what it should say.',
  },
  options: {},
  check(document, { report }) {
    const isWordless = wordsOf(document).length === 0;
    if (!isWordless && !mayHoldResidue(document)) return;
    const { blocks, bytes } = document;
    const at =
      blocks.length === 0
        ? span(0, bytes.length)
        : span(blocks[0].span.start, blocks[blocks.length - 1].span.end);
    if (isWordless) report({ messageId: 'wordless', data: {}, span: at });
    else if (blocks.every(({ role }) => role === 'residue'))
      report({ messageId: 'leftovers', data: {}, span: at });
  },
});
