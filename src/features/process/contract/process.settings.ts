/** What the process page lets people do. */
export const processSetting = {
  group: 'work',
  text: { zh: '阶段、赢率、停留标准与进入条件，分版本发布', en: 'Stages, win rates, standard dwell and conditions, published by version' },
  entries: [
    { title: { zh: '修改阶段', en: 'Change the stages' }, keywords: 'stage jieduan pipeline' },
    { title: { zh: '设定进入条件', en: 'Set the conditions of a stage' }, keywords: 'gate menkan tiaojian' },
    { title: { zh: '批准或收回例外', en: 'Grant or revoke exceptions' }, keywords: 'exception liwai' },
  ],
} as const;
