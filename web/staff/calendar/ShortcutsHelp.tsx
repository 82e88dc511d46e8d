import { Kbd, Modal, Stack, Switch, Text } from "@mantine/core";
import { calendar } from "../words/calendar";
import { shell } from "../words/shell";
import classes from "./ShortcutsHelp.module.css";
import { useShortcutsWanted } from "./useShortcuts";

const words = calendar.shortcuts;
const KEYS: readonly (readonly [keys: readonly string[], meaning: string])[] = [
  [["←"], words.previous],
  [["→"], words.next],
  [["T"], words.today],
  [["M"], words.month],
  [["W"], words.week],
  [["D"], words.day],
  [["L"], words.list],
  [["N"], words.newBooking],
  [["Tab"], words.move],
  [["Enter"], words.openBooking],
  [["?"], words.help],
];

interface Props {
  opened: boolean;
  onClose: () => void;
  isPhone: boolean;
}

export function ShortcutsHelp({ opened, onClose, isPhone }: Props) {
  const [wanted, setWanted] = useShortcutsWanted();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.title}
      fullScreen={isPhone}
      closeButtonProps={{ "aria-label": shell.close }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {words.intro}
        </Text>
        <dl className={classes.keys}>
          {KEYS.map(([keys, meaning]) => (
            <div key={meaning} className={classes.line}>
              <dt>
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <Switch label={words.enabled} checked={wanted} onChange={(event) => setWanted(event.currentTarget.checked)} />
      </Stack>
    </Modal>
  );
}
