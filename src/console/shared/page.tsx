import { Flex, Typography } from 'antd';
import { useEffect, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** A page with its heading, which is the title of the browser's tab as well. */
export function Page({ title, extra, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Bylaw`;
  }, [title]);
  return (
    <>
      <Flex justify="space-between" align="center" wrap gap={8} style={{ marginBottom: 16 }}>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }} className="value-text">
          {title}
        </Typography.Title>
        {extra}
      </Flex>
      {children}
    </>
  );
}
