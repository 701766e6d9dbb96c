import { useRef } from 'react';
import type { ReactNode } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { useIsPhone } from '../reading.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import './stage-path.css';

/** One stage of a path; `refused` is the next one whose conditions are not met. */
export interface PathStage {
  readonly id: string;
  readonly label: string;
  readonly state: 'done' | 'current' | 'refused' | 'ahead' | 'lost';
  /** Below the name: 4 天, 9 / 标准 7 个工作日, 差 3 项. */
  readonly note?: string;
  readonly isOver?: boolean;
}

interface StagePathProps {
  readonly label: string;
  readonly stages: readonly PathStage[];
  readonly onSelect?: (stageId: string) => void;
}

/** Where a record stands on its way: done solid, current solid, refused dotted red, ahead grey. */
export function StagePath({ label, stages, onSelect }: StagePathProps) {
  const t = useMessages(kitMessages);
  const isPhone = useIsPhone();
  const current = stages.find((stage) => stage.state === 'current' || stage.state === 'lost');
  const refused = stages.find((stage) => stage.state === 'refused');
  return (
    <div>
      <ol className="k-path" aria-label={label}>
        {stages.map((stage) => (
          <li key={stage.id} className={classNames(stage.state)} aria-current={stage.state === 'current' ? 'step' : undefined}>
            <button type="button" onClick={() => onSelect?.(stage.id)} disabled={!onSelect} aria-label={isPhone ? stage.label : undefined}>
              <i />
              {!isPhone && <StageWords stage={stage} />}
              {stage.state === 'done' && <span className="sr-only">{t('kit.reached')}</span>}
            </button>
          </li>
        ))}
      </ol>
      {isPhone && (
        <div className="k-path-phone">
          {current && (
            <span>
              <b>{current.label}</b> <span className={classNames('t12', current.isOver ? 'watch' : 'muted')}>{current.note}</span>
            </span>
          )}
          {refused && (
            <span className="bad">
              <Icon name="lock" size={14} /> {refused.label} {refused.note}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

function StageWords({ stage }: { readonly stage: PathStage }) {
  return (
    <>
      <span className="k-path-name">
        {stage.state === 'done' && <Icon name="tick" size={14} />}
        {stage.state === 'refused' && <Icon name="lock" size={14} />}
        {stage.state === 'lost' && <Icon name="close" size={14} />}
        <span className="clip">{stage.label}</span>
      </span>
      <span className={classNames('t12 clip', stage.isOver ? 'watch' : 'muted')}>{stage.note}</span>
    </>
  );
}

interface UnmetCondition {
  readonly id: string;
  readonly text: string;
  readonly icon?: 'user' | 'file' | 'stamp' | 'money' | 'lock' | 'calendar';
  /** What is there now: 文件类型“验证报告”0 份，要求至少 1 份. */
  readonly now?: ReactNode;
  /** The button or field that mends it. */
  readonly fix?: ReactNode;
}

interface RefusalBoxProps {
  readonly title: string;
  readonly note?: string;
  readonly conditions: readonly UnmetCondition[];
  readonly footer?: ReactNode;
  readonly onClose?: () => void;
}

/** Why something is refused: each missing condition, what is there now, and the fix beside it. */
export function RefusalBox({ title, note, conditions, footer, onClose }: RefusalBoxProps) {
  const t = useMessages(kitMessages);
  const box = useRef<HTMLDivElement>(null);
  return (
    <div className="k-refusal" ref={box} role="group" aria-label={title}>
      <div className="k-refusal-head">
        <Icon name="lock" />
        <span className="section-title">{title}</span>
        <span className="spread muted t12">{note}</span>
        {onClose && (
          <button type="button" aria-label={t('kit.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        )}
      </div>
      <ul>
        {conditions.map((condition) => (
          <li key={condition.id}>
            <Icon name={condition.icon ?? 'lock'} className="bad" />
            <span className="ink w5">{condition.text}</span>
            <span className="spread muted t12">{condition.now}</span>
            <span className="row g2">{condition.fix}</span>
          </li>
        ))}
      </ul>
      {footer && <div className="k-refusal-foot">{footer}</div>}
    </div>
  );
}
