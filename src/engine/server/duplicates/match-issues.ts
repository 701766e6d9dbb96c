import type { Issue } from '#platform/contract/errors.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { PairScore } from '../../contract/duplicates/score-pair.ts';

/** A record found to match, as far as the person may know of it. */
export interface Match {
  /** Null for a record they may not see. */
  readonly id: string | null;
  readonly name: string | null;
  readonly score: PairScore;
  /** Position, counted from 1, of a record of the same batch that is not written yet. */
  readonly inBatch?: number;
}

/** Code of the issue of a record that is there already. */
export const duplicateCode = 'record.duplicate';
/** Code of the warning about a record that may be there already. */
const possibleCode = 'record.possible_duplicate';

/** Why a record is refused, or what its writer should look at. */
export function matchIssue(object: ObjectDefinition, matches: readonly Match[], kind: 'refused' | 'forbidden' | 'warning'): Issue {
  const named = matches.flatMap((match) => (match.inBatch === undefined && match.name !== null ? [match.name] : []));
  const rows = matches.flatMap((match) => match.inBatch ?? []);
  const hidden = matches.filter((match) => match.inBatch === undefined && match.id === null).length;
  const zh = [
    ...named.map((name) => `“${name}”`),
    ...rows.map((row) => `同一批的第 ${row} 条`),
    ...(hidden > 0 ? [`${hidden} 条你无权查看的记录`] : []),
  ].join('、');
  const en = [
    ...named.map((name) => `“${name}”`),
    ...rows.map((row) => `row ${row} of the same batch`),
    ...(hidden > 0 ? [`${hidden} you may not see`] : []),
  ].join(', ');
  return {
    code: kind === 'warning' ? possibleCode : duplicateCode,
    message: messageOf(object, kind, { zh, en }),
    facts: {
      records: matches.flatMap((match) => match.id ?? []),
      hidden,
      confidence: Math.max(...matches.map(({ score }) => score.confidence)),
    },
  };
}

function messageOf({ label }: ObjectDefinition, kind: 'refused' | 'forbidden' | 'warning', found: { zh: string; en: string }): Issue['message'] {
  if (kind === 'warning') {
    return { zh: `可能与已有的${label.zh}重复：${found.zh}。请核对。`, en: `This ${label.en} may be there already: ${found.en}. Have a look.` };
  }
  if (kind === 'forbidden') {
    return {
      zh: `${label.zh}已存在：${found.zh}。你的角色不能重复新建，请联系管理员。`,
      en: `This ${label.en} is there already: ${found.en}. Your role may not write it again; ask an administrator.`,
    };
  }
  return {
    zh: `${label.zh}已存在：${found.zh}。请使用已有记录；确需重复时，由有权限的人选择“仍然保存”。`,
    en: `This ${label.en} is there already: ${found.en}. Use that one; if a second is really needed, somebody with the right may save it all the same.`,
  };
}
