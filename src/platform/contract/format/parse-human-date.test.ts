import { expect, test } from 'vitest';
import { parseHumanDate } from './parse-human-date.ts';

// Thursday 19 November 2026, 10:00 in Shanghai.
const now = new Date('2026-11-19T02:00:00Z');

test.each([
  { typed: '今天', day: '2026-11-19' },
  { typed: '明天 10:00', day: '2026-11-20', clock: '10:00' },
  { typed: '明天上午10点', day: '2026-11-20', clock: '10:00' },
  { typed: '后天下午3点半', day: '2026-11-21', clock: '15:30' },
  { typed: '下周三', day: '2026-11-25' },
  { typed: '下周一 10点', day: '2026-11-23', clock: '10:00' },
  { typed: '周五', day: '2026-11-20' },
  { typed: '周三', day: '2026-11-25' },
  { typed: '本周三', day: '2026-11-18' },
  { typed: '上周五', day: '2026-11-13' },
  { typed: '星期天', day: '2026-11-22' },
  { typed: '11-27', day: '2026-11-27' },
  { typed: '1月8日', day: '2027-01-08' },
  { typed: '2027/2/28', day: '2027-02-28' },
  { typed: '25号', day: '2026-11-25' },
  { typed: '5号', day: '2026-12-05' },
  { typed: '下个月3号', day: '2026-12-03' },
  { typed: '3天后', day: '2026-11-22' },
  { typed: '两周后', day: '2026-12-03' },
  { typed: '三个月后', day: '2027-02-19' },
  { typed: '+3d', day: '2026-11-22' },
  { typed: '+2周 10点', day: '2026-12-03', clock: '10:00' },
  { typed: '+1m', day: '2026-12-19' },
  { typed: '+5', day: '2026-11-24' },
  { typed: '月底', day: '2026-11-30' },
  { typed: '下季度末', day: '2027-03-31' },
  { typed: '年底', day: '2026-12-31' },
  { typed: '14:30', day: '2026-11-19', clock: '14:30' },
  { typed: '明晚8点', day: '2026-11-20', clock: '20:00' },
  { typed: '两小时后', day: '2026-11-19', clock: '12:00' },
  { typed: 'tomorrow 3pm', day: '2026-11-20', clock: '15:00' },
  { typed: 'next fri', day: '2026-11-27' },
  { typed: 'Nov 27', day: '2026-11-27' },
  { typed: 'in 2 weeks', day: '2026-12-03' },
])('「$typed」 is $day $clock', ({ typed, day, clock }) => {
  expect(parseHumanDate(typed, now, 'Asia/Shanghai')).toEqual(clock ? { day, clock } : { day });
});

test.each(['', '客户', '2027-02-30', '13-40', '明天客户', '25:99'])('「%s」 is not a date', (typed) => {
  expect(parseHumanDate(typed, now, 'Asia/Shanghai')).toBeUndefined();
});

test('the day is the workspace’s, not the machine’s', () => {
  const lateEvening = new Date('2026-11-19T17:00:00Z');
  expect(parseHumanDate('今天', lateEvening, 'Asia/Shanghai')?.day).toBe('2026-11-20');
  expect(parseHumanDate('今天', lateEvening, 'Europe/Berlin')?.day).toBe('2026-11-19');
});
