import asyncio

import pytest
from playwright.async_api import Page, expect

from tests.support.browser import Visits
from tests.support.chat_page import ChatPage
from tests.support.chat_stub import Answer, ChatStub
from tests.support.loopback import Loopback


async def test_a_message_is_sent_and_its_reply_appears_once(page: Page, stub: ChatStub, served: Loopback) -> None:
    chat = await ChatPage(page).open(served.url)
    await chat.say("Hello there")
    await chat.shows("You: Hello there", "Assistant: You said: Hello there")
    assert [post["text"] for post in stub.posts] == ["Hello there"]


async def test_no_conversation_is_started_before_the_customer_writes(
    page: Page, stub: ChatStub, served: Loopback
) -> None:
    chat = await ChatPage(page).open(served.url)
    await expect(chat.chips).to_have_count(3)
    assert stub.conversations == {}


async def test_a_starter_is_sent_as_if_it_had_been_written(page: Page, stub: ChatStub, served: Loopback) -> None:
    chat = await ChatPage(page).open(served.url)
    await chat.button("Book an appointment").click()
    await chat.shows("You: Book an appointment", "Assistant: You said: Book an appointment")
    await expect(chat.chips).to_have_count(0)


async def test_approved_text_streams_and_the_message_takes_its_place(
    page: Page, stub: ChatStub, served: Loopback
) -> None:
    hold = asyncio.Event()
    stub.answers = [Answer(("One moment, looking that up.",), hold=hold, hold_after=2)]
    chat = await ChatPage(page).open(served.url)
    await chat.say("Any time on Friday?")
    await expect(chat.draft).to_have_text("One moment,")
    await expect(chat.typing).to_have_count(0)
    hold.set()
    await chat.shows("You: Any time on Friday?", "Assistant: One moment, looking that up.")
    await expect(chat.draft).to_have_count(0)


async def test_the_agent_is_seen_thinking(page: Page, stub: ChatStub, served: Loopback) -> None:
    hold = asyncio.Event()
    stub.answers = [Answer(("Yes.",), hold=hold)]
    chat = await ChatPage(page).open(served.url)
    await chat.say("Are you open?")
    await expect(chat.typing).to_be_visible()
    hold.set()
    await chat.shows("You: Are you open?", "Assistant: Yes.")
    await expect(chat.typing).to_have_count(0)


async def test_several_replies_of_a_turn_come_in_order(page: Page, stub: ChatStub, served: Loopback) -> None:
    stub.answers = [Answer(("First this.", "Then that."))]
    chat = await ChatPage(page).open(served.url)
    await chat.say("Tell me")
    await chat.shows("You: Tell me", "Assistant: First this.", "Assistant: Then that.")


async def test_the_customer_can_write_on_while_the_agent_thinks(page: Page, stub: ChatStub, served: Loopback) -> None:
    hold = asyncio.Event()
    stub.answers = [Answer(("Both noted.",), hold=hold)]
    chat = await ChatPage(page).open(served.url)
    await chat.say("A haircut")
    await expect(chat.typing).to_be_visible()
    await chat.say("on Friday")
    await chat.shows("You: A haircut", "You: on Friday")
    await expect(page.locator("[data-delivery=queued]")).to_have_count(0)
    assert not hold.is_set()
    hold.set()
    await chat.shows("You: A haircut", "You: on Friday", "Assistant: Both noted.")
    assert [post["text"] for post in stub.posts] == ["A haircut", "on Friday"]


async def test_a_burst_arrives_in_the_order_it_was_written(page: Page, stub: ChatStub, served: Loopback) -> None:
    stub.answers = [Answer(("Got it all.",), hold=(hold := asyncio.Event()))]
    chat = await ChatPage(page).open(served.url)
    for word in ("one", "two", "three", "four"):
        await chat.say(word)
    await expect(chat.bubbles).to_have_count(4)
    await expect(page.locator("[data-delivery=queued]")).to_have_count(0)
    assert stub.texts("customer") == ["one", "two", "three", "four"]
    hold.set()
    await chat.shows("You: one", "You: two", "You: three", "You: four", "Assistant: Got it all.")


async def test_pressing_send_twice_sends_once(page: Page, stub: ChatStub, served: Loopback) -> None:
    chat = await ChatPage(page).open(served.url)
    await chat.input.fill("Only once")
    await chat.button("Send message").dblclick()
    await chat.shows("You: Only once", "Assistant: You said: Only once")
    assert len(stub.posts) == 1


async def test_a_quick_reply_answers_the_question(page: Page, stub: ChatStub, served: Loopback) -> None:
    stub.answers = [Answer(("Shall I book it?",), quick_replies=("Yes", "No")), Answer(("Booked.",))]
    chat = await ChatPage(page).open(served.url)
    await chat.say("Tuesday at ten")
    await chat.button("Yes").dblclick()
    await chat.shows("You: Tuesday at ten", "Assistant: Shall I book it?", "You: Yes", "Assistant: Booked.")
    assert len(stub.posts) == 2


async def test_a_person_of_the_team_is_named_as_one(page: Page, stub: ChatStub, served: Loopback) -> None:
    chat = await ChatPage(page).open(served.url)
    await chat.say("Hi")
    await chat.shows("You: Hi", "Assistant: You said: Hi")
    await expect(page.locator(".state")).to_have_text("Booking assistant")
    stub.say("This is Ana, I am taking over.")
    await chat.shows("You: Hi", "Assistant: You said: Hi", "Team member: This is Ana, I am taking over.")
    await expect(page.locator(".who")).to_have_text("Team member")
    await expect(page.locator(".state")).to_have_text("You are talking with the team")
    await chat.say("Thanks!")
    await expect(chat.metas.last).to_contain_text("Sent")
    await expect(chat.typing).to_have_count(0)


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("<img src=x onerror=\"document.title='owned'\">", id="an element with a handler"),
        pytest.param("<script>document.title='owned'</script>", id="a script"),
        pytest.param("[click](javascript:document.title='owned')", id="a script address"),
        pytest.param("https://user:pass@evil.example/", id="an address that poses as another"),
    ],
)
async def test_text_stays_text(hostile: str, page: Page, stub: ChatStub, served: Loopback) -> None:
    stub.answers = [Answer((hostile,))]
    chat = await ChatPage(page).open(served.url)
    await chat.say(hostile)
    await chat.shows(f"You: {hostile}", f"Assistant: {hostile}")
    await expect(page.locator(".log img, .log script, .log a")).to_have_count(0)
    assert await page.title() == "Bloom Salon"


async def test_lists_and_addresses_are_shown_as_such(page: Page, stub: ChatStub, served: Loopback) -> None:
    text = (
        "Free on Friday:\n- 10:00\n- 10:30\n\n1. Choose\n2. Confirm\nMore at https://bloom.example/find (bring this)."
    )
    stub.answers = [Answer((text,))]
    chat = await ChatPage(page).open(served.url)
    await chat.say("When?")
    await expect(page.locator(".log ul li")).to_have_text(["10:00", "10:30"])
    await expect(page.locator(".log ol li")).to_have_text(["Choose", "Confirm"])
    link = page.locator(".log a")
    await expect(link).to_have_attribute("href", "https://bloom.example/find")
    await expect(link).to_have_attribute("rel", "noopener noreferrer nofollow")


async def test_a_word_without_end_does_not_widen_the_page(visits: Visits, stub: ChatStub, served: Loopback) -> None:
    page = await visits.open(viewport={"width": 320, "height": 640})
    chat = await ChatPage(page).open(served.url)
    await chat.say("w" * 400)
    await expect(chat.bubbles).to_have_count(2)
    assert await page.locator(".scroll").evaluate("view => view.scrollWidth - view.clientWidth") == 0
    assert await page.evaluate("document.documentElement.scrollWidth") == 320


async def test_the_end_stays_in_view_while_its_reader_is_there(page: Page, stub: ChatStub, served: Loopback) -> None:
    chat = await ChatPage(page).open(served.url)
    for number in range(4):
        await chat.say(f"Message {number}\n" * 6)
        await expect(chat.bubbles).to_have_count(2 * number + 2)
    await expect(chat.bubbles.last).to_be_in_viewport()
    await chat.input.fill("A long text. " * 60)
    await expect(chat.metas.last).to_be_in_viewport(ratio=1)
    await page.locator(".scroll").evaluate("view => view.scrollTo(0, 0)")
    await expect(chat.bubbles.first).to_be_in_viewport()
    stub.say("News from the team")
    await expect(chat.bubbles.last).to_have_text("Team member: News from the team")
    await expect(chat.bubbles.first).to_be_in_viewport()
    await chat.button("New messages").click()
    await expect(chat.bubbles.last).to_be_in_viewport(ratio=1)
    await expect(chat.button("New messages")).to_be_hidden()


async def test_starting_over_asks_first_and_forgets_the_conversation(
    page: Page, stub: ChatStub, served: Loopback
) -> None:
    chat = await ChatPage(page).open(served.url)
    await chat.say("Hi")
    await chat.shows("You: Hi", "Assistant: You said: Hi")
    await chat.button("More options").click()
    await chat.button("Start over").click()
    await chat.button("Keep this one").click()
    await expect(chat.bubbles).to_have_count(2)
    await chat.button("More options").click()
    await chat.button("Start over").click()
    await page.get_by_role("alertdialog").get_by_role("button", name="Start over").click()
    await expect(chat.bubbles).to_have_count(0)
    await chat.say("Hello again")
    await chat.shows("You: Hello again", "Assistant: You said: Hello again")
    assert [conversation.id for conversation in stub.conversations.values()] != []
    assert stub.texts("customer") == ["Hello again"]
