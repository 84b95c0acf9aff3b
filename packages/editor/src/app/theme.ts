import type { ThemeConfig } from 'antd';

/** The colour of what can be done, unless the page that the app is a part of has another. */
const GREEN = '#1f6f5c';

/** One colour for what can be done, and antd's own for what is right, to be looked at, or wrong. */
export const themeWith = (accent: string = GREEN): ThemeConfig => ({
  token: {
    colorPrimary: accent,
    colorLink: accent === GREEN ? '#1b6452' : accent,
    // Contrast of 4.5 : 1 on white, which antd's own greys and greens do not reach.
    colorTextSecondary: 'rgba(0, 0, 0, 0.68)',
    colorTextTertiary: 'rgba(0, 0, 0, 0.62)',
    colorTextDescription: 'rgba(0, 0, 0, 0.62)',
    colorTextPlaceholder: 'rgba(0, 0, 0, 0.56)',
    colorInfo: accent,
    ...(accent === GREEN ? { colorInfoBg: '#e8f3f0' } : {}),
    colorSuccess: '#2d7a1f',
    colorSuccessBg: '#eaf5e7',
    colorSuccessBorder: '#a9d3a0',
    colorWarning: '#8a5300',
    // What antd makes of so dark a yellow is mud.
    colorWarningBg: '#fdf6e3',
    colorWarningBorder: '#e8cf9a',
    colorError: '#c9251d',
    borderRadius: 6,
    fontFamily: 'inherit',
  },
  components: {
    Layout: { siderBg: '#0f2d26', triggerBg: '#0b231e', headerBg: '#ffffff', bodyBg: '#f5f6f5' },
    Menu: { darkItemBg: '#0f2d26', darkItemSelectedBg: accent, darkItemColor: 'rgba(255, 255, 255, 0.82)' },
  },
});
