import { defineMessages } from '#platform/contract/messages.ts';

/** Words of ending and correcting an assignment. */
export const assignmentMessages = defineMessages({
  'assignment.actions': { zh: '任职 {from} 的操作', en: 'Actions for the assignment of {from}' },
  'assignment.correct': { zh: '更正（写错时）', en: 'Correct (entered wrong)' },
  'assignment.correct_title': { zh: '更正任职 · {name}', en: 'Correct assignment · {name}' },
  'assignment.correct_hint': {
    zh: '更正会改变过去：那段时间的业绩改归更正后的部门。真实的变动请用“调动”。',
    en: 'A correction changes the past: figures of that time follow the corrected department. For a real move use “Move”.',
  },
  'assignment.save': { zh: '更正', en: 'Correct' },
  'assignment.corrected': { zh: '任职已更正', en: 'Assignment corrected' },
  'assignment.end': { zh: '结束', en: 'End' },
  'assignment.end_title': { zh: '结束任职 · {name}', en: 'End assignment · {name}' },
  'assignment.end_hint': {
    zh: '结束后没有新的任职，此人仍可登录，角色与可见范围保持最后一次任职的样子。离职请用“离职”。',
    en: 'Without a new assignment they can still sign in, with role and sight as last assigned. For leavers use “Leave”.',
  },
  'assignment.ended': { zh: '任职已结束', en: 'Assignment ended' },
  'assignment.last_day': { zh: '最后一天', en: 'Last day' },
  'assignment.last_day_hint': { zh: '留空：至今', en: 'Empty: until now' },
  'assignment.effect': { zh: '会改变什么', en: 'What changes' },
  'assignment.effect_none': { zh: '谁能看到谁的记录都不变。', en: 'Nobody sees more or less than before.' },
  'assignment.gains': { zh: '{name} 将能看到 {people} 的记录。', en: '{name} will see the records of {people}.' },
  'assignment.loses': { zh: '{name} 不再看到 {people} 的记录。', en: '{name} will no longer see the records of {people}.' },
  'assignment.seen_by': { zh: '{people} 将能看到 {name} 的记录。', en: '{people} will see the records of {name}.' },
  'assignment.unseen_by': { zh: '{people} 不再看到 {name} 的记录。', en: '{people} will no longer see the records of {name}.' },
  'assignment.and_more': { zh: '{names} 等 {count} 人', en: '{names} and others ({count} in all)' },
  'assignment.from_day': { zh: '从 {day} 起：', en: 'From {day}:' },
});
