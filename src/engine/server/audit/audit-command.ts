import type { SealBreak, VerifyStretch } from '../../contract/audit/seals.ts';
import type { CommandAnswer, CommandContext, CommandDefinition, CommandInput } from '../command.ts';
import { runRead } from '../run.ts';
import { requireAudit } from './audit.policy.ts';
import { findSeal } from './seal.queries.ts';
import { verifyStretch } from './verify-seals.ts';

/** `sloop audit verify`: recomputes every seal of the log and names what was tampered with. */
export const auditCommand: CommandDefinition = {
  name: 'audit',
  summary: 'check that nothing in the audit log was changed, deleted or inserted after it was sealed',
  arguments: [{ name: '<action>', description: 'verify' }],
  options: [{ flags: '--anchor <number:hash>', description: 'a seal noted down earlier that must still be the same' }],
  run: (command, input) => {
    if (input['action'] !== 'verify') throw new Error('There is only one action: sloop audit verify');
    return verify(command, input);
  },
};

async function verify(command: CommandContext, input: CommandInput): Promise<CommandAnswer> {
  const { app, caller } = command;
  const breaks: SealBreak[] = [];
  let [events, after] = [0, 0];
  for (;;) {
    const from = after;
    const stretch = await runRead(app, caller, async (ctx) => {
      requireAudit(ctx);
      return verifyStretch(ctx.session, ctx.workspace.id, from);
    });
    breaks.push(...stretch.breaks);
    events += stretch.events;
    if (stretch.next === null) {
      const anchor = await checkAnchor(command, input['anchor']);
      return answer({ ...stretch, breaks: [...breaks, ...anchor], events });
    }
    after = stretch.next;
    command.say(`  ${after} of ${stretch.last} seals`);
  }
}

async function checkAnchor(command: CommandContext, anchor: CommandInput[string]): Promise<SealBreak[]> {
  if (typeof anchor !== 'string') return [];
  const [number, hash] = anchor.split(':');
  const seal = await runRead(command.app, command.caller, (ctx) => findSeal(ctx.session, ctx.workspace.id, Number(number)));
  if (!seal) return [{ kind: 'seal_missing', seal: Number(number), event: null }];
  return seal.hash.toString('hex') === hash ? [] : [{ kind: 'seal_changed', seal: seal.number, event: null }];
}

function answer(result: VerifyStretch): CommandAnswer {
  const { breaks, events, last, head, tail, checkpoint } = result;
  const isFailure = breaks.length > 0;
  const lines = [
    isFailure ? `NOT INTACT: ${breaks.length} breaks` : 'Intact.',
    ...breaks.map((each) => `  seal ${each.seal}: ${each.kind}${each.event === null ? '' : ` event ${each.event}`}`),
    `${events} events under ${last} seals${checkpoint === null ? '' : `, from checkpoint ${checkpoint}`}; ${tail?.events ?? 0} not sealed yet.`,
    ...(head ? [`Last seal, to keep elsewhere and check with --anchor: ${head.number}:${head.hash}`] : []),
  ];
  return { json: { isIntact: !isFailure, breaks, events, seals: last, head, checkpoint, tail }, text: lines.join('\n'), isFailure };
}
