// The server of a review. It listens to this machine alone, on a port of its own; every request must name the secret of
// the session in its path and this very server as its host, so that no other page and no other user can decide.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError, SourceError, UsageError } from '../model/errors.ts';
import type { SessionState } from './decision.ts';
import { isChoice, type Session } from './session.ts';

/** What the server serves. */
export interface ReviewService {
  readonly session: Session;
  /** The page as it is now, in pieces. */
  page(): readonly string[];
  /** Writes what was decided where it takes effect. Resolves to what was done, line by line. */
  finish(): Promise<readonly string[]>;
}

/** A running server. */
export interface ReviewServer {
  /** Address with the secret: whoever has it can decide. */
  readonly url: string;
  close(): Promise<void>;
}

/** Bytes of a request, at most: a decision with its reason, ten times over. */
const mostBodyBytes = 16_384;

/** Headers of every answer. */
const headers = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** An answer that is no page. */
class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Starts a server on 127.0.0.1. */
export async function startServer(service: ReviewService): Promise<ReviewServer> {
  // 128 bits: nobody guesses it while the session lasts.
  const secret = randomBytes(16).toString('hex');
  const server = createServer((request, response) => {
    void answer(request, response, service, secret, server);
  });
  // A request is a few hundred bytes from this machine: who takes longer wants to keep the server busy.
  server.headersTimeout = 10_000;
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://${hostOf(server)}/${secret}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function hostOf(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  service: ReviewService,
  secret: string,
  server: Server,
): Promise<void> {
  try {
    const path = admit(request, secret, hostOf(server));
    if (request.method === 'GET' && path === '') {
      response.writeHead(200, { ...headers, 'Content-Type': 'text/html; charset=utf-8' });
      for (const piece of service.page()) response.write(piece);
      response.end();
      return;
    }
    sendJson(response, 200, await act(`${request.method} ${path}`, request, service));
  } catch (error) {
    const status = error instanceof Refusal ? error.status : isExpected(error) ? 422 : 500;
    if (!response.headersSent) sendJson(response, status, { error: (error as Error).message });
    else response.destroy();
    // What is left of a body that is too long is not waited for.
    if (status === 413) request.destroy();
  }
}

function isExpected(error: unknown): boolean {
  return error instanceof UsageError || error instanceof ConfigError || error instanceof SourceError;
}

/** The path behind the secret. Throws Refusal for a request that does not come from the page of this session. */
function admit({ headers: given, url = '', method }: IncomingMessage, secret: string, host: string): string {
  // A page elsewhere that has its own name point to this machine (DNS rebinding) sends that name.
  if (given.host !== host) throw new Refusal(403, 'Wrong host.');
  if (given.origin !== undefined && given.origin !== `http://${host}`)
    throw new Refusal(403, 'Wrong origin.');
  const site = given['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Refusal(403, 'Wrong origin.');
  const [, token = '', ...rest] = url.split('/');
  if (!isSecret(token, secret))
    throw new Refusal(403, 'Wrong address: take the one that corpuslint review printed.');
  if (method !== 'GET' && method !== 'POST') throw new Refusal(405, 'Only GET and POST.');
  // A form of another page cannot send JSON without being asked first.
  if (method === 'POST' && (given.origin === undefined || given['content-type'] !== 'application/json')) {
    throw new Refusal(403, 'Decisions are sent by the page alone.');
  }
  return rest.join('/');
}

/** Compares in equal time, whatever was sent. */
function isSecret(token: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(token), digest(secret));
}

async function act(
  call: string,
  request: IncomingMessage,
  { session, finish }: ReviewService,
): Promise<SessionState & { readonly id?: string | undefined; readonly done?: readonly string[] }> {
  switch (call) {
    case 'GET decisions':
      return session.state();
    case 'POST decisions': {
      const { id, choice, reason } = await readBody(request);
      if (
        typeof id !== 'string' ||
        !isChoice(choice) ||
        (reason !== undefined && typeof reason !== 'string')
      ) {
        throw new Refusal(400, 'A decision has an id, a choice and, to ignore, a reason.');
      }
      session.decide({ id, choice, ...(reason === undefined ? {} : { reason }) });
      return session.state();
    }
    case 'POST undo': {
      const id = session.undo();
      return { ...session.state(), id };
    }
    case 'POST finish':
      return { ...session.state(), done: await finish() };
    default:
      throw new Refusal(404, 'There is nothing here.');
  }
}

async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > mostBodyBytes) throw new Refusal(413, 'Too long.');
    parts.push(part);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Told below.
  }
  throw new Refusal(400, 'The body must be a JSON object.');
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { ...headers, 'Content-Type': 'application/json' });
  response.end(JSON.stringify(value));
}
