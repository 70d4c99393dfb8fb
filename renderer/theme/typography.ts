export const fontFamily = "'Inter Variable', Inter, system-ui, sans-serif";

const style = (size: number, line: number, weight: number, letterSpacing = '0') => ({
  fontSize: `${size / 16}rem`,
  lineHeight: `${line / 16}rem`,
  fontWeight: weight,
  letterSpacing,
  textTransform: 'none' as const,
});

/** Sizes and lines in rem, so that a person's own text size and 400% zoom both work. Nothing under 12 but key hints. */
export const typography = {
  h1: style(20, 28, 660, '-0.01em'),
  h2: style(16, 24, 640),
  h3: style(14, 20, 640),
  h4: style(13, 18, 620),
  subtitle1: style(14, 20, 560),
  subtitle2: style(13, 18, 560),
  body1: style(14, 20, 400),
  body2: style(13, 18, 400),
  button: style(13, 18, 600),
  caption: style(12, 16, 400),
  overline: style(12, 16, 560),
} as const;
