import type { Label } from '#platform/contract/label.ts';

/** What a gate says it asks for. */
export const requirementTexts = {
  empty: { zh: '现在是空', en: 'Empty now' },
  ownerOnly: { zh: '只有负责人可以推进', en: 'Only the owner may make this move' },
  anyTransition: { zh: '走流程之外的路径', en: 'Take a path outside the process' },
  giveReason: { zh: '写明原因', en: 'Give a reason' },
  fillIn: (field: Label): Label => ({ zh: `填写${field.zh}`, en: `Fill in ${field.en}` }),
  rolesOnly: (roles: readonly string[]): Label => ({
    zh: `只有这些角色可以操作：${roles.join('、')}`,
    en: `Only these roles may make this move: ${roles.join(', ')}`,
  }),
  noTransition: (from: Label, to: Label): Label => ({
    zh: `流程不允许从“${from.zh}”直接到“${to.zh}”`,
    en: `The process does not lead from “${from.en}” to “${to.en}”`,
  }),
  unknownStage: (id: string): Label => ({ zh: `流程中没有阶段“${id}”`, en: `The process has no stage “${id}”` }),
  reachable: (stages: readonly Label[]): Label => ({
    zh: stages.length > 0 ? `可以到：${stages.map((stage) => stage.zh).join('、')}` : '从这里没有出口',
    en: stages.length > 0 ? `It may go to: ${stages.map((stage) => stage.en).join(', ')}` : 'Nothing leads on from here',
  }),
} as const;

/** What the linter says of a definition, and what would mend it. */
export const lintTexts = {
  duplicate: (what: string): Label => ({ zh: `编号“${what}”用了两次，请改名。`, en: `The id “${what}” is used twice; rename one.` }),
  noWin: { zh: '没有赢单阶段，加一个。', en: 'There is no won stage; add one.' },
  noLoss: { zh: '没有输单阶段，加一个。', en: 'There is no lost stage; add one.' },
  firstClosed: { zh: '第一个阶段必须是在途阶段。', en: 'The first stage must be an open one.' },
  unreachable: (stage: Label): Label => ({
    zh: `“${stage.zh}”没有任何路径可以到达，加一条通往它的流转。`,
    en: `Nothing leads to “${stage.en}”; add a transition to it.`,
  }),
  noExit: (stage: Label): Label => ({
    zh: `从“${stage.zh}”到不了赢单或输单，加一条出路。`,
    en: `“${stage.en}” cannot reach won or lost; add a way on.`,
  }),
  noWayBack: (stage: Label): Label => ({
    zh: `“${stage.zh}”没有退路：加一条回退，或标明“不可回退”。`,
    en: `Nothing leads back from “${stage.en}”; add a way back or mark it “no return”.`,
  }),
  unknownStage: (id: string): Label => ({
    zh: `流转提到不存在的阶段“${id}”，改成已有的阶段。`,
    en: `A transition names the stage “${id}”, which does not exist; name an existing one.`,
  }),
  unknownField: (id: string): Label => ({
    zh: `必填项提到不存在的字段“${id}”，改成已有的字段。`,
    en: `A required field “${id}” does not exist; name an existing one.`,
  }),
  badExpression: (reason: Label): Label => ({ zh: `条件有误：${reason.zh}`, en: `The condition is wrong: ${reason.en}` }),
  probabilityFalls: (stage: Label): Label => ({
    zh: `“${stage.zh}”的赢率低于前一阶段，确认是否有意。`,
    en: `The probability of “${stage.en}” is below the stage before it; check that this is meant.`,
  }),
} as const;
