import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { formatNumber } from '#platform/contract/format/format-number.ts';
import { analyticsMessages } from '../contract/analytics.messages.ts';
import type { FunnelStep } from '../contract/analytics.routes.ts';
import type { TileProps } from './dashboard-tiles.tsx';
import { TileEmpty, TileFrame } from './tile.tsx';
import { resultOf } from './use-dashboard.ts';

/** Who first entered each stage and what share went on; stages nobody entered are named below, not drawn as zero. */
export function FunnelTile({ dashboard, onExplain }: TileProps) {
  const t = useMessages(analyticsMessages);
  const label = useLabel();
  const locale = useLocale();
  const go = useGo();
  const tile = dashboard.tiles.find((each) => each.id === 'funnel');
  if (!tile?.funnel) return null;
  const { result } = tile;
  const steps = tile.funnel.filter((step) => step.entered > 0 || step.kind === 'won');
  const skipped = tile.funnel.filter((step) => !steps.includes(step));
  const most = Math.max(1, ...steps.map((step) => step.entered));
  const linkOf = (step: FunnelStep) =>
    step.kind === 'won' ? resultOf(dashboard, 'won_count')?.rows.link : result.groups?.find((group) => group.keys[0] === step.stage)?.rows.link;
  return (
    <TileFrame id={tile.id} title={label(tile.label)} result={result} size="side" onExplain={onExplain}>
      {steps.every((step) => step.entered === 0) ? (
        <TileEmpty result={result} />
      ) : (
        <ol className="dashboard-funnel">
          {steps.map((step) => (
            <li key={step.stage}>
              <button type="button" className="dashboard-funnel-step" onClick={() => go(linkOf(step) ?? result.rows.link)}>
                <span className="clip">{label(step.label)}</span>
                <span className="dashboard-funnel-bar" aria-hidden>
                  <i className={step.kind} style={{ width: `${(step.entered / most) * 100}%` }} />
                </span>
                <b className="num">{formatNumber(step.entered, 0)}</b>
              </button>
              {step.conversion !== null && (
                <span className="dashboard-funnel-rate">
                  {t('analytics.went_on', { percent: `${formatNumber(step.conversion, 1, true)}%` })}
                  <FunnelStayed step={step} />
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {skipped.length > 0 && (
        <p className="muted t12 dashboard-tile-foot">
          {t('analytics.not_entered', { count: skipped.length, names: skipped.map((step) => label(step.label)).join(locale === 'zh' ? '、' : ', ') })}
        </p>
      )}
    </TileFrame>
  );
}

/** How many came no further; opens them. */
function FunnelStayed({ step }: { readonly step: FunnelStep }) {
  const t = useMessages(analyticsMessages);
  const label = useLabel();
  const go = useGo();
  const { stayed } = step;
  if (!stayed || stayed.count === 0) return null;
  const words = t('analytics.not_gone_on', { count: stayed.count });
  return (
    <>
      {' · '}
      <button type="button" aria-label={`${label(step.label)} · ${words}`} onClick={() => go(stayed.rows.link)}>
        {words}
      </button>
    </>
  );
}
