// Which parts of a page are its main text.

import { describe, expect, test } from 'vitest';
import { blocks, record } from './html-blocks.ts';

describe('left out', () => {
  test.each([
    '<script>var a = "<p>x</p>";</script>',
    '<style>p { color: red }</style>',
    '<nav><p>Home</p></nav>',
    '<form><p>Subscribe</p><button>Go</button></form>',
    '<select><option>One</option></select>',
    '<aside><p>See also</p></aside>',
    '<template><p>Row</p></template>',
    '<noscript>Turn on scripts</noscript>',
    '<svg><text>chart</text></svg>',
    '<!-- <p>comment</p> -->',
    '<p hidden>hidden</p>',
    '<p aria-hidden="true">hidden</p>',
    '<p style="display: none">hidden</p>',
    '<div role="navigation"><p>Home</p></div>',
    '<div class="navheader"><p>Chapter 3. Racks</p></div>',
    '<div class="toplang"><p>Available languages</p></div>',
    '<div class="share-buttons"><p>Share</p></div>',
    '<section id="related"><h3>More</h3></section>',
    '<ul><li><a href="/a">A first link</a></li><li><a href="/b">A second</a> |</li></ul>',
    '<pre><code>let x = 1;</code></pre>',
    '<pre class="programlisting">let x = 1;</pre>',
    '<pre class="language-js line-numbers">let x = 1;</pre>',
    '<footer>Imprint</footer>',
    '<header>The Daily Bridge</header>',
  ])('is %s', (html) => {
    expect(blocks(`<head><title>T</title></head><body><p>Kept.</p>${html}<p>Kept too.</p>`)).toEqual([
      'Kept.',
      'Kept too.',
    ]);
  });

  test('is what stands outside the article or main part, if that holds most of the text', () => {
    expect(blocks('<p>Outside</p><main><p>Most of the text stands here.</p></main>')).toEqual([
      'Most of the text stands here.',
    ]);
    expect(
      blocks(
        '<main><p>Teaser</p><article><header><h1>T</h1></header><p>The article itself.</p></article></main>',
      ),
    ).toEqual(['headline: T', 'The article itself.']);
    expect(blocks('<p>This page has most of its text elsewhere.</p><article>Ad</article>')).toEqual([
      'This page has most of its text elsewhere.',
      'Ad',
    ]);
  });

  test('is no headline that stands above the article', () => {
    expect(blocks('<header><h1>Title</h1></header><main><p>Text of it.</p></main>')).toEqual([
      'headline: Title',
      'Text of it.',
    ]);
  });

  test('is no form around the whole page', () => {
    expect(blocks('<form><p>Everything stands in a form here.</p></form><p>End</p>')).toEqual([
      'Everything stands in a form here.',
      'End',
    ]);
  });

  const sentence = 'The council met on Monday and spoke of the old bridge until midnight. ';
  const story = sentence.repeat(10).trim();
  const short = sentence.repeat(2).trim();

  test.each([
    'div class="page right-sidebar"',
    'div id="experiment-nav"',
    'aside class="lead"',
    'div role="banner"',
  ])('is no text because <%s> stands around most of it', (tag) => {
    const name = tag.split(' ', 1)[0];
    const page = `<${tag}><div class="sidebar"><p>${short}</p></div><h1>Bridge</h1><p>${story}</p></${name}>`;
    expect(blocks(page)).toEqual(['headline: Bridge', story]);
    expect(blocks(`<p>${story}</p>${page}`)).toEqual([story, 'headline: Bridge', story]);
    expect(blocks(`<p>${story}</p><p>${story}</p>${page}`)).toEqual([story, story]);
  });

  test('is no text because all sections are called alike', () => {
    const section = `<section class="test has-ads"><h2>Part</h2><p>${story}</p></section>`;
    expect(blocks(`<h1>Bridge</h1><p>${story}</p>${section}${section}`)).toEqual([
      'headline: Bridge',
      story,
      'subhead: Part',
      story,
      'subhead: Part',
      story,
    ]);
  });

  test('is what readers wrote, however long, unless it is all there is', () => {
    const comments = `<section class="comments-area"><article class="comment-body"><p>${story}</p></article></section>`;
    expect(blocks(`<h1>Bridge</h1><p>${short}</p><p>${story}</p>${comments}${comments}`)).toEqual([
      'headline: Bridge',
      short,
      story,
    ]);
    expect(blocks(`<h1>Bridge</h1>${comments}`)).toEqual(['headline: Bridge', story]);
  });

  test('is a notice in the margin, even if nothing else is a sentence', () => {
    expect(blocks(`<h1>Index</h1><ul><li>Arches</ul><div class="footer"><p>${short}</p></div>`)).toEqual([
      'headline: Index',
      'Arches',
    ]);
  });

  test('is what stands between links, apart from text', () => {
    const teasers =
      '<div><h3>More</h3><p>Sport</p><p><a href="a">A goal</a></p><p><a href="b">A win</a></p></div>';
    const article = `<div><h1>Bridge</h1><p>By Ann</p><p>${story}</p><ul><li>Two arches</ul></div>`;
    const read = ['headline: Bridge', 'By Ann', story, 'Two arches'];
    expect(blocks(teasers + article + teasers)).toEqual(read);
    expect(blocks(`${teasers}<h2>Part</h2>${article.replace('h1', 'h2')}`)).toEqual([
      'headline: Part',
      'subhead: Bridge',
      ...read.slice(1),
    ]);
    expect(blocks(teasers)).toEqual(['headline: More', 'Sport']);
    const rows = '<table><tr><td>Arch<td>Old<tr><td>Pier<td>New</table>';
    expect(blocks(`<div>${rows}</div>${article}`)).toEqual(['Arch', 'Old', 'Pier', 'New', ...read]);
  });

  test('is no link within a sentence, and no class that also claims to be content', () => {
    expect(
      blocks('<p>See <a href="x">the report</a> of the council.</p><div class="related-article">Kept</div>'),
    ).toEqual(['See the report of the council.', 'Kept']);
  });
});

test('costs a paragraph as much however deep it stands', () => {
  const paragraph = `<p>${'The council met on Monday and spoke of the old bridge. '.repeat(3)}</p>`;
  const duration = (depth: number): number => {
    const page = `${'<div class="sidebar">'.repeat(depth)}${paragraph.repeat(20_000)}`;
    const start = performance.now();
    expect(record(page).outline).toHaveLength(20_000);
    return performance.now() - start;
  };
  duration(10);
  // More than twenty times where every paragraph looks at all elements around it.
  expect(duration(9000) / duration(10)).toBeLessThan(6);
});
