import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { commandKey, KeyCap } from '#platform/web/kit/key-cap.tsx';
import { MarkedText } from '#platform/web/kit/marked-text.tsx';
import { Popover } from '#platform/web/kit/popover.tsx';
import { ReadInput } from '#platform/web/kit/read-input.tsx';
import { TopCount } from '#platform/web/kit/top-count.tsx';
import { useLabel } from '#platform/web/locale.ts';
import { Sample } from './design-sample.tsx';

/** Keys, counts of the top bar, text with marks, and an input that shows how it was understood. */
export function DesignSmall() {
  const label = useLabel();
  const name = label({ zh: '恒锐精密', en: 'Hengrui' });
  const [text, setText] = useState(label({ zh: '和恒锐精密的王总通了电话', en: 'Called Mr Wang of Hengrui' }));
  const [days, setDays] = useState<string | undefined>('7');
  return (
    <Sample name="KeyCap · TopCount · Popover · MarkedText · ReadInput">
      <span className="row g2">
        <KeyCap>{`${commandKey}K`}</KeyCap>
        <KeyCap>{'Esc'}</KeyCap>
      </span>
      <TopCount icon="bell" count={5} label={label({ zh: '消息，5 条未读', en: 'Messages, 5 unread' })} onClick={() => undefined} />
      <TopCount icon="stamp" count={2} isWaiting label={label({ zh: '审批，2 件', en: 'Approvals, 2' })} onClick={() => undefined} />
      <Popover
        label={label({ zh: '说明', en: 'Note' })}
        trigger={({ ref, ...rest }) => (
          <Button {...rest} ref={ref}>
            Popover
          </Button>
        )}
      >
        {() => label({ zh: '贴着它的按钮，按 Esc 收起。', en: 'Stands at its button; Esc closes it.' })}
      </Popover>
      <span style={{ width: 280 }}>
        <MarkedText value={text} onChange={setText} marks={[name]} aria-label={label({ zh: '跟进', en: 'Follow-up' })} />
      </span>
      <span style={{ width: 200 }}>
        <ReadInput
          value={days}
          onChange={setDays}
          read={(typed) => (/^\d+$/.test(typed.trim()) ? typed.trim() : undefined)}
          print={(value) => label({ zh: `${value} 天`, en: `${value} days` })}
          unread={label({ zh: '请填写天数，如 7', en: 'Give a number of days, such as 7' })}
          aria-label={label({ zh: '天数', en: 'Days' })}
        />
      </span>
    </Sample>
  );
}
