"""How people shorten English when they type: contractions with and without the apostrophe, chat abbreviations."""

from agent.language.english.word_list import word_list


def _table(text: str) -> dict[str, tuple[str, ...]]:
    entries = (line.split("=") for line in text.strip().splitlines())
    return {short: tuple(long.split()) for shorts, long in entries for short in shorts.split()}


SHORTHAND = _table("""
ain't aint=is not
can't cant cannot can’t=can not
won't wont=will not
shan't=shall not
don't dont dnt doesn't doesnt doesn't didn't didnt=do not
isn't isnt aren't arent wasn't wasnt weren't werent=is not
haven't havent hasn't hasnt hadn't hadnt=have not
couldn't couldnt=could not
wouldn't wouldnt=would not
shouldn't shouldnt=should not
i'm im=i am
i've ive=i have
i'd=i would
i'll=i will
it's=it is
it'll itll=it will
that's thats=that is
that'll thatll=that will
that'd=that would
what's whats wats=what is
where's wheres=where is
when's whens=when is
who's whos=who is
how's hows=how is
there's theres=there is
here's heres=here is
he's hes=he is
she's shes=she is
we're=we are
they're theyre=they are
you're youre ur're=you are
let's lets=let us
name's=name is
y'all yall=you
o'clock oclock=o'clock
u ya'll=you
ur=your
r=are
wanna=want to
gonna gunna=going to
gotta=have to
gimme=give me
lemme=let me
dunno=do not know
idk=i do not know
nvm nevermind nvmd=never mind
outta=out of
kinda=kind of
sorta=sort of
cud=could
wud=would
shud=should
cld=could
wld=would
shld=should
pls plz plse pleas plese pleese pleaase plis plss plzz pl=please
thx tx thnx thanx thks tks thnks thankss thanku thankyou ty tysm tyvm cheers ta thanksss thnk=thanks
appt apt appmt apptmt appnt appoint apmt appontment appointmnt appoitment apoinment=appointment
appts apts appmts=appointments
resched resch reschd resched. resked rescedule reschedual reshedule rescheduel reshcedule rescheule=reschedule
cxl cncl canx cancl cancle cansel canel cancell canceal cansle=cancel
cxled canceld=cancelled
sched schedual shedule shcedule scedule schdule scheduel=schedule
bk boook bok bokk=book
bking=booking
rez resv=reservation
avail availible avaliable availble avalible availabe availiable avilable=available
avails availibility avaliability availabilty availablity=availability
tmrw tmr tmrrw tmw tomorow tommorow tommorrow tomorro tommorw 2moro 2morrow 2mrw=tomorrow
tonite 2nite=tonight
2day=today
b4=before
bc bcoz bcuz cuz coz cos becuz=because
abt=about
wat wut wht=what
wen=when
wher=where
hw=how
ppl=people
msg=message
txt=text
yeh=yeah
prefect perfct perfekt pefect=perfect
addy adress addres adres=address
hrs=hours
hr=hour
min mins=minutes
info=information
btw=by the way
lmk=let me know
asap=as soon as possible
sry srry=sorry
np=no problem
omw=on my way
fyi=for your information
tel ph=phone
num nr=number
ok okay okey oki okie okk okkk okok k kk kay oky oke okeydoke=ok
w=with
wk=week
doc=doctor
rn=right now
gr8=great
l8r=later
l8=late
somone=someone
w/=with
""")

POSSESSIVE_OR_IS = word_list("what where when who how there here he she it that this everything name price")
"""After these `'s` is the verb; after any other word it is taken for a possessive."""

_BEFORE_WISH = word_list("like love prefer rather be want need appreciate")
_BEFORE_DEED = word_list("take have be go do come call see need book just get let pass pick choose try wait stick")
_BEFORE_STATE = word_list(
    """perfect fine ok good great right correct wrong not for me a an the too just very so at on with under about been
    urgent important"""
)

LOST_APOSTROPHE = {
    "id": ("i", "would", _BEFORE_WISH),
    "ill": ("i", "will", _BEFORE_DEED),
    "its": ("it", "is", _BEFORE_STATE),
}
"""Words that are a pronoun and a verb, but only when one of these follows."""

KEYWORDS = word_list(
    """appointment appointments booking reschedule rescheduling schedule cancel cancellation available availability
    please thanks address located location person receptionist confirm confirmed correct perfect service services
    opening openings doctor dentist morning afternoon evening absolutely definitely earliest reservation reserve
    sounds great someone somebody human manager anything anyone change switch postpone hours price prices works
    tomorrow phone number question instead provider stylist therapist specialist different another"""
)
"""What a misspelling is read as, once no shorthand and no ordinary word explains it."""
