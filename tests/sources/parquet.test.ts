import { describe, expect, test } from 'vitest';
import type { SourceSettings } from '../../src/model/document.ts';
import { recordsOf } from '../../src/sources/formats/index.ts';
import { complaintOf, outcomeOf } from './scratch.ts';

// Tables of `id` and `text`, written by Arrow 26 with each of its codecs.
const tables = {
  snappy:
    'UEFSMRUEFR4VIkwVBhUAEgAADzgBAAAAYQEAAABiAQAAAGMVABUUFRgsFQYVEBUGFQYcAAAACiQCAAAABgECAyQAFQQVThVSTBUEFQASAAAnmBAAAABUaGUgY291bmNpbCBtZXQuDwAAAEdyw7bDn2UgesOkaGx0LhUAFRIVFiwVBhUQFQYVBhwAAAAJIAIAAAADBQEDAhUEGTw1ABgGc2NoZW1hFQQAFQwlAhgCaWQlAEwcAAAAFQwlAhgEdGV4dCUATBwAAAAWBhkcGSwmABwVDBk1AAYQGRgCaWQVAhYGFnQWfCZGJggpLBUEFQAVAgAVABUQFQIAPBYGGQYZJgAGAAAAJgAcFQwZNQAGEBkYBHRleHQVAhYGFqIBFqoBJvIBJoQBKSwVBBUAFQIAFQAVEBUCADwWPhkGGSYCBAAAABaWAhYGJggWpgIAKCBwYXJxdWV0LWNwcC1hcnJvdyB2ZXJzaW9uIDI2LjAuMRksHAAAHAAAAOEAAABQQVIx',
  gzip: 'UEFSMRUEFR4VPkwVBhUAEgAAH4sIAAAAAAACA2NkYGBIZAQSSSAiGQDKTVe8DwAAABUAFRQVPCwVBhUQFQYVBhwAAAAfiwgAAAAAAAIDY2JgYGBjZGJWYQAAkuXhVQoAAAAVBBVOFXRMFQQVABIAAB+LCAAAAAAAAgMTYGBgCMlIVUjOL81LzsxRyE0t0eMHirkXHd52eH6qQtXhJRk5JXoAb/annycAAAAVABUSFTosFQYVEBUGFQYcAAAAH4sIAAAAAAACA2NiYGBgZmVkZgIAEu5gfAkAAAAVBBk8NQAYBnNjaGVtYRUEABUMJQIYAmlkJQBMHAAAABUMJQIYBHRleHQlAEwcAAAAFgYZHBksJgAcFQwZNQAGEBkYAmlkFQQWBhZ0FrwBJmImCCksFQQVABUCABUAFRAVAgA8FgYZBhkmAAYAAAAmABwVDBk1AAYQGRgEdGV4dBUEFgYWogEW8AEm1AImxAEpLBUEFQAVAgAVABUQFQIAPBY+GQYZJgIEAAAAFpYCFgYmCBasAwAoIHBhcnF1ZXQtY3BwLWFycm93IHZlcnNpb24gMjYuMC4xGSwcAAAcAAAA4gAAAFBBUjE=',
  zstd: 'UEFSMRUEFR4VMEwVBhUAEgAAKLUv/SAPeQAAAQAAAGEBAAAAYgEAAABjFQAVFBUmLBUGFRAVBhUGHAAAACi1L/0gClEAAAIAAAAGAQIDJAAVBBVOFWBMFQQVABIAACi1L/0gJzkBABAAAABUaGUgY291bmNpbCBtZXQuDwAAAEdyw7bDn2UgesOkaGx0LhUAFRIVJCwVBhUQFQYVBhwAAAAotS/9IAlJAAACAAAAAwUBAwIVBBk8NQAYBnNjaGVtYRUEABUMJQIYAmlkJQBMHAAAABUMJQIYBHRleHQlAEwcAAAAFgYZHBksJgAcFQwZNQAGEBkYAmlkFQwWBhZ0FpgBJlQmCCksFQQVABUCABUAFRAVAgA8FgYZBhkmAAYAAAAmABwVDBk1AAYQGRgEdGV4dBUMFgYWogEWxgEmnAImoAEpLBUEFQAVAgAVABUQFQIAPBY+GQYZJgIEAAAAFpYCFgYmCBbeAgAoIHBhcnF1ZXQtY3BwLWFycm93IHZlcnNpb24gMjYuMC4xGSwcAAAcAAAA4gAAAFBBUjE=',
  brotli:
    'UEFSMRUEFR4VJEwVBhUAEgAAGw4AAIRxwDLWRCqgiCpRHNQ6FQAVFBUcLBUGFRAVBhUGHAAAAIsEgAIAAAAGAQIDJAADFQQVThVWTBUEFQASAAALE4AQAAAAVGhlIGNvdW5jaWwgbWV0Lg8AAABHcsO2w59lIHrDpGhsdC4DFQAVEhUaLBUGFRAVBhUGHAAAAAsEgAIAAAADBQEDAgMVBBk8NQAYBnNjaGVtYRUEABUMJQIYAmlkJQBMHAAAABUMJQIYBHRleHQlAEwcAAAAFgYZHBksJgAcFQwZNQAGEBkYAmlkFQgWBhZ0FoIBJkgmCCksFQQVABUCABUAFRAVAgA8FgYZBhkmAAYAAAAmABwVDBk1AAYQGRgEdGV4dBUIFgYWogEWsgEm/AEmigEpLBUEFQAVAgAVABUQFQIAPBY+GQYZJgIEAAAAFpYCFgYmCBa0AgAoIHBhcnF1ZXQtY3BwLWFycm93IHZlcnNpb24gMjYuMC4xGSwcAAAcAAAA4gAAAFBBUjE=',
  lz4: 'UEFSMRUEFR4VIkwVBhUAEgAA8AABAAAAYQEAAABiAQAAAGMVABUUFRYsFQYVEBUGFQYcAAAAoAIAAAAGAQIDJAAVBBVOFVJMFQQVABIAAPAYEAAAAFRoZSBjb3VuY2lsIG1ldC4PAAAAR3LDtsOfZSB6w6RobHQuFQAVEhUULBUGFRAVBhUGHAAAAJACAAAAAwUBAwIVBBk8NQAYBnNjaGVtYRUEABUMJQIYAmlkJQBMHAAAABUMJQIYBHRleHQlAEwcAAAAFgYZHBksJgAcFQwZNQAGEBkYAmlkFQ4WBhZ0FnomRiYIKSwVBBUAFQIAFQAVEBUCADwWBhkGGSYABgAAACYAHBUMGTUABhAZGAR0ZXh0FQ4WBhaiARaoASbwASaCASksFQQVABUCABUAFRAVAgA8Fj4ZBhkmAgQAAAAWlgIWBiYIFqICACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNi4wLjEZLBwAABwAAADhAAAAUEFSMQ==',
};
// The same with a column of numbers `n`, one of lists `paragraphs` and one of structures `page.body`.
const wide = Buffer.from(
  'UEFSMRUEFR4VHkwVBhUAEgAAAQAAAGEBAAAAYgEAAABjFQAVFBUULBUGFRAVBhUGHAAAAAIAAAAGAQIDJAAVBBVOFU5MFQQVABIAABAAAABUaGUgY291bmNpbCBtZXQuDwAAAEdyw7bDn2UgesOkaGx0LhUAFRIVEiwVBhUQFQYVBhwAAAACAAAAAwUBAwIVBBUwFTBMFQYVABIAAAEAAAAAAAAAAgAAAAAAAAADAAAAAAAAABUAFRQVFCwVBhUQFQYVBhwAAAACAAAABgECAyQAFQQVIBUgTBUEFQASAAAEAAAAT25lLgQAAABUd28uFQAVIBUgLBUIFRAVBhUGHAAAAAIAAAADAgMAAAADHwABAwIVBBUSFRJMFQIVABIAAAUAAABEZWVwLhUAFRQVFCwVBhUQFQYVBhwAAAADAAAAAwYAAQIAFQQZnDUAGAZzY2hlbWEVCgAVDCUCGAJpZCUATBwAAAAVDCUCGAR0ZXh0JQBMHAAAABUEJQIYAW4ANQIYCnBhcmFncmFwaHMVAhUGTDwAAAA1BBgEbGlzdBUCABUMJQIYB2VsZW1lbnQlAEwcAAAANQIYBHBhZ2UVAgAVDCUCGARib2R5JQBMHAAAABYGGRwZXCYAHBUMGTUABhAZGAJpZBUAFgYWdBZ0JkImCCksFQQVABUCABUAFRAVAgA8FgYZBhkmAAYAAAAmABwVDBk1AAYQGRgEdGV4dBUAFgYWogEWogEm5gEmfCksFQQVABUCABUAFRAVAgA8Fj4ZBhkmAgQAAAAmABwVBBk1AAYQGRgBbhUAFgYWhgEWhgEm6gImngIpLBUEFQAVAgAVABUQFQIAPCkGGSYABgAAACYAHBUMGTUABhAZOApwYXJhZ3JhcGhzBGxpc3QHZWxlbWVudBUAFggWggEWggEm4AMmpAMpLBUEFQAVAgAVABUQFQIAPBYQGSYGAhlGAgIABAAAACYAHBUMGTUABhAZKARwYWdlBGJvZHkVABYGFmgWaCbUBCamBCksFQQVABUCABUAFRAVAgA8FgoZBhk2AgICAAAAFoYFFgYmCBaGBQAoIHBhcnF1ZXQtY3BwLWFycm93IHZlcnNpb24gMjYuMC4xGVwcAAAcAAAcAAAcAAAcAAAAEAIAAFBBUjE=',
  'base64',
);
// Two groups of one row, pages of version 2, ids that are numbers.
const groups = Buffer.from(
  'UEFSMRUGFRQVFFwVAhUAFQIVABUEFQASHAAAAAIBBwAAAAAAAAAVBhUOFQ5cFQIVABUCFQAVBBUAEhwAAAACAQEAAAB4FQYVFBUUXBUCFQAVAhUAFQQVABIcAAAAAgEIAAAAAAAAABUGFQ4VDlwVAhUAFQIVABUEFQASHAAAAAIBAQAAAHkVBBk8NQAYBnNjaGVtYRUEABUEJQIYAmlkABUMJQIYBHRleHQlAEwcAAAAFgQZLBksJgAcFQQZJQYAGRgCaWQVABYCFkQWRCYISRwVABUAFQIAPCkGGSYAAgAAACYAHBUMGSUGABkYBHRleHQVABYCFj4WPiZMSRwVABUAFQIAPBYCGQYZJgACAAAAFoIBFgImCBaCAQAZLCYAHBUEGSUGABkYAmlkFQAWAhZEFkQmigFJHBUAFQAVAgA8KQYZJgACAAAAJgAcFQwZJQYAGRgEdGV4dBUAFgIWPhY+Js4BSRwVABUAFQIAPBYCGQYZJgACAAAAFoIBFgImigEWggEAKCBwYXJxdWV0LWNwcC1hcnJvdyB2ZXJzaW9uIDI2LjAuMRksHAAAHAAAACsBAABQQVIx',
  'base64',
);
// A column of bytes: "ok" and FF FE.
const binary = Buffer.from(
  'UEFSMRUEFRgVGEwVBBUAEgAAAgAAAG9rAgAAAP/+FQAVEhUSLBUEFRAVBhUGHAAAAAIAAAAEAQEDAhUEGSw1ABgGc2NoZW1hFQIAFQwlAhgEdGV4dAAWBBkcGRwmABwVDBk1AAYQGRgEdGV4dBUAFgQWbBZsJjwmCCksFQQVABUCABUAFRAVAgA8FggZBhkmAAQAAAAWbBYEJggWbAAoIHBhcnF1ZXQtY3BwLWFycm93IHZlcnNpb24gMjYuMC4xGRwcAAAAjAAAAFBBUjE=',
  'base64',
);

function read(bytes: Uint8Array, settings: SourceSettings = {}) {
  const { records, problems } = recordsOf('parquet', bytes, settings);
  return {
    texts: records.map(({ bytes: text }) => Buffer.from(text).toString()),
    ids: records.map(({ givenId }) => givenId),
    numbers: records.map(({ record }) => record),
    problems: problems.map(({ message }) => message),
  };
}

describe('rows', () => {
  test.each(Object.entries(tables))(
    'are records, packed with %s; without a text they are empty',
    (_, base64) => {
      expect(read(Buffer.from(base64, 'base64'))).toEqual({
        texts: ['The council met.', '', 'Größe zählt.'],
        ids: ['a', 'b', 'c'],
        numbers: [1, 2, 3],
        problems: [],
      });
    },
  );

  test('are numbered over groups, and numbers are ids too', () => {
    expect(read(groups)).toEqual({ texts: ['x', 'y'], ids: ['7', '8'], numbers: [1, 2], problems: [] });
  });

  test('that are no UTF-8 are named, and the others read', () => {
    expect(read(binary)).toMatchObject({
      texts: ['ok'],
      problems: ['Row 2 holds text that is not valid UTF-8.'],
    });
  });
});

describe('the column of text', () => {
  test('may lie in a structure', () => {
    expect(read(wide, { text: 'page.body' }).texts).toEqual(['Deep.', '', '']);
  });

  test('may hold lists, whose parts are paragraphs', () => {
    expect(read(wide, { text: 'paragraphs' }).texts).toEqual(['One.\n\nTwo.', '', '']);
  });

  test('that holds numbers is refused, row by row', () => {
    expect(read(wide, { text: 'n' })).toMatchObject({
      texts: [],
      problems: [1, 2, 3].map((row) => `Row ${row} holds a number in the column of text.`),
    });
  });

  test('that is missing is named with those there are and the nearest', async () => {
    expect(await complaintOf(() => read(wide, { text: 'page.bod' }))).toBe(
      'SourceError: The Parquet file has no field "page.bod"; it has "id", "text", "n", "paragraphs", "page.body". ' +
        'Did you mean "page.body"?',
    );
  });
});

describe('a file that cannot be read', () => {
  test('is cut off', async () => {
    for (const length of [8, 100, wide.length - 1]) {
      expect(await complaintOf(() => read(wide.subarray(0, length)))).toBe(
        'SourceError: The Parquet file is cut off: its end is missing. Fetch it again.',
      );
    }
  });

  test('is none', async () => {
    expect(await complaintOf(() => read(Buffer.from('id,text\n1,2\n3,4\n')))).toBe(
      'SourceError: This is no Parquet file: it does not begin as one. Rename it, or set its format.',
    );
  });

  test('is empty', async () => {
    expect(await complaintOf(() => read(new Uint8Array()))).toBe(
      'SourceError: The Parquet file is empty: not even its frame is there. Fetch it again.',
    );
  });

  test('is encrypted', async () => {
    const encrypted = Buffer.from(wide);
    encrypted.write('PARE', encrypted.length - 4);
    expect(await complaintOf(() => read(encrypted))).toBe(
      'SourceError: The Parquet file is encrypted, which cannot be read.',
    );
  });

  test.each([
    ['pages of version 1', Buffer.from(tables.snappy, 'base64'), [0x00, 0x55, 0xff]],
    ['pages of version 2', groups, [0x80, 0xff]],
  ])('gives rows or a SourceError, whichever of its bytes is changed: %s', (_, table, values) => {
    for (let at = 4; at < table.length - 8; at++) {
      for (const value of values) {
        const broken = Buffer.from(table);
        broken[at] = value;
        expect(outcomeOf(() => read(broken))).toMatch(/^(read|SourceError: [A-Z][^\n]*\.)$/);
      }
    }
  });
});
