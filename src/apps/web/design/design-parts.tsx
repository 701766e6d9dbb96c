import { useState } from 'react';
import { ApiError } from '#platform/web/api-error.ts';
import { lookBackTo } from '#platform/web/as-of.ts';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { Figure, Figures } from '#platform/web/kit/figure.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { iconPaths } from '#platform/web/kit/icon-paths.ts';
import type { IconName } from '#platform/web/kit/icon.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { EmptyState, ErrorState, Skeleton } from '#platform/web/kit/page-state.tsx';
import { Progress } from '#platform/web/kit/progress.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { StatusText, Tag } from '#platform/web/kit/tag.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { TraceDrawer } from '#platform/web/kit/trace-drawer.tsx';
import { DateText, Delta, MoneyText, PercentText } from '#platform/web/kit/values.tsx';
import { useLabel } from '#platform/web/locale.ts';
import { DesignSmall } from './design-small.tsx';
import { Sample } from './design-sample.tsx';
import { sampleTrace } from './design-samples.ts';

const tones = ['neutral', 'good', 'watch', 'bad', 'info', 'accent'] as const;
const words = { zh: '停留 9 / 标准 7', en: 'Dwell 9 / 7' };
const save = { zh: '保存', en: 'Save' };
const iconNames = Object.keys(iconPaths).filter((name): name is IconName => name in iconPaths);

/** Buttons, tags, figures, states, menus, overlays. */
export function DesignParts() {
  const label = useLabel();
  const [view, setView] = useState('table');
  const [open, setOpen] = useState<'trace' | 'confirm'>();
  return (
    <div className="page page-scroll">
      <Sample name="Button">
        <Button kind="primary" icon="plus" keyCap="C">
          {label({ zh: '新建', en: 'New' })}
        </Button>
        <Button icon="file">{label({ zh: '做报价', en: 'Quote' })}</Button>
        <Button kind="quiet">{label({ zh: '取消', en: 'Cancel' })}</Button>
        <Button kind="danger">{label({ zh: '删除', en: 'Delete' })}</Button>
        <Button kind="link">{label({ zh: '申请例外', en: 'Ask for an exception' })}</Button>
        <Button size="small" isBusy>
          {label(save)}
        </Button>
        <Button disabled>{label(save)}</Button>
        <IconButton icon="more" label={label({ zh: '更多', en: 'More' })} />
        <Menu
          label="menu"
          items={[
            { id: 'a', label: label(save), icon: 'tick', keyCap: 'E', onSelect: () => undefined },
            { id: 'b', label: label({ zh: '删除', en: 'Delete' }), icon: 'trash', isDanger: true, onSelect: () => setOpen('confirm') },
          ]}
          trigger={({ ref, ...rest }) => (
            <Button icon="chevron-down" {...rest} ref={ref}>
              Menu
            </Button>
          )}
        />
        <Segmented
          label="view"
          active={view}
          onChange={setView}
          tabs={[
            { id: 'table', label: label({ zh: '表格', en: 'Table' }), icon: 'table' },
            { id: 'board', label: label({ zh: '看板', en: 'Board' }), icon: 'board' },
          ]}
        />
      </Sample>
      <Sample name="Tag · StatusText · Avatar">
        {tones.map((tone) => (
          <Tag key={tone} tone={tone} icon={tone === 'watch' ? 'clock' : undefined}>
            {label(words)}
          </Tag>
        ))}
        {tones.map((tone) => (
          <StatusText key={tone} tone={tone}>
            {label(words)}
          </StatusText>
        ))}
        <Avatar name="周雨晴" withName />
        <Avatar name="沈佳怡" />
        <Avatar name="Anna" size="large" />
      </Sample>
      <Sample name="Figure">
        <Figures>
          <Figure
            size="hero"
            label={label({ zh: '本月签约', en: 'Signed this month' })}
            value={<MoneyText value={{ amount: '986000', currency: 'CNY' }} />}
            note={<StatusText tone="watch">{label({ zh: '落后节奏 11.9 个点', en: '11.9 points behind pace' })}</StatusText>}
            definition={label(sampleTrace.definition)}
            onExplain={() => setOpen('trace')}
            onOpenRows={() => showToast({ text: '38', onUndo: () => undefined })}
          />
          <Figure size="hero" tone="bad" label={label({ zh: '最低', en: 'Lowest' })} value="57.5" note={<Delta value="-3.7" goodWhen="up" />} />
          <Figure
            label={label({ zh: '覆盖', en: 'Coverage' })}
            value={<PercentText value="0.87" digits={0} n={412} />}
            note={<Delta value="0.8" goodWhen="up" />}
          />
          <Figure label={label({ zh: '预计成交', en: 'Close date' })} value={<DateText value="2026-12-18" />} note={<Delta value="2" digits={0} />} />
        </Figures>
        <div style={{ width: 320 }} className="row">
          <Progress value={0.548} mark={0.667} />
        </div>
      </Sample>
      <Sample name="Toast · Confirm · as-of">
        <Button onClick={() => showToast({ tone: 'good', text: label({ zh: '已移到商务谈判', en: 'Moved to Terms' }), onUndo: () => undefined })}>
          Toast
        </Button>
        <Button onClick={() => setOpen('confirm')}>Confirm</Button>
        <Button onClick={() => lookBackTo('2026-10-01', 'Asia/Shanghai')}>As of</Button>
        <Button onClick={() => setOpen('trace')}>Trace</Button>
      </Sample>
      <DesignSmall />
      <Sample name="Icon">
        {iconNames.map((name) => (
          <span key={name} title={name}>
            <Icon name={name} label={name} />
          </span>
        ))}
      </Sample>
      <div className="design-three">
        <Skeleton rows={4} />
        <EmptyState
          icon="briefcase"
          title={label({ zh: '还没有商机', en: 'No opportunities yet' })}
          text={label({
            zh: '商机是一次可能成交的生意：客户、金额、预计成交日和阶段。',
            en: 'An opportunity is a deal that may be won: account, amount, close date and stage.',
          })}
          example={label({ zh: '例：恒锐精密 · 二期产线 · ¥ 128.0万', en: 'E.g. Hengrui · Phase II · ¥1.28M' })}
          action={
            <Button kind="primary" icon="plus">
              {label({ zh: '新建商机', en: 'New opportunity' })}
            </Button>
          }
        />
        <ErrorState
          error={
            new ApiError({
              status: 503,
              code: 'unavailable',
              detail: label({ zh: '数据库正在重启，一分钟内会恢复。', en: 'The database restarts; it is back within a minute.' }),
              issues: [],
            })
          }
          onRetry={() => undefined}
        />
      </div>
      {open === 'trace' && <TraceDrawer trace={sampleTrace} onClose={() => setOpen(undefined)} />}
      {open === 'confirm' && (
        <Confirm
          isDanger
          title={label({ zh: '删除 12 个商机？', en: 'Delete 12 opportunities?' })}
          confirmLabel={label({ zh: '删除', en: 'Delete' })}
          onConfirm={() => undefined}
          onClose={() => setOpen(undefined)}
        >
          {label({ zh: '30 天内可以从回收站恢复。', en: 'They can be restored for 30 days.' })}
        </Confirm>
      )}
    </div>
  );
}
