import { useState } from 'react';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { Board } from '#platform/web/kit/board.tsx';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { DataTable } from '#platform/web/kit/data-table.tsx';
import { FilterSentence } from '#platform/web/kit/filter-sentence.tsx';
import { PeekPanel, WithPeek } from '#platform/web/kit/panel.tsx';
import { Progress } from '#platform/web/kit/progress.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { DateText, MoneyText } from '#platform/web/kit/values.tsx';
import { useLabel } from '#platform/web/locale.ts';
import { sampleDeals, sampleStages } from './design-samples.ts';
import type { SampleDeal } from './design-samples.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** A table of 5,000 rows with filter, selection, totals and peek. */
export function DesignTable() {
  const label = useLabel();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<SampleDeal>();
  const at = open ? sampleDeals.indexOf(open) : -1;
  return (
    <>
      <FilterSentence
        conditions={[
          {
            id: '1',
            field: label({ zh: '负责人', en: 'Owner' }),
            operator: label({ zh: '在', en: 'in' }),
            value: label({ zh: '我的团队', en: 'my team' }),
          },
          { id: '2', field: label({ zh: '金额', en: 'Amount' }), operator: label({ zh: '不小于', en: 'at least' }), value: '¥ 20万' },
        ]}
        fields={[{ id: 'stage', label: label({ zh: '阶段', en: 'Stage' }) }]}
        onAdd={() => undefined}
        onRemove={() => undefined}
        renderEditor={(condition, close) => <Button onClick={close}>{condition.field}</Button>}
        isChanged
        onRestore={() => undefined}
        onSaveAsView={() => undefined}
      />
      <WithPeek
        peek={
          open && (
            <PeekPanel
              title={label(open.name)}
              position={{ index: at + 1, count: sampleDeals.length }}
              onPrevious={at > 0 ? () => setOpen(sampleDeals[at - 1]) : undefined}
              onNext={() => setOpen(sampleDeals[at + 1])}
              onOpen={() => undefined}
              onClose={() => setOpen(undefined)}
              footer={
                <>
                  <Button kind="primary" keyCap="L">
                    {label({ zh: '记一次跟进', en: 'Log a follow-up' })}
                  </Button>
                  <Button icon="open">{label({ zh: '打开', en: 'Open' })}</Button>
                </>
              }
            >
              <p>{label(open.account)}</p>
            </PeekPanel>
          )
        }
      >
        <DataTable<SampleDeal>
          label={label({ zh: '商机', en: 'Opportunities' })}
          rows={sampleDeals}
          rowKey={(deal) => deal.id}
          openKey={open?.id}
          onOpen={setOpen}
          selected={selected}
          onSelect={setSelected}
          sort={{ columnId: 'amount', direction: 'desc' }}
          onSort={() => undefined}
          rowActions={(deal) => <IconButton icon="pencil" size="small" label={label(deal.name)} />}
          phoneRow={(deal) => (
            <div>
              <div className="row g2">
                <b className="spread clip">{label(deal.name)}</b>
                <MoneyText value={cny(deal.amount)} />
              </div>
              <div className="row g2 muted t12">
                <span className="spread clip">{label(deal.account)}</span>
                <DateText value={deal.closeOn} />
              </div>
            </div>
          )}
          columns={[
            {
              id: 'name',
              title: label({ zh: '商机', en: 'Opportunity' }),
              minWidth: 180,
              isSortable: true,
              render: (deal) => <b>{label(deal.name)}</b>,
            },
            { id: 'account', title: label({ zh: '客户', en: 'Account' }), minWidth: 160, render: (deal) => label(deal.account) },
            {
              id: 'warning',
              title: label({ zh: '提醒', en: 'Warning' }),
              width: 120,
              render: (deal) =>
                deal.warning && (
                  <StatusText tone="watch" icon="clock">
                    {label(deal.warning)}
                  </StatusText>
                ),
            },
            {
              id: 'amount',
              title: label({ zh: '金额', en: 'Amount' }),
              width: 110,
              align: 'end',
              isSortable: true,
              render: (deal) => (
                <span className="ink">
                  <MoneyText value={cny(deal.amount)} />
                </span>
              ),
              total: <MoneyText value={cny('5121000000')} />,
            },
            {
              id: 'close',
              title: label({ zh: '预计成交', en: 'Close' }),
              width: 110,
              align: 'end',
              render: (deal) => <DateText value={deal.closeOn} />,
            },
            { id: 'owner', title: label({ zh: '负责人', en: 'Owner' }), width: 110, render: (deal) => <Avatar name={deal.owner} withName /> },
          ]}
        />
      </WithPeek>
    </>
  );
}

/** A board whose third column refuses every card. */
export function DesignBoard() {
  const label = useLabel();
  const [moved, setMoved] = useState<Readonly<Record<string, string>>>({});
  const deals = sampleDeals.slice(0, 22);
  return (
    <Board<SampleDeal>
      label={label({ zh: '商机看板', en: 'Opportunity board' })}
      cardKey={(deal) => deal.id}
      cardLabel={(deal) => label(deal.name)}
      columns={sampleStages.map((stage) => {
        const cards = deals.filter((deal) => (moved[deal.id] ?? deal.stage) === stage.id);
        const sum = cards.reduce((total, deal) => total + Number(deal.amount), 0);
        return {
          id: stage.id,
          title: label(stage.label),
          count: cards.length,
          cards,
          rest: label({ zh: '还有 4 个 · ¥ 152.0万', en: '4 more · ¥1.52M' }),
          summary: (
            <>
              <div className="t16 ink w5">
                <MoneyText value={cny(String(sum))} />
              </div>
              <div className="row" style={{ margin: '6px 0' }}>
                <Progress value={0.47} mark={0.6} />
              </div>
            </>
          ),
        };
      })}
      renderCard={(deal) => (
        <>
          <div className="ink w5 clip">{label(deal.name)}</div>
          <div className="muted t12 clip">{label(deal.account)}</div>
          {deal.warning && (
            <StatusText tone="watch" icon="clock">
              {label(deal.warning)}
            </StatusText>
          )}
          <div className="row g2" style={{ marginTop: 4 }}>
            <span className="spread ink w5">
              <MoneyText value={cny(deal.amount)} />
            </span>
            <span className="t12">
              <DateText value={deal.closeOn} />
            </span>
            <Avatar name={deal.owner} />
          </div>
        </>
      )}
      check={(_, columnId) =>
        columnId === 'terms'
          ? {
              reasons: [
                {
                  id: 'file',
                  icon: 'file',
                  text: label({ zh: '上传技术验证报告', en: 'Upload the proof report' }),
                  fix: (
                    <Button size="small" icon="upload">
                      {label({ zh: '上传', en: 'Upload' })}
                    </Button>
                  ),
                },
                {
                  id: 'budget',
                  icon: 'money',
                  text: label({ zh: '填写预算，现在是空', en: 'Enter the budget, now empty' }),
                  fix: <Button size="small">{label({ zh: '填写', en: 'Enter' })}</Button>,
                },
              ],
              footer: (
                <Button kind="link" size="small">
                  {label({ zh: '申请例外', en: 'Ask for an exception' })}
                </Button>
              ),
            }
          : undefined
      }
      onMove={(deal, columnId) => {
        setMoved({ ...moved, [deal.id]: columnId });
        showToast({ text: label(deal.name), onUndo: () => setMoved(moved) });
        return Promise.resolve(undefined);
      }}
      onOpen={() => undefined}
    />
  );
}
