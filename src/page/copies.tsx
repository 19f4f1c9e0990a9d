// Copies: the one that stays beside one that goes, word by word, and the list of all of them.

import { useMemo, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { compareTexts, type Row, type Run } from '../compare/compare-texts.ts';
import type { PageClass, PagePlace } from '../format/html/page-data.ts';
import { Location } from './location.tsx';
import { Evidence, mostQuoted } from './quotes.tsx';

interface CopiesProps {
  readonly one: PageClass;
  readonly texts: readonly string[];
  readonly base: string | null;
}

/** A class of copies. */
export function Copies({ one, texts, base }: CopiesProps): JSX.Element {
  const kept = one.places.filter(({ lot }) => lot === 'keep');
  const dropped = one.places.filter(({ lot }) => lot === 'drop');
  const further = one.places.filter(({ lot }) => lot === undefined);
  const [chosen, setChosen] = useState(0);
  const [isWhole, setWhole] = useState(false);
  const left = kept[0];
  const right = dropped[Math.min(chosen, dropped.length - 1)];
  const leftText = left.text === undefined ? undefined : texts[left.text];
  const rightText = right?.text === undefined ? undefined : texts[right.text];
  const comparison = useMemo(
    () => (leftText === undefined || rightText === undefined ? undefined : compareTexts(leftText, rightText)),
    [leftText, rightText],
  );
  const isIdentical = leftText !== undefined && leftText === rightText;
  const areSameWords = comparison?.rows.every(({ isSame }) => isSame) === true;
  return (
    <>
      <ol class="lots">
        {[...kept, ...dropped].slice(0, isWhole ? undefined : mostQuoted).map((place) => (
          <Lot
            key={place.location}
            place={place}
            base={base}
            isChosen={dropped.length > 1 && place === right}
            onChoose={
              place.lot === 'drop' && dropped.length > 1 ? () => setChosen(dropped.indexOf(place)) : undefined
            }
          />
        ))}
      </ol>
      {!isWhole && kept.length + dropped.length > mostQuoted && (
        <button type="button" class="quiet" onClick={() => setWhole(true)}>
          Show all {kept.length + dropped.length} places
        </button>
      )}
      {one.hidden > 0 && <p class="aside">{one.hidden} more places are not shown here.</p>}
      {comparison === undefined ? (
        <Evidence one={one} base={base} />
      ) : areSameWords && leftText !== undefined ? (
        <Single text={leftText} places={dropped.length + kept.length} isIdentical={isIdentical} />
      ) : (
        <SideBySide rows={comparison.rows} words={comparison.words} left={left} right={right} base={base} />
      )}
      {(left.isCut || right?.isCut) && <p class="aside">Only the beginning of the text is shown.</p>}
      {further.length > 0 && (
        <p class="aside">
          {further.length === 1 ? 'One more place is' : `${further.length} more places are`} concerned:{' '}
          {further.slice(0, 5).map((place, index) => (
            <>
              {index > 0 && ', '}
              <Location place={place} base={base} />
            </>
          ))}
        </p>
      )}
    </>
  );
}

interface LotProps {
  readonly place: PagePlace;
  readonly base: string | null;
  readonly isChosen: boolean;
  readonly onChoose: (() => void) | undefined;
}

function Lot({ place, base, isChosen, onChoose }: LotProps): JSX.Element {
  const { lot, score } = place;
  return (
    <li class={`lot lot-${lot}${isChosen ? ' lot-chosen' : ''}`}>
      <span class="lot-word">{lot === 'keep' ? 'stays' : 'goes'}</span>
      <Location place={place} base={base} />
      {lot === 'drop' && score !== undefined && score < 1 && (
        <span class="aside">{Math.floor(score * 100)} % alike</span>
      )}
      {onChoose !== undefined && (
        <button type="button" class="quiet" aria-pressed={isChosen} onClick={onChoose}>
          {isChosen ? 'compared below' : 'compare'}
        </button>
      )}
    </li>
  );
}

/** Paragraphs of an identical text that are shown before the rest is asked for. */
const mostParagraphs = 8;

interface SingleProps {
  readonly text: string;
  readonly places: number;
  /** False if white space differs. */
  readonly isIdentical: boolean;
}

function Single({ text, places, isIdentical }: SingleProps): JSX.Element {
  const [isWhole, setWhole] = useState(false);
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '');
  return (
    <section class="single">
      <h2>
        {isIdentical ? 'Identical' : 'The same but for white space'} in{' '}
        {places === 2 ? 'both' : `all ${places}`} places
      </h2>
      <blockquote dir="auto">
        {paragraphs.slice(0, isWhole ? undefined : mostParagraphs).map((line) => (
          <p>{line}</p>
        ))}
      </blockquote>
      {!isWhole && paragraphs.length > mostParagraphs && (
        <button type="button" class="quiet" onClick={() => setWhole(true)}>
          Show the other {paragraphs.length - mostParagraphs} paragraphs
        </button>
      )}
    </section>
  );
}

/** Same paragraphs that stay on either side of a change. */
const context = 1;

/** Rows, or a stretch of rows that are the same and folded away. */
type Part = Row | { readonly hidden: readonly Row[] };

function foldSame(rows: readonly Row[]): Part[] {
  const isShown = rows.map(({ isSame }) => !isSame);
  const near = rows.map((_, index) =>
    isShown.slice(Math.max(0, index - context), index + context + 1).includes(true),
  );
  const parts: Part[] = [];
  let hidden: Row[] = [];
  const close = (): void => {
    // A fold of one row would save nothing.
    if (hidden.length === 1) parts.push(hidden[0]);
    else if (hidden.length > 1) parts.push({ hidden });
    hidden = [];
  };
  rows.forEach((row, index) => {
    if (!near[index]) {
      hidden.push(row);
      return;
    }
    close();
    parts.push(row);
  });
  close();
  return parts;
}

interface SideBySideProps {
  readonly rows: readonly Row[];
  readonly words: { readonly same: number; readonly left: number; readonly right: number };
  readonly left: PagePlace;
  readonly right: PagePlace;
  readonly base: string | null;
}

function SideBySide({ rows, words, left, right, base }: SideBySideProps): JSX.Element {
  const parts = useMemo(() => foldSame(rows), [rows]);
  const [opened, setOpened] = useState<ReadonlySet<Part>>(new Set());
  return (
    <section class="diff" aria-label="Side by side">
      <p class="diff-words">
        {words.left + words.right === 0
          ? `All ${words.same} words are the same; signs differ.`
          : `${words.same} words the same, ${words.left} only in what stays, ${words.right} only in what goes.`}
      </p>
      <div class="diff-grid">
        <div class="diff-title diff-left">
          <span class="lot-word">stays</span> <Location place={left} base={base} />
        </div>
        <div class="diff-title diff-right">
          <span class="lot-word">goes</span> <Location place={right} base={base} />
        </div>
        {parts.map((part) =>
          !('hidden' in part) ? (
            <DiffRow row={part} />
          ) : opened.has(part) ? (
            part.hidden.map((row) => <DiffRow row={row} />)
          ) : (
            <button type="button" class="fold" onClick={() => setOpened(new Set([...opened, part]))}>
              {part.hidden.length} paragraphs the same
            </button>
          ),
        )}
      </div>
    </section>
  );
}

function DiffRow({ row: { left, right, isSame } }: { readonly row: Row }): JSX.Element {
  return (
    <>
      <div class={isSame ? 'cell diff-left same' : 'cell diff-left'} dir="auto">
        {left?.map((run) => (
          <RunText run={run} tone="support" />
        ))}
      </div>
      <div class={isSame ? 'cell diff-right same' : 'cell diff-right'} dir="auto">
        {right?.map((run) => (
          <RunText run={run} tone="judged" />
        ))}
      </div>
    </>
  );
}

function RunText({ run, tone }: { readonly run: Run; readonly tone: string }): JSX.Element {
  return run.isChanged ? <mark class={`mark-${tone}`}>{run.text}</mark> : <>{run.text}</>;
}
