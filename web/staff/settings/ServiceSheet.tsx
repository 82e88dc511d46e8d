import { Drawer, Stack, Text } from "@mantine/core";
import type { Location, Service } from "../api/types";
import { money } from "../parts/money";
import { services as words } from "../words/services";
import { settings } from "../words/settings";
import { shell } from "../words/shell";
import { lengthInWords } from "./lengths";
import { ServiceTimeline } from "./ServiceTimeline";
import classes from "./settings.module.css";

interface Props {
  service: Service;
  locations: readonly Location[];
  currency: string;
  onClose: () => void;
}

/** A service for those who may only look at it. */
export function ServiceSheet({ service, locations, currency, onClose }: Props) {
  const places = locations.filter((each) => service.location_ids.includes(each.id)).map((each) => each.name);
  const facts: [string, string][] = [
    [words.description, service.description],
    [words.aliases, service.aliases.join(", ")],
    [words.price, service.price === null ? "" : money(service.price, currency)],
    [words.locations, places.join(", ")],
    [words.slotInterval, lengthInWords(service.slot_interval)],
    [words.minNotice, `${lengthInWords(service.min_notice)} ${words.minNoticeMeans}`],
    [words.window, `${settings.days(service.booking_window_days)} ${words.windowMeans}`],
    [words.cancelNotice, `${lengthInWords(service.cancel_notice)} ${words.cancelNoticeMeans}`],
  ];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={service.name}
      closeButtonProps={{ "aria-label": shell.close }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {settings.onlyToRead}
        </Text>
        <ServiceTimeline before={service.buffer_before} during={service.duration} after={service.buffer_after} />
        <dl className={classes.factList}>
          {facts
            .filter(([, said]) => said !== "")
            .map(([name, said]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{said}</dd>
              </div>
            ))}
        </dl>
      </Stack>
    </Drawer>
  );
}
