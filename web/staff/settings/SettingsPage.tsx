import { SimpleGrid, Text } from "@mantine/core";
import { IconBriefcase, IconMapPin, type IconProps, IconUsers } from "@tabler/icons-react";
import type { ComponentType } from "react";
import { Link, Navigate } from "react-router";
import { useBusiness, useLocations, useProviders, useServices } from "../api/catalog";
import { may } from "../api/permissions";
import { useUser } from "../api/session";
import { Failed } from "../parts/Failed";
import { Loading } from "../parts/Loading";
import { settings as words } from "../words/settings";
import { BusinessForm } from "./BusinessForm";
import { SettingsFrame } from "./SettingsFrame";
import classes from "./settings.module.css";

/** Whoever does not run the business has an account, and nothing else to set. */
export function SettingsPage() {
  return may(useUser(), "manage_business") ? <Business /> : <Navigate to="/settings/account" replace />;
}

function Business() {
  const { data: business, error, refetch } = useBusiness();
  return (
    <SettingsFrame title={words.business} text={words.businessAbout}>
      <SetUp />
      {business ? (
        <BusinessForm business={business} />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </SettingsFrame>
  );
}

function SetUp() {
  const inUse = (entries: readonly { archived: boolean }[] | undefined) => entries?.filter((each) => !each.archived);
  const [services, locations, providers] = [useServices().data, useLocations().data, useProviders().data].map(inUse);
  const ways: [string, string | undefined, ComponentType<IconProps>][] = [
    ["services", services && words.serviceCount(services.length), IconBriefcase],
    ["locations", locations && words.locationCount(locations.length), IconMapPin],
    ["providers", providers && words.providerCount(providers.length), IconUsers],
  ];
  return (
    <nav aria-label={words.setUp}>
      <SimpleGrid cols={3} spacing={{ base: "xs", sm: "md" }}>
        {ways.map(([part, counted, Icon]) => (
          <Link key={part} to={`/scheduling/${part}`} className={classes.way}>
            <Icon size={20} stroke={1.75} aria-hidden />
            <Text component="span" fw={600} size="sm">
              {counted ?? words.setUpParts[part as keyof typeof words.setUpParts]}
            </Text>
          </Link>
        ))}
      </SimpleGrid>
    </nav>
  );
}
