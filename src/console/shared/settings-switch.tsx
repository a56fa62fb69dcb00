import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useTexts } from '../texts/use-texts.js';
import type { Settings } from './settings.js';

/** Language and theme. The button names the language that one would change to, in that language. */
export function SettingsSwitch({ settings: { language, theme, setLanguage, setTheme } }: { readonly settings: Settings }) {
  const { t } = useTexts();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Space size={4}>
      <Button type="text" lang={other} onClick={() => setLanguage(other)}>
        {other === 'en' ? 'English' : '中文'}
      </Button>
      <Button type="text" icon={theme === 'dark' ? <SunOutlined /> : <MoonOutlined />} aria-label={t(theme === 'dark' ? 'theme.light' : 'theme.dark')} onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')} />
    </Space>
  );
}
