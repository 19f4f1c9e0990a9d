// Lone marks of whole documents: what counts as closed elsewhere.

import { describe, expect, test } from 'vitest';
import { quoteBalanceOf } from '../../src/features/marks/quote-balance.ts';
import type { BlockRole, Document } from '../../src/model/document.ts';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';
import { TextDocument } from '../../src/segment/text-document.ts';

/** A document of one block a line; a role in front, divided by a bar, where it is not body. */
function documentOf(...lines: string[]): Document {
  const blocks: Document['blocks'][number][] = [];
  let text = '';
  for (const line of lines) {
    const [, role = 'body', content] = /^(?:(\w+)\|)?(.*)$/s.exec(line) as unknown as [
      string,
      BlockRole,
      string,
    ];
    const start = encodeText(text).length;
    text += `${content}\n\n`;
    blocks.push({ role, span: { start, end: start + encodeText(content).length } });
  }
  return new TextDocument({
    bytes: encodeText(text),
    outline: blocks,
    offset: 0,
    record: null,
    sourceLine: 1,
    ordinal: 1,
    endsSource: true,
  });
}

function loneIn(...lines: string[]): string[] {
  const document = documentOf(...lines);
  return quoteBalanceOf(document).lone.map(
    ({ kind, reach }) => `${kind} ${decodeText(document.bytes, reach).slice(0, 12)}`,
  );
}

const long =
  'The bridge over the river was built a hundred years ago and has never been repaired since then.';

describe('lone marks of a document', () => {
  test('are none where the next paragraph opens anew', () => {
    expect(loneIn('He said: "Yes.', '"And no.', '"That is all."')).toEqual([]);
  });

  test('take no time in a paragraph of nothing else', () => {
    expect(loneIn('‘'.repeat(60_000))).toEqual([]);
  }, 2000);

  test('are none where a caption, a heading or a short line stands in between', () => {
    const between = [
      'caption|The bridge in May. (Agency)',
      'subhead|The bridge',
      'Share this',
      'residue|TT "',
    ];
    for (const line of between) expect(loneIn('He said: "Yes.', line, '"That is all."')).toEqual([]);
  });

  test('are found where running text stands in between', () => {
    expect(loneIn('He said: "Yes.', long, '"That is all."')).toEqual(['unclosed "Yes.']);
  });

  test('are none where a later paragraph has the other half', () => {
    expect(loneIn('He said: "Yes.', long, 'That is all."')).toEqual([]);
  });

  test('are found where the other half is too far away, or another quotation stands before it', () => {
    expect(loneIn('He said: "Yes.', ...Array<string>(8).fill(long), 'That is all."')).toHaveLength(2);
    expect(loneIn('He said: "Yes.', `${long} "No," he said.`, 'That is all."')).toHaveLength(2);
  });

  test('are none where a quotation of several paragraphs goes on behind an inset', () => {
    expect(loneIn('"One.', '"Two.', `${long} "Three," he said.`, long, '"Four.', '"Five."')).toEqual([]);
  });

  test('are found in captions and headlines as well', () => {
    expect(loneIn('headline|"Yes, he said', 'caption|The "bridge in May. (Agency)', long)).toHaveLength(2);
  });

  test('in single quotation marks are found in articles that are written in them', () => {
    const dialogue = ["'Yes,' he said.", "'No,' she said.", "'Perhaps,' he said."];
    expect(loneIn(...dialogue, "She thought, 'never again, and left.", long)).toEqual([
      `single 'never again`,
    ]);
    expect(loneIn("She thought, 'never again, and left.", long)).toEqual([]);
  });

  test('are counted against the paragraphs that quote', () => {
    expect(quoteBalanceOf(documentOf('He said: "Yes."', long, "It's old.", '« Oui »')).quoting).toBe(2);
  });
});
