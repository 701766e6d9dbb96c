import type { Label } from '#platform/contract/label.ts';
import { type Actor, grantOn, type Visibility, widthOf } from '../../contract/actor.ts';
import type { AccessReason } from '../../contract/records/query.ts';
import { isGranted } from './scope.ts';

/** Who is spoken of: `isSelf` when the reader is asked about themselves. */
export interface Subject {
  readonly actor: Actor;
  readonly isSelf: boolean;
}

/** A record's owner as reasons name them. */
export interface OwnerOfRecord {
  readonly id: string | null;
  readonly name: string | null;
}

const widths: Readonly<Record<Visibility, Label>> = {
  own: { zh: '本人和下属的记录', en: 'own records and those of people reporting to them' },
  department: { zh: '所在部门的记录', en: 'the records of their department' },
  department_tree: { zh: '所在部门及下级部门的记录', en: 'the records of their department and those below it' },
  all: { zh: '全部记录', en: 'all records' },
};

const verbs: Readonly<Record<'see' | 'update' | 'delete', Label>> = {
  see: { zh: '查看', en: 'see' },
  update: { zh: '修改', en: 'change' },
  delete: { zh: '删除', en: 'delete' },
};

/** The actions a role lacks altogether. */
export function missingActions(subject: Subject, objectId: string): AccessReason[] {
  return (['see', 'update', 'delete'] as const)
    .filter((action) => !isGranted(subject.actor, objectId, action))
    .map((action) => ({
      code: 'action_not_granted',
      effect: 'missing' as const,
      action,
      message: {
        zh: `${nameOf(subject).zh}的角色不能${verbs[action].zh}这类记录。`,
        en: `${nameOf(subject).en} has no role that may ${verbs[action].en} records of this kind.`,
      },
    }));
}

/** What the owner opens for an action, or that it opens nothing. */
export function ownerReason(subject: Subject, objectId: string, owner: OwnerOfRecord, hasOwner: boolean, action: 'see' | 'update'): AccessReason {
  const { actor } = subject;
  const who = nameOf(subject);
  const opens = (code: string, zh: string, en: string): AccessReason => ({ code, effect: 'opens', action, message: { zh, en } });
  if (!hasOwner) return opens('open_to_all', '这类记录对工作区所有成员开放。', 'Records of this kind are open to every member of the workspace.');
  const width = widthOf(grantOn(actor, objectId), action);
  const verb = verbs[action];
  if (owner.id === actor.memberId) return opens('owner', `${who.zh}是负责人。`, subject.isSelf ? 'You own it.' : `${who.en} owns it.`);
  if (width === 'all') return opens('sees_all', `${who.zh}的角色可以${verb.zh}全部记录。`, `${who.en} holds a role that may ${verb.en} all records.`);
  const name = owner.name ?? '';
  if (actor.reach.own.includes(owner.id ?? ''))
    return opens(
      'superior',
      `负责人${name}向${who.zh}汇报。`,
      `Its owner ${name} reports to ${subject.isSelf ? 'you' : who.en}, directly or through others.`,
    );
  if (actor.reach[width].includes(owner.id ?? ''))
    return opens(
      width,
      `${who.zh}的角色可以${verb.zh}${widths[width].zh}，负责人${name}在其中。`,
      `${who.en} may ${verb.en} ${widths[width].en} by role, and its owner ${name} is among them.`,
    );
  const whose =
    owner.id === null
      ? { zh: '这条记录没有负责人', en: 'this record has no owner' }
      : { zh: `负责人${name}不在其中`, en: `its owner ${name} is not among them` };
  return {
    code: 'owner_out_of_reach',
    effect: 'missing',
    action,
    message: {
      zh: `${who.zh}的角色可以${verb.zh}${widths[width].zh}，${whose.zh}。`,
      en: `${who.en} may ${verb.en} ${widths[width].en} by role; ${whose.en}.`,
    },
  };
}

/** A share or a place in the team of the record. */
export function shareReason(share: {
  readonly source: 'team' | 'share';
  readonly mayWrite: boolean;
  readonly by: string | null;
  readonly to: string | null;
  readonly principal: string;
  readonly until: string | null;
}): AccessReason {
  const kind = share.principal.split(':')[0];
  const to = kind === 'role' ? { zh: '所持角色', en: 'a role they hold' } : { zh: share.to ?? '', en: share.to ?? '' };
  const by = share.by === null ? { zh: '', en: '' } : { zh: `由${share.by}`, en: ` by ${share.by}` };
  const until = share.until === null ? { zh: '长期有效', en: 'until it is taken back' } : { zh: `有效至 ${share.until}`, en: `until ${share.until}` };
  const may = share.mayWrite ? { zh: '可修改', en: 'for changing' } : { zh: '可查看', en: 'for reading' };
  const isTeam = share.source === 'team';
  return {
    code: share.source,
    effect: 'opens',
    action: share.mayWrite ? 'update' : 'see',
    message: {
      zh: isTeam ? `${by.zh}加入记录团队（${to.zh}，${may.zh}）。` : `${by.zh}共享给${to.zh}，${may.zh}，${until.zh}。`,
      en: isTeam
        ? `In the record's team as ${to.en}, ${may.en}${by.en === '' ? '' : `, added${by.en}`}.`
        : `Shared${by.en} with ${to.en} ${may.en}, ${until.en}.`,
    },
  };
}

/** A rule that opens or closes the record. */
export function ruleReason(rule: {
  readonly name: string;
  readonly expression: string;
  readonly kind: 'share' | 'restrict';
  readonly mayWrite: boolean;
}): AccessReason {
  if (rule.kind === 'restrict')
    return {
      code: 'restriction',
      effect: 'closes',
      action: 'see',
      message: {
        zh: `限制规则“${rule.name}”只允许看到满足条件的记录，这条不满足：${rule.expression}`,
        en: `The restriction rule “${rule.name}” leaves only records that match, and this one does not: ${rule.expression}`,
      },
    };
  return {
    code: 'sharing_rule',
    effect: 'opens',
    action: rule.mayWrite ? 'update' : 'see',
    message: {
      zh: `共享规则“${rule.name}”${rule.mayWrite ? '（可修改）' : '（可查看）'}：${rule.expression}`,
      en: `The sharing rule “${rule.name}”${rule.mayWrite ? ' (change)' : ' (read)'}: ${rule.expression}`,
    },
  };
}

function nameOf({ actor, isSelf }: Subject): Label {
  return isSelf ? { zh: '你', en: 'You' } : { zh: actor.name, en: actor.name };
}
