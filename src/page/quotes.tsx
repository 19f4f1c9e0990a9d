// Statements with the text around them: what is judged, and what speaks for or against it.

import { compareTexts } from '../compare/compare-texts.ts';
import type { JSX } from 'preact';
import type { PageClass, PagePlace } from '../format/html/page-data.ts';
import { Location } from './location.tsx';

/** Places beyond these are listed without their text until asked for. */
export const mostQuoted = 12;

interface EvidenceProps {
  readonly one: PageClass;
  readonly base: string | null;
}

/** All places of a class of statements: the judged one and the first that says otherwise side by side, then the others. */
export function Evidence({ one, base }: EvidenceProps): JSX.Element {
  const { places, names } = one;
  const [judged] = places;
  const other =
    places.find((place) => place.finding === undefined && place.quote?.[1] !== judged.quote?.[1]) ??
    places.find((place) => place.finding === undefined);
  const others = places.filter((place) => place !== judged && place !== other);
  return (
    <>
      <div class={other === undefined ? 'pair pair-single' : 'pair'}>
        <Statement place={judged} against={other} names={names} base={base} tone="judged" />
        {other !== undefined && (
          <Statement place={other} against={judged} names={names} base={base} tone="support" />
        )}
      </div>
      {others.length > 0 && (
        <section class="others">
          <h2>
            {others.length === 1 ? 'One more place' : `${others.length} more places`}
            {one.hidden > 0 && `, and ${one.hidden} not shown`}
          </h2>
          <ol class="others-list">
            {others.map((place) => (
              <li key={place.location}>
                <Location place={place} base={base} />
                {place.label !== '' && <span class="label">{place.label}</span>}
                <Quotation place={place} names={names} tone={toneOf(place, judged)} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

type Tone = 'judged' | 'support';

/** A place that says the same as the judged one is judged with it. */
function toneOf(place: PagePlace, judged: PagePlace): Tone {
  return place.finding !== undefined || place.quote?.[1] === judged.quote?.[1] ? 'judged' : 'support';
}

interface StatementProps {
  readonly place: PagePlace;
  readonly against: PagePlace | undefined;
  readonly names: PageClass['names'];
  readonly base: string | null;
  readonly tone: Tone;
}

function Statement({ place, against, names, base, tone }: StatementProps): JSX.Element {
  return (
    <figure class={`statement statement-${tone}`}>
      <figcaption>
        <span class="label">{place.label === '' ? 'here' : place.label}</span>
        <Location place={place} base={base} />
      </figcaption>
      <Quotation place={place} against={against} names={names} tone={tone} />
    </figure>
  );
}

interface QuotationProps {
  readonly place: PagePlace;
  readonly against?: PagePlace | undefined;
  readonly names: PageClass['names'];
  readonly tone: Tone;
}

function Quotation({ place, against, names, tone }: QuotationProps): JSX.Element | null {
  if (place.quote === undefined) return null;
  const [before, at, after, isCutBefore, isCutAfter] = place.quote;
  return (
    <blockquote dir="auto">
      {isCutBefore && <span class="cut">… </span>}
      {before}
      <mark class={`mark-${tone}`}>{markedText(at, tone, names, against?.quote?.[1])}</mark>
      {after}
      {isCutAfter && <span class="cut"> …</span>}
    </blockquote>
  );
}

/** The text of a place; what sets it apart from the other spelling or statement is marked within. */
function markedText(
  at: string,
  tone: Tone,
  names: PageClass['names'],
  other: string | undefined,
): JSX.Element {
  if (at === '') return <span class="caret">‸</span>;
  if (names !== undefined) {
    const [form, preferred] = names;
    const rival = tone === 'judged' ? preferred : form;
    if (rival !== at) return <Letters text={at} other={rival} />;
  } else if (other !== undefined && other !== at && other !== '') {
    const runs = compareTexts(at, other).rows.flatMap(({ left }) => left ?? []);
    if (runs.some(({ isChanged }) => !isChanged)) {
      return <>{runs.map(({ text, isChanged }) => (isChanged ? <em>{text}</em> : text))}</>;
    }
  }
  return <>{at}</>;
}

/** A word with the letters in which it differs from another; a caret where it lacks some, as proofreaders write. */
function Letters({ text, other }: { readonly text: string; readonly other: string }): JSX.Element {
  const own = [...text];
  const theirs = [...other];
  const shorter = Math.min(own.length, theirs.length);
  let start = 0;
  while (start < shorter && own[start] === theirs[start]) start++;
  let end = 0;
  while (end < shorter - start && own[own.length - 1 - end] === theirs[theirs.length - 1 - end]) end++;
  const middle = own.slice(start, own.length - end).join('');
  return (
    <>
      {own.slice(0, start).join('')}
      {middle === '' ? (
        <span class="caret" aria-hidden="true">
          ‸
        </span>
      ) : (
        <em>{middle}</em>
      )}
      {own.slice(own.length - end).join('')}
    </>
  );
}
