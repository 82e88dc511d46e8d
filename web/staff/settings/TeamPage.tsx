import { Avatar, Badge, Button, Stack, Switch, Text } from "@mantine/core";
import { IconPlus, IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import { useProviders } from "../api/catalog";
import type { Member } from "../api/managed";
import { useUser } from "../api/session";
import { useTeam } from "../api/team";
import type { Provider } from "../api/types";
import { Empty } from "../parts/Empty";
import { Failed } from "../parts/Failed";
import { Loading } from "../parts/Loading";
import { team as words } from "../words/team";
import { NEW, useListAddress } from "./address";
import { MemberActions } from "./MemberActions";
import { MemberForm } from "./MemberForm";
import { SettingsFrame } from "./SettingsFrame";
import { ShownOnce } from "./ShownOnce";
import classes from "./settings.module.css";

interface Made {
  title: string;
  text: string;
  password: string;
}

export function TeamPage() {
  const { data: team, error, refetch } = useTeam();
  const { data: providers } = useProviders();
  const { open, setOpen } = useListAddress();
  const [made, setMade] = useState<Made | null>(null);
  const opened = team?.find((each) => each.id === open) ?? null;
  const isLastAdmin = (member: Member | null) =>
    member?.role === "admin" && member.active && onlyOne(team?.filter((each) => each.role === "admin" && each.active));
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen(NEW)}>
      {words.add}
    </Button>
  );
  return (
    <SettingsFrame title={words.title} text={words.about} actions={add}>
      {team ? (
        <Members
          team={team}
          providers={providers ?? []}
          isLastAdmin={isLastAdmin}
          onOpen={setOpen}
          onReset={(name, password) => setMade({ title: words.resetTitle(name), text: words.madeText, password })}
        />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
      {providers && (open === NEW || opened) && (
        <MemberForm
          key={open}
          member={opened}
          isLastAdmin={isLastAdmin(opened)}
          providers={providers}
          onClose={() => setOpen(null)}
          onMade={(name, password) =>
            setMade({
              title: words.madeTitle(name),
              text: password === null ? words.madeLost : words.madeText,
              password: password ?? "",
            })
          }
        />
      )}
      {made && (
        <ShownOnce
          title={made.title}
          text={made.text}
          label={words.password}
          secret={made.password}
          onClose={() => setMade(null)}
        />
      )}
    </SettingsFrame>
  );
}

function onlyOne(members: readonly Member[] | undefined): boolean {
  return members?.length === 1;
}

interface MembersProps {
  team: readonly Member[];
  providers: readonly Provider[];
  isLastAdmin: (member: Member) => boolean;
  onOpen: (id: string) => void;
  onReset: (name: string, password: string) => void;
}

function Members({ team, providers, isLastAdmin, onOpen, onReset }: MembersProps) {
  const me = useUser();
  const [withInactive, setWithInactive] = useState(false);
  const inactive = team.filter((each) => !each.active).length;
  const shown = team.filter((each) => each.active || withInactive);
  if (shown.length === 0) return <Empty title={words.none} icon={IconUsersGroup} />;
  return (
    <Stack gap="sm">
      {inactive > 0 && (
        <Switch
          withThumbIndicator={false}
          label={words.showInactive(inactive)}
          checked={withInactive}
          onChange={(event) => setWithInactive(event.currentTarget.checked)}
        />
      )}
      <ul className={`${classes.card} ${classes.rows}`} aria-label={words.title}>
        {shown.map((member) => (
          <li key={member.id} className={classes.row} data-off={!member.active || undefined} data-picture>
            <div className={classes.main}>
              <Avatar name={member.name} color="pine" radius="xl" size={38} aria-hidden />
              <div className={classes.name}>
                <button type="button" className={classes.link} onClick={() => onOpen(member.id)}>
                  {member.name}
                </button>
                {member.id === me.id && (
                  <Badge variant="light" size="sm" tt="none" ms={8}>
                    {words.you}
                  </Badge>
                )}
                <Text size="sm" c="dimmed" truncate>
                  {member.email}
                </Text>
              </div>
            </div>
            <div className={classes.facts}>
              {!member.active && (
                <Badge variant="light" color="gray" tt="none">
                  {words.inactive}
                </Badge>
              )}
              <RoleName member={member} providers={providers} />
            </div>
            <MemberActions member={member} isLastAdmin={isLastAdmin(member)} onOpen={onOpen} onReset={onReset} />
          </li>
        ))}
      </ul>
    </Stack>
  );
}

function RoleName({ member, providers }: { member: Member; providers: readonly Provider[] }) {
  const provider = providers.find((each) => each.id === member.provider_id);
  return (
    <div className={classes.role}>
      <Text size="sm" fw={500}>
        {words.roles[member.role].name}
      </Text>
      {member.role === "provider" && provider && provider.name !== member.name && (
        <Text size="xs" c="dimmed">
          {words.actsAs(provider.name)}
        </Text>
      )}
    </div>
  );
}
