import { useState } from 'react';
import { dayOf, formatDay } from '#platform/contract/format/format-date.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { FormError } from '#platform/web/kit/field.tsx';
import { Popover } from '#platform/web/kit/popover.tsx';
import { RefusalBox } from '#platform/web/kit/stage-path.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { MoveOption, MoveOptions } from '#features/process/contract/requirement.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import { ExceptionButton } from './exception-button.tsx';
import { createMoveDraft, isAnswered, unmetOf, useMoveDraft } from './move-draft.ts';
import { RequirementFix } from './requirement-fix.tsx';
import { iconOf } from './requirement-icon.ts';
import { useMove } from './use-move.ts';

interface MoveBoxProps {
  readonly record: RecordRow;
  readonly move: MoveOption;
  readonly version: MoveOptions['processVersion'];
  readonly onClose: () => void;
}

/** Why a deal cannot move on: every requirement that is not met, what there is now, and its fix; then the move itself. */
export function MoveBox({ record, move, version, onClose }: MoveBoxProps) {
  const t = useMessages(opportunityMessages);
  const label = useLabel();
  const [store] = useState(createMoveDraft);
  const draft = useMoveDraft(store);
  const moveOn = useMove();
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);
  const unmet = unmetOf(move);
  const isReady = unmet.every((requirement) => isAnswered(requirement, draft));
  const run = () => {
    setIsBusy(true);
    moveOn(record, { id: move.to, label: move.label }, draft)
      .then(onClose, setError)
      .finally(() => setIsBusy(false));
  };
  return (
    <RefusalBox
      title={t(move.isReady ? 'opportunity.move_to' : 'opportunity.why_not', { stage: label(move.label) })}
      note={isReady ? t('opportunity.ready') : t('opportunity.requirements', { total: move.requirements.length, count: unmet.length })}
      onClose={onClose}
      conditions={unmet.map((requirement) => ({
        id: requirement.id,
        icon: iconOf(requirement),
        text: label(requirement.label),
        now: [requirement.now, requirement.hint]
          .filter((each) => each !== undefined)
          .map((each) => label(each))
          .join(' · '),
        fix: <RequirementFix requirement={requirement} record={record} store={store} onMended={() => undefined} />,
      }))}
      footer={
        <div className="stack g2 spread">
          <FormError error={error} />
          <div className="row g3 wrap">
            <MetList move={move} />
            <VersionNote version={version} />
            <span className="spread" />
            {!isReady && <ExceptionButton record={record} move={move} unmet={unmet} />}
            <Button kind="primary" disabled={!isReady} isBusy={isBusy} onClick={run}>
              {t('opportunity.move_to', { stage: label(move.label) })}
            </Button>
          </div>
        </div>
      }
    />
  );
}

function MetList({ move }: { readonly move: MoveOption }) {
  const t = useMessages(opportunityMessages);
  const label = useLabel();
  const met = move.requirements.filter((requirement) => requirement.isMet || requirement.exceptionId !== undefined);
  if (met.length === 0) return null;
  const words = t('opportunity.met', { count: met.length });
  return (
    <Popover
      label={words}
      trigger={(trigger) => (
        <button type="button" {...trigger}>
          <StatusText tone="good">{words}</StatusText>
        </button>
      )}
    >
      {() => (
        <ul className="deal-met">
          {met.map((requirement) => (
            <li key={requirement.id}>
              <StatusText tone="good">{label(requirement.label)}</StatusText>
              {requirement.exceptionId !== undefined && <span className="watch t12"> {t('opportunity.excepted')}</span>}
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

function VersionNote({ version }: { readonly version: MoveOptions['processVersion'] }) {
  const t = useMessages(opportunityMessages);
  const reading = useReading();
  if (version.validFrom === null) return null;
  return (
    <span>
      {t('opportunity.process_version', { number: version.number, day: formatDay(dayOf(new Date(version.validFrom), reading.timeZone), reading) })}
    </span>
  );
}
