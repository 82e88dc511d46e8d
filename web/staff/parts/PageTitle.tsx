import { Group, Title } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { shell } from "../words/shell";

interface Props {
  title: string;
  /** Beside it, at the end of the line: what can be done on this page. */
  children?: ReactNode;
}

/** The first page is read from its beginning anyway. */
let isFirst = true;

/** The heading of a page. Names the browser's tab, and takes the focus when the page has been changed to. */
export function PageTitle({ title, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = shell.pageTitle(title);
  }, [title]);
  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true });
    isFirst = false;
  }, []);
  return (
    <Group justify="space-between" align="center" gap="sm" wrap="wrap">
      <Title order={1} size="h2" ref={heading} tabIndex={-1} className="desk-heading">
        {title}
      </Title>
      {children && <Group gap="xs">{children}</Group>}
    </Group>
  );
}
