// The server of a review under attack: only the page of this session, on this machine, may decide.

import { request } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startServer } from '../../src/review/server.ts';
import { Session } from '../../src/review/session.ts';

interface Call {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A server with one class, and a way to call it: by default as its page does. */
async function begin() {
  const saved: string[] = [];
  const session = new Session(
    [{ id: '0000000a', rule: 'some-rule', message: 'Some message.', choices: ['accept', 'ignore', 'later'] }],
    [],
    (text) => saved.push(text),
  );
  const server = await startServer({
    session,
    page: () => ['<p>', 'page'],
    finish: () => Promise.resolve(['Done.']),
  });
  onTestFinished(() => server.close());
  const { port, pathname: secret, origin, host } = new URL(server.url);
  const call = ({ method = 'POST', path = `${secret}decisions`, headers = {}, body = '' }: Call) =>
    new Promise<{ status: number; text: string; headers: Readonly<Record<string, unknown>> }>(
      (resolve, reject) => {
        const own = method === 'POST' ? { origin, 'content-type': 'application/json' } : {};
        const sent = request(
          { agent: false, host: '127.0.0.1', port, method, path, headers: { host, ...own, ...headers } },
          (response) => {
            let text = '';
            response.setEncoding('utf8');
            response.on('data', (part: string) => (text += part));
            response.on('end', () =>
              resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
            );
          },
        );
        sent.on('error', reject);
        sent.end(body);
      },
    );
  return { session, saved, server, secret, origin, call };
}

const decision = JSON.stringify({ id: '0000000a', choice: 'ignore', reason: 'Fine as it is.' });

describe('the page of the session', () => {
  test('is served, decides, takes back and finishes', async () => {
    const { call, secret, saved } = await begin();
    const page = await call({ method: 'GET', path: secret });
    expect([page.status, page.text]).toEqual([200, '<p>page']);
    expect(page.headers).toMatchObject({
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const decided = await call({ body: decision });
    expect(JSON.parse(decided.text)).toEqual({
      decisions: [{ id: '0000000a', choice: 'ignore', reason: 'Fine as it is.' }],
      canUndo: true,
    });
    expect(saved).toHaveLength(1);
    expect(JSON.parse((await call({ path: `${secret}finish` })).text)).toMatchObject({ done: ['Done.'] });
    expect(JSON.parse((await call({ path: `${secret}undo` })).text)).toEqual({
      decisions: [],
      canUndo: false,
      id: '0000000a',
    });
  });
});

describe('anybody else', () => {
  test('gets nothing and decides nothing', async () => {
    const { call, secret, origin, session } = await begin();
    const attacks: readonly (readonly [what: string, call: Call, status: number])[] = [
      ['no secret', { path: '/decisions' }, 403],
      ['a wrong secret', { path: '/00000000000000000000000000000000/decisions' }, 403],
      ['a part of the secret', { path: `${secret.slice(0, -2)}/decisions` }, 403],
      ['another host that points here', { headers: { host: 'evil.example' } }, 403],
      ['this machine by another name', { headers: { host: 'localhost' } }, 403],
      [
        'the page asked for under another host',
        { method: 'GET', path: secret, headers: { host: 'evil.example:80' } },
        403,
      ],
      ['another origin', { headers: { origin: 'http://evil.example' } }, 403],
      ['an origin that begins like ours', { headers: { origin: `${origin}.evil.example` } }, 403],
      ['a page in a sandbox', { headers: { origin: 'null' } }, 403],
      [
        'a link of another site',
        { method: 'GET', path: secret, headers: { 'sec-fetch-site': 'cross-site' } },
        403,
      ],
      ['a form', { headers: { 'content-type': 'text/plain' } }, 403],
      ['a path out of the session', { method: 'GET', path: `${secret}../../etc/passwd` }, 404],
      ['an encoded one', { method: 'GET', path: `${secret}%2e%2e%2f%2e%2e%2fetc%2fpasswd` }, 404],
      ['a file', { method: 'GET', path: `${secret}package.json` }, 404],
      ['another method', { method: 'DELETE' }, 405],
      ['a decision by GET', { method: 'GET', path: `${secret}undo` }, 404],
    ];
    for (const [what, attack, status] of attacks) {
      const answer = await call({ body: attack.method === 'GET' ? '' : decision, ...attack });
      expect([what, answer.status]).toEqual([what, status]);
      expect(answer.text).not.toContain('page<');
    }
    expect(session.state().decisions).toEqual([]);
  });

  test('cannot fill the memory: a long body is cut off', async () => {
    const { call, session } = await begin();
    const answer = await call({
      body: `{"id":"0000000a","choice":"ignore","reason":"${'x'.repeat(5_000_000)}"}`,
    }).catch((error: NodeJS.ErrnoException) => ({ status: error.code }));
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(answer.status);
    expect(session.state().decisions).toEqual([]);
    expect((await call({ body: decision })).status).toBe(200);
  });

  test('gets a reason for a body that is none', async () => {
    const { call } = await begin();
    const bodies: readonly (readonly [body: string, status: number])[] = [
      ['', 400],
      ['nonsense', 400],
      ['null', 400],
      ['[]', 400],
      ['{"id":1,"choice":"accept"}', 400],
      ['{"id":"0000000a","choice":"burn"}', 400],
      ['{"id":"0000000a","choice":"ignore","reason":{}}', 400],
      ['{"id":"0000000a","choice":"ignore"}', 422],
      ['{"id":"__proto__","choice":"accept"}', 422],
    ];
    for (const [body, status] of bodies)
      expect([body, (await call({ body })).status]).toEqual([body, status]);
  });
});
