import { Button } from '#platform/web/kit/button.tsx';
import { Facts, PageHeader } from '#platform/web/kit/page-header.tsx';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { RefusalBox, StagePath } from '#platform/web/kit/stage-path.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { Timeline } from '#platform/web/kit/timeline.tsx';
import { DateText, FactRow, MoneyText } from '#platform/web/kit/values.tsx';
import { useLabel } from '#platform/web/locale.ts';
import { useNow } from '#platform/web/reading.ts';

/** A record page put together from the kit. */
export function DesignRecord() {
  const label = useLabel();
  const now = useNow();
  const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * 3_600_000).toISOString();
  return (
    <div className="page-scroll">
      <PageHeader
        title={label({ zh: '恒锐精密 · 二期产线数字化改造', en: 'Hengrui · Phase II digitisation' })}
        actions={
          <>
            <Button icon="file">{label({ zh: '做报价', en: 'Quote' })}</Button>
            <Button icon="pencil" keyCap="E">
              {label({ zh: '编辑', en: 'Edit' })}
            </Button>
          </>
        }
      >
        <Facts
          facts={[
            {
              id: 'amount',
              label: label({ zh: '金额', en: 'Amount' }),
              value: <MoneyText value={{ amount: '1280000', currency: 'CNY' }} />,
              note: label({ zh: '毛利 31.4%', en: 'margin 31.4%' }),
            },
            {
              id: 'close',
              label: label({ zh: '预计成交', en: 'Close' }),
              value: <DateText value="2026-12-18" />,
              note: label({ zh: '还有 21 个工作日', en: '21 work days' }),
            },
            {
              id: 'rate',
              label: label({ zh: '赢率', en: 'Win rate' }),
              value: label({ zh: '设定 60%', en: 'set 60%' }),
              note: label({ zh: '实测 47% · n = 121', en: 'observed 47% · n = 121' }),
            },
          ]}
        />
        <StagePath
          label={label({ zh: '阶段', en: 'Stages' })}
          onSelect={() => undefined}
          stages={[
            { id: '1', label: label({ zh: '初步接触', en: 'Contact' }), state: 'done', note: label({ zh: '4 天', en: '4 d' }) },
            { id: '2', label: label({ zh: '需求确认', en: 'Need' }), state: 'done', note: label({ zh: '8 天', en: '8 d' }) },
            {
              id: '3',
              label: label({ zh: '技术验证', en: 'Proof' }),
              state: 'current',
              note: label({ zh: '9 / 标准 7 个工作日', en: '9 / 7 work days' }),
              isOver: true,
            },
            { id: '4', label: label({ zh: '商务谈判', en: 'Terms' }), state: 'refused', note: label({ zh: '差 2 项', en: '2 missing' }) },
            { id: '5', label: label({ zh: '赢单', en: 'Won' }), state: 'ahead' },
          ]}
        />
        <RefusalBox
          title={label({ zh: '为什么不能推进到“商务谈判”？', en: 'Why not “Terms”?' })}
          note={label({ zh: '8 项要求，还差 2 项', en: '8 conditions, 2 missing' })}
          conditions={[
            {
              id: 'a',
              icon: 'user',
              text: label({ zh: '联系人里要有“决策人”', en: 'A contact with role “decision maker”' }),
              now: label({ zh: '今天的跟进提到陈国梁', en: 'Today’s note names Chen Guoliang' }),
              fix: <Button kind="primary">{label({ zh: '设为决策人', en: 'Make him that' })}</Button>,
            },
            {
              id: 'b',
              icon: 'file',
              text: label({ zh: '上传技术验证报告', en: 'Upload the proof report' }),
              now: label({ zh: '0 份，要求至少 1 份', en: '0 of at least 1' }),
              fix: <Button icon="upload">{label({ zh: '上传', en: 'Upload' })}</Button>,
            },
          ]}
          footer={
            <>
              <StatusText tone="good">{label({ zh: '已满足 6 项', en: '6 met' })}</StatusText>
              <span className="spread">{label({ zh: '销售流程 v7', en: 'Process v7' })}</span>
              <Button kind="link" size="small">
                {label({ zh: '申请例外', en: 'Ask for an exception' })}
              </Button>
            </>
          }
          onClose={() => undefined}
        />
      </PageHeader>
      <div className="page-split" style={{ gridTemplateColumns: 'minmax(0, 340px) minmax(0, 1fr)', borderTop: '1px solid var(--line)' }}>
        <div className="page" style={{ paddingTop: 16 }}>
          <PanelSection title={label({ zh: '商机信息', en: 'Facts' })} extra={label({ zh: '完整度 86%', en: '86% complete' })}>
            <dl>
              <FactRow label={label({ zh: '来源', en: 'Source' })}>{label({ zh: '老客户增购', en: 'Existing account' })}</FactRow>
              <FactRow label={label({ zh: '预算', en: 'Budget' })} note={label({ zh: '集团投资部', en: 'group' })}>
                <MoneyText value={{ amount: '1400000', currency: 'CNY' }} />
              </FactRow>
              <FactRow label={label({ zh: '决策人', en: 'Decider' })}>
                <StatusText tone="bad">{label({ zh: '缺', en: 'missing' })}</StatusText>
              </FactRow>
            </dl>
          </PanelSection>
        </div>
        <div className="page" style={{ paddingTop: 16 }}>
          <Timeline
            entries={[
              {
                id: '1',
                icon: 'phone',
                at: at(1),
                title: (
                  <>
                    <b>周雨晴</b> {label({ zh: '电话', en: 'called' })} <b>李工</b> · 12′
                  </>
                ),
                text: label({ zh: '12 项验证通过 11 项，剩“断网续传”周五复测。', en: '11 of 12 tests passed; the rest on Friday.' }),
              },
              {
                id: '2',
                icon: 'money',
                at: at(26),
                title: (
                  <>
                    <b>周雨晴</b> ¥ 136.0万 → <b>¥ 128.0万</b>
                  </>
                ),
              },
              {
                id: '3',
                icon: 'pin',
                at: at(120),
                title: (
                  <>
                    <b>赵明轩</b> {label({ zh: '拜访 · 3 张照片', en: 'visited · 3 photos' })}
                  </>
                ),
              },
            ]}
          />
        </div>
      </div>
    </div>
  );
}
