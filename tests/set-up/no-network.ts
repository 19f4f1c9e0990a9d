// No test may reach the network. Pipes and sockets of the file system stay allowed, since worker processes talk through
// them, and so does this machine itself: servers of the project listen there.

import { Socket } from 'node:net';

type Connect = (this: Socket, ...parameters: unknown[]) => Socket;

const connect = Socket.prototype.connect as Connect;

function isLocal(target: unknown): boolean {
  const options: unknown = Array.isArray(target) ? target[0] : target;
  if (typeof options === 'string') return true;
  if (typeof options !== 'object' || options === null) return false;
  if ('path' in options && Boolean(options.path)) return true;
  return 'host' in options && options.host === '127.0.0.1';
}

function connectLocally(this: Socket, ...parameters: unknown[]): Socket {
  if (!isLocal(parameters[0])) throw new Error('Tests may not use the network.');
  return connect.apply(this, parameters);
}

// Files of tests that share a process run this one after the other.
if (connect.name !== connectLocally.name) {
  Socket.prototype.connect = connectLocally as typeof Socket.prototype.connect;
}

// Certificates for a network that is not used: Node reads them at every start, which costs a process half as much again.
delete process.env['NODE_EXTRA_CA_CERTS'];
