/** Every sentence the parser and the checker can say, in both languages. */
export const ISSUE_MESSAGES = {
  unexpected_character: { zh: '无法识别的字符“{character}”', en: 'Unexpected character “{character}”' },
  unterminated_text: { zh: '文本缺少结束引号', en: 'This text has no closing quote' },
  bad_escape: { zh: '无效的转义“{escape}”', en: 'Invalid escape “{escape}”' },
  bad_number: {
    zh: '无效的数字“{text}”（整数部分最多 28 位，小数最多 10 位）',
    en: 'Invalid number “{text}” (at most 28 digits before and 10 after the point)',
  },
  expected: { zh: '此处应为{expected}，实际为“{found}”', en: 'Expected {expected} here, found “{found}”' },
  unexpected_end: { zh: '表达式不完整，缺少{expected}', en: 'The expression ends too early; expected {expected}' },
  chained_comparison: { zh: '比较不能连写，请用 && 连接', en: 'Comparisons cannot be chained; join them with &&' },
  too_long: { zh: '表达式过长（最多 {limit} 个字符）', en: 'The expression is too long (at most {limit} characters)' },
  too_deep: { zh: '表达式嵌套过深（最多 {limit} 层）', en: 'The expression is nested too deeply (at most {limit} levels)' },
  too_large: { zh: '表达式过大（最多 {limit} 个节点）', en: 'The expression has too many parts (at most {limit})' },
  unknown_object: { zh: '对象“{name}”不存在', en: 'There is no object “{name}”' },
  unknown_field: { zh: '“{object}”没有字段“{name}”', en: '“{object}” has no field “{name}”' },
  unknown_field_suggest: {
    zh: '“{object}”没有字段“{name}”，是否想写“{suggestion}”？',
    en: '“{object}” has no field “{name}”; did you mean “{suggestion}”?',
  },
  unknown_function: { zh: '没有函数“{name}”', en: 'There is no function “{name}”' },
  unknown_function_suggest: { zh: '没有函数“{name}”，是否想写“{suggestion}”？', en: 'There is no function “{name}”; did you mean “{suggestion}”?' },
  unknown_method: { zh: '{type}没有方法“{name}”', en: '{type} has no method “{name}”' },
  unknown_method_suggest: {
    zh: '{type}没有方法“{name}”，是否想写“{suggestion}”？',
    en: '{type} has no method “{name}”; did you mean “{suggestion}”?',
  },
  no_members: { zh: '{type}没有成员“{name}”', en: '{type} has no member “{name}”' },
  path_too_long: { zh: '引用最多两级', en: 'References can be followed two levels at most' },
  argument_count: { zh: '“{name}”需要 {expected} 个参数，实际为 {found} 个', en: '“{name}” takes {expected} arguments, found {found}' },
  type_mismatch: { zh: '此处应为{expected}，实际为{found}', en: 'Expected {expected} here, found {found}' },
  cannot_compare: { zh: '{left}与{right}不能比较', en: '{left} and {right} cannot be compared' },
  cannot_compare_date_instant: {
    zh: '日期与时间不能直接比较，请用 dateOf(…) 或 inPeriod(…)',
    en: 'A date and a point in time cannot be compared; use dateOf(…) or inPeriod(…)',
  },
  cannot_compare_duration: {
    zh: '时长不能与数字比较，请写 days(30) 或用 daysBetween(…)',
    en: 'A duration cannot be compared with a number; write days(30), or use daysBetween(…)',
  },
  cannot_order: { zh: '{type}没有大小顺序', en: '{type} has no order' },
  cannot_compute: { zh: '{left}与{right}之间不能做“{operator}”运算', en: '“{operator}” does not work on {left} and {right}' },
  cannot_compute_one: { zh: '{type}不能做“{operator}”运算', en: '“{operator}” does not work on {type}' },
  no_common_type: { zh: '{left}与{right}没有共同类型', en: '{left} and {right} have no type in common' },
  unknown_choice: { zh: '没有选项“{value}”', en: 'There is no option “{value}”' },
  unknown_choice_suggest: { zh: '没有选项“{value}”，是否想写“{suggestion}”？', en: 'There is no option “{value}”; did you mean “{suggestion}”?' },
  bad_id: { zh: '“{value}”不是记录编号', en: '“{value}” is not the id of a record' },
  bad_date: { zh: '“{value}”不是日期（格式 2026-01-31）', en: '“{value}” is not a date (write 2026-01-31)' },
  bad_instant: {
    zh: '“{value}”不是带时区的时间（格式 2026-01-31T09:00:00+08:00）',
    en: '“{value}” is not a point in time with its zone (write 2026-01-31T09:00:00+08:00)',
  },
  unknown_period: { zh: '没有期间“{value}”', en: 'There is no period “{value}”' },
  unknown_period_suggest: { zh: '没有期间“{value}”，是否想写“{suggestion}”？', en: 'There is no period “{value}”; did you mean “{suggestion}”?' },
  literal_needed: { zh: '此处必须直接写出值', en: 'A written value is needed here' },
  null_in_list: { zh: '列表中不能有 null，请另写 == null', en: 'A list cannot hold null; write == null separately' },
  variable_needed: { zh: '此处应为变量名，例如 a', en: 'A variable name is needed here, for example a' },
  variable_taken: { zh: '变量名“{name}”已被使用', en: 'The variable name “{name}” is already in use' },
  relation_alone: {
    zh: '“{name}”是下级记录的集合，请用 .count(a, …)、.exists(a, …) 等',
    en: '“{name}” is a set of child records; use .count(a, …), .exists(a, …) and the like',
  },
  filter_value: { zh: '筛选“{field}”（{op}）需要 {expected} 个值', en: 'The filter on “{field}” ({op}) needs {expected} value(s)' },
} as const satisfies Record<string, { zh: string; en: string }>;

/** The stable code of an issue. */
export type IssueCode = keyof typeof ISSUE_MESSAGES;
