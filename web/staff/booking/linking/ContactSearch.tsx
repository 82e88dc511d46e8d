import { Combobox, Group, Loader, Text, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { explained } from "../../parts/explained";
import { linking as words } from "../../words/linking";
import { type Contact, reachedBy } from "./link";
import { useContacts } from "./useContacts";

const PAUSE = 250;

/** Finds somebody by a part of their name, phone or email. */
export function ContactSearch({ onChoose }: { onChoose: (contact: Contact) => void }) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState("");
  const [query] = useDebouncedValue(typed, PAUSE);
  const { data, error, isFetching } = useContacts(query);
  const wanted = typed.trim() !== "";
  const contacts = wanted ? (data ?? []) : [];
  const choose = (id: string) => {
    const contact = contacts.find((each) => each.id === id);
    combobox.closeDropdown();
    if (contact) onChoose(contact);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} shadow="md">
      <Combobox.Target>
        <TextInput
          type="search"
          label={words.search}
          description={words.searchMeans}
          placeholder={words.searchFor}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={wanted && isFetching ? <Loader size={16} /> : null}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={() => wanted && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          error={error ? explained(error) : undefined}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!wanted || data === undefined}>
        <Combobox.Options aria-label={words.found}>
          {contacts.map((contact) => (
            <Combobox.Option key={contact.id} value={contact.id}>
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <Text size="sm" fw={500} truncate>
                  {contact.name || words.nameless}
                </Text>
                <Text size="xs" c="dimmed" truncate>
                  {reachedBy(contact)}
                </Text>
              </Group>
            </Combobox.Option>
          ))}
          {contacts.length === 0 && <Combobox.Empty>{words.nobody}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
