// Where a place stands: a link to its file, as people write it, and a button that copies it for an editor.

import type { JSX } from 'preact';
import type { PagePlace } from '../format/html/page-data.ts';
import { CopyButton } from './signs.tsx';

/** A place as a link. */
export function Location({
  place,
  base,
}: {
  readonly place: PagePlace;
  readonly base: string | null;
}): JSX.Element {
  const { path, location } = place;
  const slash = path.lastIndexOf('/') + 1;
  const words = (
    <>
      <span class="location-folder">{location.slice(0, slash)}</span>
      {location.slice(slash)}
    </>
  );
  return (
    <span class="location">
      {base === null ? (
        words
      ) : (
        <a href={base + path.split('/').map(encodeURIComponent).join('/')} title={location}>
          {words}
        </a>
      )}
      <CopyButton text={location} label={`Copy ${location}`} />
    </span>
  );
}
