// What the terminal can show. picocolors' own test colours files under CI and looks at stdout only, so we decide.

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Whether to colour a stream: the flag, else NO_COLOR, else FORCE_COLOR, else whether it is a terminal. */
export function isColoured(
  flag: boolean | undefined,
  stream: Stream,
  env: Readonly<NodeJS.ProcessEnv>,
): boolean {
  if (flag !== undefined) return flag;
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

/** Width to lay out for, in columns: that of the terminal, down to 40; 120 where there is none. */
export function terminalWidth(stream: Stream): number {
  return stream.isTTY === true ? Math.max(40, stream.columns ?? 80) : 120;
}
