/** Short names of China's provinces with their place on a grid of ten columns, roughly where they lie; not a map and drawn to no scale. */
export const provincePlaces: Readonly<Record<string, { readonly column: number; readonly row: number; readonly en: string }>> = {
  黑龙江: { column: 10, row: 1, en: 'HL' },
  内蒙古: { column: 7, row: 2, en: 'NM' },
  吉林: { column: 10, row: 2, en: 'JL' },
  新疆: { column: 2, row: 3, en: 'XJ' },
  甘肃: { column: 4, row: 3, en: 'GS' },
  宁夏: { column: 5, row: 3, en: 'NX' },
  山西: { column: 6, row: 3, en: 'SX' },
  河北: { column: 7, row: 3, en: 'HE' },
  北京: { column: 8, row: 3, en: 'BJ' },
  天津: { column: 9, row: 3, en: 'TJ' },
  辽宁: { column: 10, row: 3, en: 'LN' },
  青海: { column: 3, row: 4, en: 'QH' },
  陕西: { column: 5, row: 4, en: 'SN' },
  河南: { column: 6, row: 4, en: 'HA' },
  山东: { column: 7, row: 4, en: 'SD' },
  西藏: { column: 2, row: 5, en: 'XZ' },
  四川: { column: 4, row: 5, en: 'SC' },
  重庆: { column: 5, row: 5, en: 'CQ' },
  湖北: { column: 6, row: 5, en: 'HB' },
  安徽: { column: 7, row: 5, en: 'AH' },
  江苏: { column: 8, row: 5, en: 'JS' },
  上海: { column: 9, row: 5, en: 'SH' },
  贵州: { column: 5, row: 6, en: 'GZ' },
  湖南: { column: 6, row: 6, en: 'HN' },
  江西: { column: 7, row: 6, en: 'JX' },
  浙江: { column: 8, row: 6, en: 'ZJ' },
  云南: { column: 4, row: 7, en: 'YN' },
  广西: { column: 5, row: 7, en: 'GX' },
  广东: { column: 6, row: 7, en: 'GD' },
  福建: { column: 7, row: 7, en: 'FJ' },
  台湾: { column: 9, row: 7, en: 'TW' },
  海南: { column: 5, row: 8, en: 'HI' },
  澳门: { column: 6, row: 8, en: 'MO' },
  香港: { column: 7, row: 8, en: 'HK' },
};

/** The short name of a province as addresses write it: 江苏省 and 广西壮族自治区 are 江苏 and 广西; undefined for anything else. */
export function shortProvince(name: string): string | undefined {
  return Object.keys(provincePlaces).find((short) => name.startsWith(short));
}
