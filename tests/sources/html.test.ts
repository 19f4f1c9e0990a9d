import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '../../src/model/document.ts';
import { recordsOf } from '../../src/sources/formats/index.ts';
import { readSource } from '../../src/sources/read.ts';
import { blocks, record } from './html-blocks.ts';
import { complaintOf } from './scratch.ts';

describe('text', () => {
  test('is read block by block, an empty line apart', () => {
    const html = '<h1>Bridge</h1><p>One <b>bold</b> word.</p><ul><li>a<li>b</ul><div>in a div</div>';
    expect(Buffer.from(record(html).bytes).toString()).toBe('Bridge\n\nOne bold word.\n\na\n\nb\n\nin a div');
  });

  test('has white space as a browser shows it', () => {
    expect(
      blocks('<p>\n  One\n\t two  <b> three </b>\n four </p><p>five<br>\n six<br/>\n<br>seven<br></p>'),
    ).toEqual(['One two three four', 'five\nsix', 'seven']);
    expect(blocks('<pre>\n a\n  b </pre>')).toEqual(['a\n  b']);
    expect(blocks('<pre class="poem">\n a\n  b </pre>')).toEqual(['a\n  b']);
    expect(blocks('<p>&nbsp;</p><p> </p><p></p>')).toEqual([]);
  });

  test('has its entities decoded', () => {
    expect(
      blocks('<p>&ldquo;R&eacute;sum&#233;&rdquo; &amp; a&nbsp;b &lt;i&gt; &#x1F600; &unknown; Größe</p>'),
    ).toEqual(['“Résumé” & a\u00a0b <i> 😀 &unknown; Größe']);
  });

  test('is without the raised numbers of footnotes, and with all others', () => {
    expect(
      blocks(
        '<p>Five.<sup><a href="#n1">1</a></sup> Six<sup><a id="r2" href="#n2">[2]</a></sup>.<a role="doc-noteref" href="notes.html#3">3</a></p>' +
          '<p>The 17<sup>th</sup> <a href="#n1">note</a> on m<sup>2</sup> and <sup><a href="a.html">TM</a></sup>.</p>',
      ),
    ).toEqual(['Five. Six.', 'The 17th note on m2 and TM.']);
  });

  test('of headings and captions has its role', () => {
    const html =
      '<h1>Title</h1><h2>Part</h2><figure><img><figcaption>The bridge.</figcaption></figure><h3>Title</h3>' +
      '<table><caption>Sums</caption><tr><td>1</td><td>2</td></tr></table>';
    expect(blocks(html)).toEqual([
      'headline: Title',
      'subhead: Part',
      'caption: The bridge.',
      'headline: Title',
      'caption: Sums',
      '1',
      '2',
    ]);
    expect(blocks('<h2>First</h2><p>x</p><h2>Second</h2>')).toEqual([
      'headline: First',
      'x',
      'subhead: Second',
    ]);
  });
});

describe('program text', () => {
  test('is no block where it stands by itself', () => {
    expect(
      blocks(
        '<h2><code>rack</code></h2><p>It prints names.</p><p><code>rack --all</code></p>' +
          '<div class="highlight"><pre>rack(1)</pre></div><pre>if (a) {\n  go();\n}</pre><pre>A letter\nin lines</pre>',
      ),
    ).toEqual(['headline: rack', 'It prints names.', 'A letter\nin lines']);
    expect(
      blocks(
        '<p>So it is called.</p><div class="fragment"><div class="line">rack(1)</div></div>' +
          '<dt class="sig sig-object">rack(<em>a</em>)</dt><dd>Prints names.</dd>',
      ),
    ).toEqual(['So it is called.', 'Prints names.']);
  });

  test('is read where a page sets most of its text so', () => {
    const html = '<h1>Letter</h1><p><tt>Dear clerk, the plates have come.</tt></p><p>Yours</p>';
    expect(blocks(html)).toEqual(['headline: Letter', 'Dear clerk, the plates have come.', 'Yours']);
    expect(record(html).phrases).toBeUndefined();
  });

  test('and what is stressed are told within a sentence', () => {
    const { bytes, phrases = [] } = record(
      '<p><code>rack</code></p><p>Menu</p><p><code>rack  <i>name</i></code>, <em>not</em>/<b>[</b> or ' +
        '<span class="option">--all</span>.</p>',
    );
    const told = phrases.map(({ kind, start, end }) => [
      kind,
      Buffer.from(bytes).toString('utf8', start, end),
    ]);
    expect(told).toEqual([
      ['code', 'rack name'],
      ['emphasis', 'not'],
      ['emphasis', '['],
      ['code', '--all'],
    ]);
  });
});

test('the name of a site is no headline of its pages', () => {
  expect(blocks('<h1><a href="/">The Racks</a></h1><h1>Plates</h1><p>They lie.</p>')).toEqual([
    'headline: Plates',
    'They lie.',
  ]);
  expect(blocks('<h1><a href="/">The Racks</a></h1><p>They lie.</p>')).toEqual([
    'headline: The Racks',
    'They lie.',
  ]);
});

test('a paragraph that its class calls a caption is one', () => {
  expect(blocks('<h1>Fair</h1><p class="wp-caption-text">The square at noon.</p><p>It rained.</p>')).toEqual([
    'headline: Fair',
    'caption: The square at noon.',
    'It rained.',
  ]);
  expect(blocks('<h1>Fair</h1><div class="code-block-caption">fair.txt</div><p>It rained.</p>')).toEqual([
    'headline: Fair',
    'fair.txt',
    'It rained.',
  ]);
});

describe('places', () => {
  /** Source of every byte of the text, by the runs of the record. */
  function sourceOf({ bytes, origin }: SourceRecord): string[] {
    if (origin === undefined) throw new Error('no origin');
    const { source, textStarts, sourceStarts, sourceEnds } = origin;
    return [...textStarts].map((start, run) => {
      const length = (textStarts[run + 1] ?? bytes.length) - start;
      const text = Buffer.from(bytes).toString('utf8', start, start + length);
      const at = Buffer.from(source).toString('utf8', sourceStarts[run], sourceEnds[run]);
      return text === at ? text : `${JSON.stringify(text)}=${JSON.stringify(at)}`;
    });
  }

  test('lead back to the source, entities to the whole entity', () => {
    expect(sourceOf(record('<p>a\n <b>&eacute;t</b>ü &amp; b</p><p>c</p>'))).toEqual([
      '"a "="a\\n"',
      '"é"="&eacute;"',
      't',
      'ü ',
      '"&"="&amp;"',
      ' b',
      '"\\n\\n"=""',
      'c',
    ]);
  });

  test('are ascending and within the source, and copies are equal there, for any page', () => {
    const part = fc.constantFrom(
      '<p>', '</p>', '<b>', '</b>', '<div>', '</div>', '<br>', '<pre>', '</pre>', '<a href=x>', '</a>', '<li>',
      '<main>', '</article>', '<article>', '<h1>', '</h1>', '<!-- x -->', '&amp;', '&eacute', '&#8220;', '&', '<',
      ' ', '\n', '\t ', 'word', 'ü', '日本', '\u00a0', '<script>', '</script>', '<td>', '&nbsp;',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const source = Buffer.from(parts.join(''));
        const { bytes, outline = [], origin } = recordsOf('html', source, {}).records[0];
        if (origin === undefined) throw new Error('no origin');
        const { textStarts, sourceStarts, sourceEnds } = origin;
        expect(Buffer.from(bytes).toString()).not.toContain('\ufffd');
        expect(textStarts[0] ?? 0).toBe(0);
        for (let run = 0; run < textStarts.length; run++) {
          const length = (textStarts[run + 1] ?? bytes.length) - textStarts[run];
          expect(length).toBeGreaterThan(0);
          expect(sourceEnds[run]).toBeGreaterThanOrEqual(sourceStarts[run]);
          expect(sourceEnds[run]).toBeLessThanOrEqual(source.length);
          expect(sourceStarts[run]).toBeGreaterThanOrEqual(run === 0 ? 0 : sourceEnds[run - 1]);
        }
        for (const { span } of outline) expect(span.end).toBeGreaterThan(span.start);
      }),
    );
  });
});

test('a page that nests without end is refused', async () => {
  expect(await complaintOf(() => record('<b>'.repeat(10_001)))).toBe(
    'SourceError: Nests more than 10000 elements, as no page does. Repair it, or set its format to plain.',
  );
  expect(blocks(`${'<div>'.repeat(9000)}deep`)).toEqual(['deep']);
});

describe('an encoding that the page declares', () => {
  // "Śnieg w Łodzi" in ISO 8859-2, too short for statistics of letters.
  const text = Buffer.from([0xa6, ...Buffer.from('nieg w '), 0xa3, ...Buffer.from('odzi')]);
  const read = (head: string): { encoding: string; text: string } => {
    const content = Buffer.concat([Buffer.from(`<html><head>${head}</head><p>`), text, Buffer.from('</p>')]);
    const { facts, text: decoded } = readSource({ file: '', content, format: 'html' });
    return {
      encoding: facts.encoding,
      text: /<p>(.*)<\/p>/.exec(Buffer.from(decoded).toString())?.[1] ?? '',
    };
  };

  test('is the one that is read', () => {
    const expected = { encoding: 'iso-8859-2', text: 'Śnieg w Łodzi' };
    expect(read('<meta charset="ISO-8859-2">')).toEqual(expected);
    expect(read('<META http-equiv=Content-Type content="text/html; charset=latin2">')).toEqual(expected);
  });

  test('is not believed where it is a comment, unknown, or the bytes are UTF-8', () => {
    expect(read('<!-- <meta charset="iso-8859-2"> -->').encoding).not.toBe('iso-8859-2');
    expect(read('<meta charset="klingon">').encoding).not.toBe('klingon');
    expect(read('<meta charset="utf-16">').encoding).not.toMatch(/^utf/);
    const content = Buffer.from('<meta charset="iso-8859-2"><p>Łódź</p>');
    expect(readSource({ file: '', content, format: 'html' }).facts.encoding).toBe('utf-8');
  });
});
