import { Alert, App, Button, Empty, Flex, Input, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { ArticleTag } from '../../../shared/article-tag.js';
import { MarkTag } from '../../../shared/mark-tag.js';
import { useTexts } from '../../../texts/use-texts.js';
import { SeverityTag } from '../panels/severity-tag.js';
import type { Diagnostic, Files, Position } from '../rulebook-queries.js';
import { usesOf } from '../yaml/parameter-uses.js';
import { readParameters, writeParameter, type Parameter } from '../yaml/parameters.js';
import { placeOfOffset } from '../yaml/places.js';
import { ParameterValue } from './parameter-value.js';

export interface ParameterProps {
  readonly files: Files;
  /** The file of the company, which has the figures. */
  readonly path: string;
  readonly readOnly: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly onText: (path: string, text: string) => void;
  readonly onGo: (place: Position) => void;
}

/** Every figure of the rulebook: what it is, where it comes from, why somebody chose it, and who asks for it. */
export function ParameterList({ files, path, readOnly, diagnostics, onText, onGo }: ParameterProps) {
  const { t, say } = useTexts();
  const { message } = App.useApp();
  const [sought, setSought] = useState('');
  const text = files[path] ?? '';
  const parameters = useMemo(() => readParameters(text), [text]);
  const uses = useMemo(() => usesOf(files, parameters?.map(({ id }) => id) ?? []), [files, parameters]);
  if (!parameters) return <Alert type="info" showIcon title={t('parameter.faulty')} />;
  if (parameters.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('parameter.none')} />;
  const titleOf = ({ id, title }: Parameter): string => say(title) || id.replaceAll('-', ' ');
  const shown = parameters.filter((one) => `${one.id} ${titleOf(one)} ${one.article ?? ''} ${one.value}`.toLowerCase().includes(sought.trim().toLowerCase()));
  const goTo = ({ from }: Parameter): void => onGo({ file: path, ...placeOfOffset(text, from) });
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} align="center" wrap>
        <Input.Search allowClear value={sought} aria-label={t('parameter.search')} placeholder={t('parameter.search')} style={{ maxWidth: 280 }} onChange={({ target }) => setSought(target.value)} />
        <Typography.Text type="secondary">{t('parameter.count', { shown: shown.length, all: parameters.length })}</Typography.Text>
      </Flex>
      <div className="sheet-scroll" role="region" aria-label={t('parameters')} tabIndex={0}>
        <table className="sheet parameters">
          <thead>
            <tr>
              {(['parameter.title', 'parameter.value', 'parameter.source', 'parameter.reason', 'parameter.uses'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{shown.map(lineOf)}</tbody>
        </table>
      </div>
    </Flex>
  );

  function lineOf(one: Parameter) {
    const wrong = diagnostics.filter(({ line, file }) => file === path && line >= placeOfOffset(text, one.from).line && line <= placeOfOffset(text, one.to).line);
    return (
      <tr key={one.id}>
        <th scope="row">
          <span className="value-text">{titleOf(one)}</span>
          <Button type="link" size="small" style={{ display: 'block', padding: 0, fontSize: 12, height: 'auto' }} onClick={() => goTo(one)}>
            {one.id}
          </Button>
        </th>
        <td>
          <ParameterValue parameter={one} label={`${titleOf(one)} · ${t('parameter.value')}`} readOnly={readOnly || one.type === 'other'} onWrite={(value) => write(one, value)} />
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {t(`parameter.type.${one.type}`)}
          </Typography.Text>
          {wrong.map(({ message: said, severity }, at) => (
            <div key={at} className="value-text">
              <SeverityTag severity={severity} />
              {said}
            </div>
          ))}
        </td>
        <td>{one.article !== undefined && <ArticleTag article={one.article} long />}</td>
        <td className="value-text">
          {one.gap !== undefined && (
            <div>
              <MarkTag colour="gold">{t('parameter.gap')}</MarkTag>
              {say(one.gap)}
            </div>
          )}
          {one.comment !== undefined && <Typography.Text type="secondary"># {one.comment}</Typography.Text>}
        </td>
        <td>
          {(uses.get(one.id) ?? []).map(({ file, line }) => (
            <Button key={file} type="link" size="small" style={{ padding: '0 4px', height: 'auto' }} onClick={() => onGo({ file, line, column: 1 })}>
              {file.replace(/^.*\/|\.yaml$/g, '')}:{line}
            </Button>
          ))}
        </td>
      </tr>
    );
  }

  function write(one: Parameter, value: string): void {
    const next = writeParameter(text, one.id, value);
    if (next === text) void message.warning(t('sheet.unwritable'));
    else onText(path, next);
  }
}
