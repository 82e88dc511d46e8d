import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconKey, IconPencil, IconUserCheck, IconUserOff } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answered, api } from "../api/client";
import { keys } from "../api/keys";
import type { Member } from "../api/managed";
import { useUser } from "../api/session";
import { askFirst } from "../parts/askFirst";
import { tellDone, tellFailed } from "../parts/notices";
import { settings } from "../words/settings";
import { team as words } from "../words/team";
import { generatedPassword } from "./generatedPassword";
import classes from "./settings.module.css";

interface Props {
  member: Member;
  isLastAdmin: boolean;
  onOpen: (id: string) => void;
  onReset: (name: string, password: string) => void;
}

const ICON = { size: 16, "aria-hidden": true } as const;

export function MemberActions({ member, isLastAdmin, onOpen, onReset }: Props) {
  const { leave, comeBack, reset } = useMemberActions(member, onReset);
  const isOwn = useUser().id === member.id;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className={classes.actions}
          aria-label={settings.actionsFor(member.name)}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => onOpen(member.id)}>
          {settings.edit}
        </Menu.Item>
        {/* One's own is changed where the present one is asked for. */}
        {!isOwn && member.active && (
          <Menu.Item leftSection={<IconKey {...ICON} />} onClick={() => reset.mutate()}>
            {words.reset}
          </Menu.Item>
        )}
        {member.active ? (
          <>
            <Menu.Item
              color="red"
              leftSection={<IconUserOff {...ICON} />}
              disabled={isLastAdmin}
              onClick={() => leave.mutate()}
            >
              {words.deactivate}
            </Menu.Item>
            {isLastAdmin && <Menu.Label>{words.lastAdmin}</Menu.Label>}
          </>
        ) : (
          <Menu.Item leftSection={<IconUserCheck {...ICON} />} onClick={() => comeBack.mutate()}>
            {words.reactivate}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function useMemberActions(member: Member, onReset: Props["onReset"]) {
  const cache = useQueryClient();
  const isOwn = useUser().id === member.id;
  const params = { path: { user_id: member.id } };
  const onError = (error: Error) => tellFailed(error);
  const refresh = () => {
    void cache.invalidateQueries({ queryKey: keys.users });
    void cache.invalidateQueries({ queryKey: keys.session });
  };
  const leave = useMutation({
    mutationFn: async () => {
      const text = isOwn ? words.deactivateSelf : words.deactivateText;
      if (!(await askFirst({ title: words.deactivateAsk(member.name), text, confirm: words.deactivate }))) return null;
      return answered(api.DELETE("/api/users/{user_id}", { params }));
    },
    onSuccess: (done) => {
      if (!done) return;
      tellDone(words.deactivated(member.name));
      refresh();
    },
    onError,
  });
  const comeBack = useMutation({
    mutationFn: () => answered(api.PATCH("/api/users/{user_id}", { params, body: { active: true } })),
    onSuccess: () => {
      tellDone(words.reactivated(member.name));
      refresh();
    },
    onError,
  });
  const reset = useMutation({
    mutationFn: async () => {
      const question = { title: words.resetAsk(member.name), text: words.resetText, confirm: words.resetConfirm };
      if (!(await askFirst({ ...question, destructive: false }))) return null;
      const password = generatedPassword();
      await answered(api.PATCH("/api/users/{user_id}", { params, body: { password } }));
      return password;
    },
    onSuccess: (password) => {
      if (password !== null) onReset(member.name, password);
    },
    onError,
  });
  return { leave, comeBack, reset };
}
