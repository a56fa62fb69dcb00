import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider, theme as antTheme } from 'antd';
import { use, useEffect, useMemo } from 'react';
import { BrowserRouter } from 'react-router';
import { SpokenContext, wordsOf } from '../texts/use-texts.js';
import { pageNonce } from './page-nonce.js';
import { queries } from './query-client.js';
import { Routing } from './routing.js';
import { useReducedMotion } from './use-reduced-motion.js';
import { useSettings } from '../shared/settings.js';

/** The console: language, theme and queries around the routes. */
export function App() {
  const settings = useSettings();
  const { language, theme } = settings;
  const still = useReducedMotion();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.style.colorScheme = theme;
  }, [language, theme]);
  const { texts, locale, phrases } = use(wordsOf(language));
  const spoken = useMemo(() => ({ language, texts, phrases }), [language, texts, phrases]);
  const dark = theme === 'dark';
  return (
    <SpokenContext value={spoken}>
      <ConfigProvider
        locale={locale}
        csp={{ nonce: pageNonce }}
        button={{ autoInsertSpace: false }}
        theme={{
          algorithm: dark ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
          components: {
            Layout: { headerBg: dark ? '#141414' : '#ffffff', siderBg: dark ? '#141414' : '#ffffff' },
            Menu: { itemSelectedBg: dark ? '#1b2a41' : '#e8eff8', itemSelectedColor: dark ? '#9cc2f5' : '#1d4f91' },
            Table: { rowSelectedBg: dark ? '#1b2a41' : '#e8eff8', rowSelectedHoverBg: dark ? '#22344f' : '#dce7f4' },
            ...(dark && { Tabs: { itemSelectedColor: '#9cc2f5', itemHoverColor: '#9cc2f5', inkBarColor: '#9cc2f5' } }),
            Descriptions: { labelColor: dark ? 'rgba(255,255,255,0.72)' : 'rgba(0,0,0,0.65)' },
          },
          token: {
            motion: !still,
            colorPrimary: dark ? '#3f74bd' : '#1d4f91',
            colorInfo: dark ? '#7fb0f0' : '#1d4f91',
            colorSuccess: dark ? '#7cc95a' : '#2a7010',
            colorError: dark ? '#ff8583' : '#cf1322',
            ...(!dark && { colorSuccessBg: '#f0f8ea', colorSuccessBorder: '#b7dca0', colorInfoBg: '#e8eff8', colorInfoBorder: '#b5cae5' }),
            colorLink: dark ? '#7fb0f0' : '#1d4f91',
            borderRadius: 6,
            colorTextDescription: dark ? 'rgba(255,255,255,0.72)' : 'rgba(0,0,0,0.65)',
            colorTextPlaceholder: dark ? 'rgba(255,255,255,0.6)' : 'rgba(0,0,0,0.6)',
            colorTextDisabled: dark ? 'rgba(255,255,255,0.6)' : 'rgba(0,0,0,0.6)',
          },
        }}
      >
        <AntApp style={{ height: '100%' }}>
          <QueryClientProvider client={queries}>
            <BrowserRouter>
              <Routing settings={settings} />
            </BrowserRouter>
          </QueryClientProvider>
        </AntApp>
      </ConfigProvider>
    </SpokenContext>
  );
}
