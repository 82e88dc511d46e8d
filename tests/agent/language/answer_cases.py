"""Replies to "Shall I book it?" as customers type them, one a line, by what they mean.

`REFUSED` are a clear no; `UNSETTLED` are neither (a reader may take them for a no, never for a yes).
The lexicon was written against the first half of each list; the held-out half was only measured.
"""

ACCEPTED = """
yes
Yes.
YES
yes!!!
yes please
Yes, please.
yes pls
yes plz!!
yes thx
yes thanks
Yes, thank you!
yep
yup
yup 👍
ya
yeah
yea
yeah sure
yes sure
yess
yesss
yeees
y
Y
ok
OK
Ok.
okay
okay 👌
k
kk
ok great
ok thanks
ok perfect
okay thank you so much
ok, book it
ok please book it
ok go ahead
alright
alright, book it
go ahead
Go ahead!
go ahead and book it
please go ahead
please do
Please do!
do it
lets do it
Let's do it!
let's do that
book it
Book it please
please book it
book it!!
book me in
BOOK IT
book the appointment
Yes please book it
Yes, book the appointment please
yes book that one
you can book it
confirm
Confirm.
confirmed
confirm it
confirm please
i confirm
yes confirm
yes, confirm the booking
correct
Correct.
that is correct
that's correct
thats correct
Yes that's correct
yes correct
Yep, that's right
that's right
thats right
right
that works
that works for me
That works perfectly
works for me
works great
that'll work
that would work for me
that will work
that'll do
sounds good
Sounds good!
sounds great
sounds good to me
sounds perfect, thanks!
that sounds great
that sounds good thank you
looks good
looks good to me
looks perfect
perfect
Perfect, thanks
perfect thank you
perfect!!
great
Great, thanks!
great see you then
Great, thank you. See you then!
awesome
Awesome thank you
excellent
cool
cool thanks
nice
good
fine
fine by me
fine with me
that's fine
thats fine thank you
yes that is fine
that's great
that's perfect
that would be great
that would be perfect, thank you
absolutely
Absolutely!
definitely
of course
yes of course
certainly
sure
sure thing
Sure, go ahead
sure, why not
for sure
by all means
deal
i'll take it
Ill take it
I'll take that one
lets go with that
👍
👍🏽
✅
👌
yes 🙏
yes 😊
si
sí
100%
""".strip().splitlines()

ACCEPTED_HELD_OUT = """
Yes yes yes
yes ma'am
yes sir!
yes man
Yessir
yes i do
yes it is
Yes, that's right. Thank you
yes thats perfect
Yes, that's fine, thanks.
yes, that works
Yes! Sounds good.
Yes that time works for me
yes pleaseeee
yes, please and thank you
yes thank u
Yes, I confirm
yes do it
yes go for it
Yes, absolutely
yes for sure
yes, lock it in
Yep!
yep thats fine
yep sounds good
Yep please
yup thats correct
yup book it
Yeah
yeah thats fine
Yeah, that works
yeah go ahead
yeah book it
Yeah, that's perfect thanks
yah
yeh
yes👍
👍👍
👍 thanks
👌👌
💯
ok 👍
ok cool
ok thats great
OK THANKS
ok sounds good
okay great thank you
Okay, that's fine.
okie dokie
okey
okk
oki
alrighty
all right
alright thanks
Alright, sounds good
aight
all good, book it
that's good
that's good with me
Thats good, thanks
that is perfect thank you very much
that is great
That sounds lovely
That sounds wonderful, thank you!
this works
this is correct
This is fine
it works
it's fine
its perfect
it's correct
everything is correct
Everything looks good
all correct
looks right
looks great thanks
sounds lovely
sounds fantastic
sounds right
seems right
brilliant
brilliant, thank you!
fantastic
wonderful
lovely, thanks
lovely jubbly
super
superb
fab
Ideal
affirmative
indeed
totally
exactly
most definitely
surely
roger that
aye
confirmed!
confirm booking
please confirm
Please confirm it
yes you can confirm it
I confirm the appointment
please book
pls book it
plz do
please schedule it
schedule it
please book that for me
book that please
book that
book me
go ahead please
go ahead, thanks
yes you can go ahead
proceed
please proceed
do it please
make it so
make the appointment
reserve it
reserve it please
lock it in
I'll take it, thanks
i will take it
ill take that
that one is fine
that one works
we'll take it
let's go
let's go for it
let's book it
Let us do that
lets do this
count me in
sign me up
I'm happy with that
i'm ok with that
I am fine with that
good for me
good with me
fine for me
cool with me
that suits me
suits me
suits me fine
works well for me
Works!
that day works
this time is fine
great, looking forward to it
perfect, see you there
perfect, have a great day
awesome, can't wait!
thats awesome thank you
amazing
amazing thanks
oh yes please
no problem, book it
uh huh
mhm
you got it
""".strip().splitlines()

REFUSED = """
ok, never mind then, thanks
then I'll leave it, thanks
alright, forget it then
no
No.
NO
no!!
no thanks
No, thank you
no thx
nope
nah
Nah, thanks
n
not yet
not now
not today
not really
no way
never mind
nvm
nevermind
forget it
don't
dont
don't book it
do not book it
please don't
no dont book that
no i dont want that
No, that's not right
that's wrong
thats not correct
incorrect
wrong
that doesn't work
That doesn't work for me
that won't work
it wont work for me
i changed my mind
I'd rather not
i guess not
absolutely not
definitely not
of course not
cancel
cancel it
stop
hold off
👎
❌
No, I want Friday
no, make it 4pm
No, actually book it at 17:15.
No. Book it on next Thursday at 1:45 pm.
nope, wrong day
no I said haircut
actually no
hmm no
no thats too late
""".strip().splitlines()

REFUSED_HELD_OUT = """
No way!
nooo
no no no
nope nope
nope thanks
naw
nay
negative
No, I'm good
I'm good thanks
no im ok thanks
no, never mind
not interested
not this time
not that one
not at all
hard pass
pass
none of those
neither
please do not book
don't do it
dont do that
pls dont
hell no
heck no
certainly not
no I don't think so
i don't think so
I don't want it
i dont want to
i'd prefer not to
probably not
maybe not
i suppose not
that is incorrect
That's not what I want
that's not it
this is wrong
it doesn't work for me
that wouldn't work
can't make that time
i can't
i cant do that
cant make it
too early
too late for me
too expensive
cancel that
skip it
stop it
🚫
no it's wrong, my name is Bob
No, please make it on the 9th of March.
No I want to go on the 12th
nah can we do friday
no wait
sorry no
wait, no
forget about it
""".strip().splitlines()

UNSETTLED = """
yes?
ok?
sure?
yes but can we do 4 instead
yes if Ana is there
yes, if it's cheaper
ok what about Friday?
yeah no
yeah nah
no yes sorry
sure, but cheaper?
maybe
perhaps
probably
i guess
I guess so
i suppose so
I think so
not sure
I'm not sure
idk
hmm
hmm ok
umm
uh yes
let me think
let me check with my wife
wait
hold on
one sec
wait, yes or no?
yes and no
yeah right
oh great
great, just great
sure, whatever
whatever
meh
ok...
yes...
yes…
🤔
ok 🙄
thanks
thank you
hello
what
what?
why?
how much is it?
who is it with
ok but at 5
Yes but with Tom
yes, at 5 though
yes for two people
yes and also a massage
Yes, can you make it 3pm?
ok bye
thanks bye
ok wait
would be nice but no
fine, but only if it's before noon
yes unless it rains
can I come at 4
friday
3pm
haircut
Jane Doe
book a massage instead
book it for Friday
book it at 5
yes cancel it
move it to Friday
change it
is that right?
are you sure?
is it confirmed?
did you book it
why not friday
either
depends
yes or no
ok so is it booked?
""".strip().splitlines()

UNSETTLED_HELD_OUT = """
yes??
yep?
perfect?
sounds good?
right?
correct?
is that ok
that works?
yes but not with Ana
yes but earlier
Yes, however I need 20 minutes more
yes, only if you take insurance
yes if possible at 4
yes provided it's free
ok if that's the only one
fine if there's nothing else
ok as long as it's not Tom
yes when I get back
yes after I talk to my husband
yes later
sure later
ok later
ok maybe
yes maybe
yes probably
yes I think
yes i guess
sure i guess
fine i guess
ok I suppose
perfect timing, I need to ask something
great but expensive
good question
good luck with that
oh sure
oh fine
yeah yeah
yeah yeah whatever
as if
very funny
just wonderful
nice try
ok 🤷
yes 🤔
sure 😒
fine 😡
😂
🤷‍♀️
well
well, ok
er
err yes
uhh
hm
hmmm sure
I don't know
dunno
no idea
let me see
let me get back to you
give me a minute
just a moment
need to check my calendar
I'll let you know
i will think about it
will confirm later
I'll confirm tomorrow
can I confirm later?
not confirmed
not correct? or yes
not a yes
yes not
that's not a no
I didn't say yes
I never said book it
who said yes
don't say yes
before you book it
what if I say yes
should I say yes
if I say yes can I cancel?
can you book it?
do I have to confirm
how do I confirm
tell me more first
book it but for my son
book it with Tom
book it for 5
book it twice
book both
book it if it's free
go ahead with Tom
go ahead with the 4pm
do it tomorrow
do it at 5
please do it at 5 instead
perfect for Tuesday
great, how about Tuesday
that works on Tuesday
that works if I can bring my dog
works for me except the price
sounds good except the time
sounds expensive
sounds bad
sounds good, but can I bring my kid
looks wrong
looks like rain
that's right, isn't it
right, but not today
correct except my name is Janet
correct the name please
correct my phone number
confirm my email
definitely maybe
absolutely no idea
of course it's too late
certainly cheaper elsewhere
sure is expensive
ok I have a question
ok so no
yes no
no yes
nope yes
yes nope
yes, no, wait
yes wait
yes hold on
yes sorry no
yes? no?
yes please no
yesterday
yes lord
no problem
no worries
not bad
not sure yes
ok then no
ok don't
fine, don't
good thing I asked
y not
y is it so expensive
k?
okra
sure as hell not
right now I can't
right away?
deal breaker
exactly what time
exactly how much
see you
see you then
bye
good night
have a nice day
please
take care
👋
🙏
❤️
""".strip().splitlines()
