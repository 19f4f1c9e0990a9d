// No test may reach the network. Pipes and sockets of the file system stay allowed: worker processes talk through them.

import { Socket } from 'node:net';

type Connect = (this: Socket, ...parameters: unknown[]) => Socket;

const connect = Socket.prototype.connect as Connect;

function isLocalPipe(target: unknown): boolean {
  const options: unknown = Array.isArray(target) ? target[0] : target;
  if (typeof options === 'string') return true;
  return typeof options === 'object' && options !== null && 'path' in options && Boolean(options.path);
}

Socket.prototype.connect = function refuse(this: Socket, ...parameters: unknown[]): Socket {
  if (!isLocalPipe(parameters[0])) throw new Error('Tests may not use the network.');
  return connect.apply(this, parameters);
} as typeof Socket.prototype.connect;
