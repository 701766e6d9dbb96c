import { useLabel, useMessages } from '#platform/web/locale.ts';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { PercentText } from '#platform/web/kit/values.tsx';
import type { ProcessDefinition, Stage, Transition } from '../contract/definition.ts';
import { processPageMessages } from '../contract/process-page.messages.ts';
import { GateList } from './gate-list.tsx';

interface StageListProps {
  readonly definition: ProcessDefinition;
  /** Given for a draft: its numbers and conditions can be changed. */
  readonly onChange?: (definition: ProcessDefinition) => void;
}

/** Every stage with its win rate, standard dwell, gate and where it leads. */
export function StageList({ definition, onChange }: StageListProps) {
  const change =
    onChange && ((next: Stage) => onChange({ ...definition, stages: definition.stages.map((stage) => (stage.id === next.id ? next : stage)) }));
  return (
    <ol className="process-stages">
      {definition.stages.map((stage, at) => (
        <StageRow key={stage.id} stage={stage} number={at + 1} definition={definition} {...(change && { onChange: change })} />
      ))}
    </ol>
  );
}

interface StageRowProps {
  readonly stage: Stage;
  readonly number: number;
  readonly definition: ProcessDefinition;
  readonly onChange?: (stage: Stage) => void;
}

function StageRow({ stage, number, definition, onChange }: StageRowProps) {
  const t = useMessages(processPageMessages);
  const label = useLabel();
  return (
    <li>
      <div className="process-stage-head">
        <span className="process-number">{number}</span>
        <b className="t14 spread">
          {label(stage.label)} {stage.no_return && <Tag>{t('process.no_return')}</Tag>}
        </b>
        <span className="process-figure">
          <span className="muted t12">{t('process.probability')}</span>{' '}
          {onChange ? (
            <NumberBox
              label={t('process.probability')}
              value={stage.probability}
              max={100}
              onChange={(probability) => onChange({ ...stage, probability: probability ?? 0 })}
            />
          ) : (
            <b>
              <PercentText value={stage.probability / 100} digits={0} />
            </b>
          )}
        </span>
        <span className="process-figure">
          <span className="muted t12">{t('process.dwell')}</span>{' '}
          {onChange && stage.kind === 'open' ? (
            <NumberBox
              label={t('process.dwell')}
              value={stage.standard_dwell}
              max={1000}
              onChange={(days) => onChange({ ...stage, standard_dwell: days })}
            />
          ) : (
            <b>{stage.standard_dwell === null ? '—' : t('process.dwell_days', { count: stage.standard_dwell })}</b>
          )}
        </span>
      </div>
      <div className="process-stage-body">
        <GateList gate={stage.entry} {...(onChange && { onChange: (entry: Stage['entry']) => onChange({ ...stage, entry }) })} />
        <Exits stage={stage} definition={definition} />
      </div>
    </li>
  );
}

function NumberBox({
  label,
  value,
  max,
  onChange,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly max: number;
  readonly onChange: (value: number | null) => void;
}) {
  const read = (text: string) => (/^\d{1,4}$/.test(text) ? Math.min(max, Number(text)) : null);
  return (
    <span className="process-number-box">
      <TextInput aria-label={label} inputMode="numeric" value={value === null ? '' : String(value)} onChange={(text) => onChange(read(text))} />
    </span>
  );
}

function Exits({ stage, definition }: { readonly stage: Stage; readonly definition: ProcessDefinition }) {
  const t = useMessages(processPageMessages);
  const exits = definition.transitions.filter(
    (transition) => transition.from === stage.id || (transition.from === '*' && stage.kind === 'open' && transition.to !== stage.id),
  );
  if (exits.length === 0) return null;
  return (
    <div className="process-exits">
      <span className="muted t12">{t('process.leads_to')}</span>
      {exits.map((transition) => (
        <Exit key={`${transition.from} ${transition.to}`} transition={transition} definition={definition} />
      ))}
    </div>
  );
}

function Exit({ transition, definition }: { readonly transition: Transition; readonly definition: ProcessDefinition }) {
  const t = useMessages(processPageMessages);
  const label = useLabel();
  const to = definition.stages.find((stage) => stage.id === transition.to);
  const notes = [
    ...(transition.requires_reason ? [t('process.needs_reason')] : []),
    ...(transition.who.kind === 'owner'
      ? [t('process.owner_only')]
      : transition.who.kind === 'roles'
        ? [t('process.roles_only', { roles: transition.who.roles.join(', ') })]
        : []),
    ...transition.conditions.map((condition) => label(condition.message)),
  ];
  return (
    <span className="nowrap">
      {to ? label(to.label) : transition.to}
      {notes.length > 0 && <span className="muted t12"> ({notes.join(' · ')})</span>}
    </span>
  );
}
