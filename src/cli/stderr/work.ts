// What is said on stderr of the work of a run: the plan, and the time.

import type { Plan } from '../../engine/plan.ts';
import type { Timing } from '../../model/result.ts';
import type { CheckFlags } from '../flags/flags.ts';
import { planTable } from './plan-table.ts';
import { terminalWidth } from '../terminal.ts';
import { timingTable } from './timing-table.ts';

/** Says what was asked for. `writing`: milliseconds that the reports took to be written, which are part of the last stage. */
export function sayWork(
  timing: Timing,
  writing: number,
  plan: Plan,
  flags: Pick<CheckFlags, 'timing' | 'explainPlan'>,
): void {
  const width = terminalWidth(process.stderr);
  const stages = timing.stages.map((time) =>
    time.stage === 'report' ? { ...time, milliseconds: time.milliseconds + writing } : time,
  );
  const whole = { ...timing, stages };
  const texts = [
    ...(flags.explainPlan ? [planTable(plan, whole, width)] : []),
    ...(flags.timing ? [timingTable(whole, width)] : []),
  ];
  for (const lines of texts) process.stderr.write(`\n${lines.join('\n')}\n`);
}
