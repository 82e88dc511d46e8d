import { Button, Drawer, Group } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { FormEvent, ReactNode } from "react";
import { Failed } from "../parts/Failed";
import { settings as words } from "../words/settings";
import { shell } from "../words/shell";
import classes from "./settings.module.css";

interface Props {
  title: string;
  onClose: () => void;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  saving: boolean;
  error: unknown;
  submitLabel?: string;
  children: ReactNode;
}

/** A form beside the list that it belongs to. */
export function EntryDrawer({ title, onClose, onSubmit, saving, error, submitLabel = words.save, children }: Props) {
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      position="right"
      size={narrow ? "100%" : 560}
      closeButtonProps={{ "aria-label": shell.close }}
      classNames={{ content: classes.drawerContent, header: classes.header, body: classes.drawerBody }}
      styles={{ title: { fontWeight: 650, fontSize: "var(--mantine-font-size-lg)", lineHeight: 1.3 } }}
    >
      <form className={classes.form} onSubmit={onSubmit} noValidate>
        <div className={classes.fields}>{children}</div>
        <div className={classes.foot}>
          {error !== null && <Failed error={error} title={words.notSaved} />}
          <Group justify="flex-end" gap="xs" mt={error === null ? 0 : "sm"}>
            <Button variant="default" onClick={onClose} disabled={saving}>
              {shell.cancel}
            </Button>
            <Button type="submit" loading={saving}>
              {submitLabel}
            </Button>
          </Group>
        </div>
      </form>
    </Drawer>
  );
}
