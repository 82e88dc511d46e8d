import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answered, api } from "../../api/client";
import { keys } from "../../api/keys";

const MOST_SHOWN = 8;

/** By a part of the name, phone or email. */
export function useContacts(query: string) {
  const wanted = query.trim();
  return useQuery({
    queryKey: [...keys.contacts, "search", wanted],
    queryFn: async () =>
      (await answered(api.GET("/api/contacts", { params: { query: { query: wanted, limit: MOST_SHOWN } } }))).items,
    enabled: wanted !== "",
    placeholderData: keepPreviousData,
  });
}

/** The latest first. */
export function useConversationsOf(contactId: string | null) {
  return useQuery({
    queryKey: [...keys.contacts, "conversations", contactId ?? ""],
    queryFn: async () => {
      const path = { contact_id: contactId ?? "" };
      return (await answered(api.GET("/api/contacts/{contact_id}/conversations", { params: { path } }))).items;
    },
    enabled: contactId !== null,
  });
}
