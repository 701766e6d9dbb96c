/** Colours of printed drawings: those of the light theme. */
export const chartColors = {
  series: ['#3a53db', '#9aa6e8', '#2a9187', '#c98a2b', '#b25a86', '#7a8293'],
  ink: '#15171c',
  quiet: '#646a79',
  grid: '#e9eaee',
  target: '#272b34',
  good: '#2c9c65',
  bad: '#d9483f',
} as const;
