#!/usr/bin/env node
import { main } from '../src/cli/main.ts';

async function start(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2));
}

void start();
