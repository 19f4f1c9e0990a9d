// One class in full: what is wrong, the texts, the evidence, what can be done.

import { useEffect, useRef } from 'preact/hooks';
import type { ComponentChildren, JSX } from 'preact';
import { nextSteps } from '../format/one-class/next-steps.ts';
import type { PageClass, PageData } from '../format/html/page-data.ts';
import { Copies } from './copies.tsx';
import { Evidence } from './quotes.tsx';
import { CopyButton, SeveritySign, severityName } from './signs.tsx';

interface DetailProps {
  readonly one: PageClass;
  readonly data: PageData;
  /** 1-based place in the list, and its length. */
  readonly position: readonly [number, number];
  /** What stands between the texts and the evidence: the decisions of a review. */
  readonly children?: ComponentChildren;
}

/** The card of a class. */
export function Detail({ one, data, position, children }: DetailProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const { rules, texts, base } = data;
  const rule = rules.find(({ id }) => id === one.rule);
  useEffect(() => heading.current?.closest('.pane')?.scrollTo({ top: 0 }), [one.id]);
  return (
    <article class="card" aria-labelledby="card-heading">
      <p class="eyebrow">
        <SeveritySign severity={one.severity} />
        <span>{severityName(one.severity)}</span>
        <span class="row-rule">{one.rule}</span>
        <span class="eyebrow-id">
          #{one.id} <CopyButton text={one.id} label={`Copy the id ${one.id}`} />
        </span>
        <span class="eyebrow-position">
          {position[0] > 0 ? `${position[0]} of ${position[1]}` : 'not in the list'}
        </span>
      </p>
      <h1 id="card-heading" ref={heading} tabIndex={-1} dir="auto">
        {one.message}
      </h1>
      {one.kind === 'copies' ? (
        <Copies key={one.id} one={one} texts={texts} base={base} />
      ) : (
        <Evidence key={one.id} one={one} base={base} />
      )}
      {children}
      {one.facts.length > 0 && (
        <section class="facts">
          <h2>Evidence</h2>
          <dl>
            {one.facts.map(([label, value]) => (
              <div>
                <dt>{label}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section class="steps">
        <h2>What to do</h2>
        {rule !== undefined && <p class="aside">{rule.summary}</p>}
        <ul>
          {nextSteps(one, []).map(({ purpose, command }) => (
            <li>
              <span>{purpose}</span>
              <code tabIndex={0}>{command}</code>
              <CopyButton text={command} label={`Copy: ${purpose}`} />
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}
