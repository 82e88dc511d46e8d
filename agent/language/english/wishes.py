"""How customers say in English what they want, as phrases (see `Phrases`).

Words that stand for others: `$appt` any word for an appointment, `$my` whose it is, `$who` whom one goes to see; and
`<service>`, `<provider>`, `<location>`, `<when>` for what was found of the catalog and of dates and times.
"""

_WORDS = {
    "$appts": "appointments/bookings/reservations/sessions/visits/slots",
    "$appt": "appointment/booking/reservation/session/slot/visit/consultation/consult/checkup/treatment/class",
    "$my": "my/our/the/this/that/his/her/their/an/a/me/your/both/all",
    "$mine": "my/our/his/her",
    "$who": "doctor/doctors/dr/dentist/dentists/vet/stylist/hairdresser/barber/therapist/physio/artist/instructor/nurse"
    "/specialist/hygienist/gynecologist/gynaecologist/dermatologist/ophthalmologist/optician/psychologist/psychiatrist"
    "/pediatrician/chiropractor/orthodontist/masseuse/trainer/teacher/practitioner/gp/salon/salons/clinic/spa/someone"
    "/somebody/provider/<provider>",
}


def _phrases(text: str) -> str:
    for short, long in _WORDS.items():
        text = text.replace(short, long)
    return text


CANCEL = _phrases("""
scratch $mine | drop/remove/take/pull me/us/him/her from/off/out | cancel | cancels | canceling | cancelling
cancellation | call off | call it off | calling off | scrap it/that/$mine | delete/remove/drop/scrap $my $appt
delete/remove/drop/scrap $my <when>/<service> $appt? | take me off | get rid of $my
do not need/want $my? $appt | do not need/want $my <when>/<service> $appt? | do not need to come
do not need it | no longer need/want/require | no longer interested | not need * anymore/after
do not want * anymore | back out | pull out of | not coming anymore | not going to come | will not be coming
changed my mind about coming | withdraw $mine | take <provider>/me/us off | do not want to come
do not need * any more
""")

CANNOT_COME = _phrases("""
can/could/will/would not be able to make/come/attend/keep/do $my? $appt?
not able to make/attend/keep $my? $appt? | can/could/will not do/make/attend/come <service>
can/could/will not do/make/attend/come to? $my? <service>/<when>
can/could/will not make it/that/this/$my/<when>/<service> | can/could/will not make it? to? $my? $appt/<when>
can/could/will not come/attend/keep/be | can/could/will not get there | not able to make/come/attend/keep/be
not be able to make/come/attend/keep/be | unable to make/come/attend/keep/be | will not make it
will not be there | will not be coming | can not do * anymore | no longer make/come/attend | no longer able to
not going to make it | not gonna make it | something/something's came/come/has up | got held up | have to miss
will have to miss | need to miss | can no longer make/come/attend/do
""")

MOVE = _phrases("""
change it/that/this/them | be moved/changed/pushed/rescheduled/shifted/switched/postponed
change/switch $my stylist/doctor/provider/therapist/dentist/barber/person/location/service
can/could/may i/we make/do/come/have/get it? on/at? <when> instead
make/do/come/have it? on/at? <when> instead of | make it * instead of
can/could/may i/we bring/come/see * <when> instead of? | reschedule | rescheduled | rescheduling
re - schedule | re schedule | rebook | re - book | rearrange | re - arrange
move it/that/this/them/me/everything | move $my? $appts/$appt/<service>/<when>/one
move $my <when>/<service> $appt/one? | move from/to <when> | move <provider>/<service> to
moved to/from <when> | moving $my? $appt | move $my * $appt/$appts
change $my $appts/$appt/time/date/day/slot/hour/<service> | change $my <when>/<service>
change $my? time/date/day of/to | change it/that/this to/from/for/into | change it/that please
change from/to <when> | changing $my? $appt | change the? schedule of? | change $my * $appt
change the time/date | changed to <when> | change times/dates/days
modify/adjust/amend/alter/edit $my $appts/$appt/time/date | update $my $appt/time | postpone | postponed
postponing | put off | put it/$my off | put it/$my $appt off | put back | put it/$my back
push it/that/this/$my/<service>/<when> * back/to/out/forward/later | push back | push it | push to <when>
push $my $appt/<service> | pushed back/to | bump it/me/$my | delay it/$my | defer it/$my
bring it/$my/that * forward/up | bring forward | pull it/$my * forward/in | move up
switch it/that/$my/to/from | switch $my? $appts/$appt/times/days/dates/time/day | switching $my?
swap it/that/$my/to/from | swap times/days/slots | shift it/that/$my/<service>/to | make it <when> instead
make that <when> instead | make it another/different/earlier/later | make it a? different
pick/find/choose/get another/different time/day/date/slot for $mine | another time/day/date for $mine/it/that
come/go/do * another/different/other time/day/date/<when> instead
different time/day/date/slot for $mine/it/that | instead of <when> | instead of coming | rather than <when>
have it on/at <when> instead
""")

BOOK = _phrases("""
would like/want/need my appointment to be/on/at/for/<when> | would like/want my $appt to be/on/at/for/<when>
want my $appt on/at/for/to/<when> | i? have an idea to visit/see/get | where can i find a/an/$who
could/can you find me a/an * $who | book | re - book a | booking for/at/on/with/in/please | booking
make/place/do a booking | schedule | scheduled for | be scheduled in? | get scheduled | scheduling an/a
make a/an/$my/me/us $appt | make a/an/$my/me/us * $appt | make $appt/$appts | making an/a $appt
set up an/a/$my | set me/us up | set an/a/$my? $appt | set one up | set one
arrange an/a/$my/for/to/<service>/$appt | organise/organize an/a | get an/a/$my/another $appt
get an/a/$my * $appt | get $appt | have an idea to visit/see/get | help me with a/an/$who
help me locate/find | after a/an * $who | need a/an * $who | like to find/locate/get a/an * $who/<service>
want to find/locate a/an * $who/<service> | need to find/locate a/an * $who/<service>
to find/locate a/an * $who | locate a/an/$who | locate me | searching for a/an/some * $who/<service>
searching for $who | looking for $who | to see/visit/consult a/an * $who | know any/of/some * $who
fix an/a/$my $appt | fix me an/a | create an/a? $appt | create * $appt | take an/a $appt | plan an/a $appt
need a/an/another/some/the $appt | need $appts/$appt | need a/an/one * $appt
want a/an/another/some/the $appt | want $appt/$appts | want a/an * $appt | like a/an/another/some/the $appt
like $appt/$appts | like a/an * $appt | looking for a/an/$appt $appt? | looking for * $appt
have a/an $appt/please | need a/an/the/new/to $who | need to see/visit/consult | want to see/visit/consult
want an/a $who | want to be seen | like to see/visit/consult | like an/a $who | wish to see/visit/consult/meet
need to be seen | like to be seen | to be seen by | looking for a/an/some/the/<service>/$who/$appt
looking for a/an/some * $who/<service>/$appt | look for a/an/$who | looking to find
find me? a/an/some/the/any? $who/one/something/<service> | find me? a/an/some * $who/<service>
finding a/an/$who | search for? a/an/$who/someone | recommend a/an/some? $who | recommend a/an/some * $who
suggest a/an/some? $who | know of any/a $who | know any/a good? $who | any good $who | going to see a/the $who
to go see | see a/an/the/$who/dr/<provider> | see a/an/the * $who | see someone/somebody about/for
consult a/an/$who/with | meet with? $who/dr/<provider> | visit a/an/the/$who/with
visit the * $who/salon/clinic | go to a/an/the/$who | go to a/an/the * $who | get in to see | get in with
fit me/us/him/her in | squeeze me/us/him/her/one in | squeeze in | slot me in | pencil me/us in | get seen by?
seen by/on/at/today/tomorrow/<when>/by | sign me/us up | sign up for | put me/us down | put me/us in | reserve
reserved for | reserving | reservation | an/a? $appt for/with/on/at/in/<when>/please/tomorrow/today/asap
another $appt | new $appt | $appt please/asap | $appt <when> | an/a <service> $appt | <service> $appt
register for | enroll in | enrol in | join the? <service>/class | attend the? <service>/class
get on the schedule/calendar/books | lock in a/an | high time i visited | would like in | due for a/an/my
overdue for | need/want/like/love to book/make/set/schedule/arrange | make me an/a | get me an/a $appt
appointment | appt | new patient $appt
""")

WANT = _phrases("""
can/could/may i/we bring him/her/them/it | can/could/may i/we bring my/our * in/on/for/over/<when>
bring my/him/her/our * in | can/could/may we come/visit/stop/drop/pop | could we be seen | needs my/his/her
needs <service> | can we see the? | get a/an/$my/some/another/the <service> | get <service>
get $my/$mine <service> done | get $my hair/nails/teeth/brows/lashes/back | get a/an/some <service> done
have a/an/$my/some/the <service> | have $my hair/nails/teeth/brows/lashes/back | get $my * done
have $my * done/checked/looked/cleaned/cut/colored/removed/fixed
get $my * checked/looked/cleaned/cut/fixed/groomed/seen/removed | get checked | get a/an/my
need a/an/another/some/<service> | need a/an * <service> | need to get/have/come/go/be/do/bring/make/find
need $my <service>/hair/nails/teeth | needs a/an/to/<service>/$my | needing a/an/to | in need of
want a/an/another/some/$mine <service> | want a/an | want <service> | want a/an * <service> | wants a/an/to
want to get/have/come/go/do/try/bring/find | like a/an/another/some/the/$mine <service> | like <service>
like a/an * <service> | like a/an | like to get/have/come/go/do/try/bring | like to find
love a/an/some/to <service>/get/have/come/visit | wish to get/have/come/make | looking for | looking to
hoping to get/come/see/have/visit/make | hope to see/get/come | hoping for a/an
trying to get/see/find/make/come/set | wanting to get/see/find/come/visit/make/have | wanting a/an/<service>
get me a/an/in/on/some | get us a/an/in | get in | find a/an | come in for/to/on/at/<when>/sometime/this/next
come in | come by | come on/at/for <when> | come for a/an/my/<service> | come see/to | drop in for
pop in for? | stop by for? | treat myself/my | could use a/an | could do with a/an | fancy a/an/getting
a/an/one/some/another <service> please/<when>/for/on/at/with/in/asap | <service> please | a/an/one <service>
interested in | can/could/may i get/have a/an/some/<service>/$my/in | can/could we get/have/do a/an/<service>
can/could/would you do a/an/my <service> | can/could you see me/us/him/her | can/could <provider> see me/us
can/could <provider> do/cut/color/see me/my | can/could you fit/squeeze | can you take me
can/could/may i come/visit/stop/drop/pop | could i be seen | time for a/an/my <service>
i will have a/an/the <service> | i will take a/an/the <service> | would like to do | wanting * $appt
have an idea to | can i do/try <service>/<when> | check me in | do <service>
""")

MINE = _phrases("""

$mine <service>/<when>/<provider>/first/second/other/next/existing/dental/hair/usual/regular/booked $appt/$appts
$mine $appt/$appts | $mine <service>/<when> | i have an/a/another/my $appt/<service> | i have an/a * $appt
i have <service> | i have got an/a $appt/<service> | i am booked | i am scheduled | i booked | i made an/a
i had booked/made/an | i have booked/made | i scheduled | the $appt i
have an $appt/appointment <when>/on/at/with/for/tomorrow/today | already booked/have | i am coming <when>/in
""")

BUSY = """
out of town | be away | am away | not available | am busy | on vacation | on holiday | have a conflict
have to work | double booked | got to work | am sick | not free | have something on | have another appointment
have a meeting | work conflict | work emergency
"""

LATE = """
running * late/behind | going to be * late | will be * late | gonna be late | might be * late
stuck in traffic | be there late | am late | be late | on my way | delayed
"""

SYMPTOM = _phrases("""
hurts | hurting | toothache | headache | migraine | backache | earache | fever | feverish | swollen | bleeding
in pain | pain in | back/neck/shoulder/knee/tooth/chest/stomach pain | sore throat | not feeling well
feel sick | feeling sick | unwell | cavity | chipped | infection | rash | injured | sprained | limping
emergency | root canal | growing out | killing me | need someone/somebody now/today/asap/urgently
""")

LIST = _phrases("""
when are/is * due/booked/scheduled | $mine upcoming/next/current/existing/future/other $appts/$appt
$mine upcoming/next/other <service>/$appt | $mine? upcoming $appts | $mine $appts
do i have an/any/a/another/other/some $appt/$appts/<service> | do i have anything/something | do i still have
do i have * booked/scheduled/upcoming/coming | do we have an/any $appt/$appts | have i got * booked/$appt
have i got an/any/anything/something | what * do i have | what do i have | what have i got/booked
what did i book | when is/are/was/is/'s $mine | when do/am/did/is i | when am i
when do i come/have/need to come | when do i | what time is/was/are $mine/it/that/the $appt?
what time is/was the/$mine $appt/<service> | what time do/am/did i/we | what time was i/that
what day is/was/are $mine/it/the | what day am/do/did i | what date is/was $mine/it/the
what is/are/was the? date/time/day of/for $mine/the/that | what is the date/time of
where is $mine $appt/<service> | which day/time is/was $mine | who is $mine $appt/<service> with
who am i seeing | am i booked/scheduled/still/down/in/on | am i all set/booked | are we still/booked/on
am i coming | i am booked for when/what | did i book/make/have/already
check/see/view/show/list/find/see/look/display/get/pull/verify * $mine $appts/$appt
check/see/view/show me? $mine | check on/up/if $mine | check on $my $appt/<service>
check when/what/if/whether i/my | look at/up/for $mine | show me? $my $appts/$appt | show me what i
remind me when/what/of/about/who | details/info/information of/about/for/on $mine | status of $mine
status of the $appt | is $mine $appt/<service>/<when> | is $mine * still/confirmed/booked/on
is it still/already booked/on/confirmed | is it booked/confirmed | did $mine $appt/booking go
did it go through | did you get/book/receive/make $mine/it/me | has it been booked/made/confirmed
has/was $mine * been? booked/confirmed/made | was it booked/confirmed | have you booked/made/got $mine/it/me
forgot when/what/my/the | forgotten when/what/my | do not remember when/what/my
can not remember when/what/my | not sure when $mine/i | know when $mine/i | tell me when $mine/i
know what time $mine/i | tell me what time $mine/i | tell me about $mine | list all? of? $mine | list $appts
all $mine $appts | any $appts under/for/in my | anything booked/under/coming/scheduled/upcoming
$appts under my | $appts do i | what $appts | how many $appts do/have i
confirm $mine $appt/<service> for/on/at/is/<when> | confirm what/when i | double check $mine | have i booked
have i made | booked/scheduled under
""")

ASK_TIMES = _phrases("""
is there anything/something/anyone open/free/available * <when> | anything/something open/free/available * <when>
any cancellation/cancellations/cancelations | what is open/free/available <when>
do you guys/all have anything/something/a/an/any/time/space/slots/openings/room/<when>/spots
do you guys/all have * for/on/at/in/before/after | class/classes schedule/timetable/times | timetable
your/the * schedule | schedule look | do you have a/an * available/free/open/left
is there a/an * on/at/<when>/available | are there any/some * on/at/<when>/available/left/tonight | spots left
can/could/would/will <provider> do on/at? <when> | can/could/would/will <provider> make/manage/start <when>
who else | some one else | search again | other options do i have | else did you find | available
availability | availabilities | availabilty | is/are/do/will <provider>/they/you/he/she free/working
is/are/will <provider>/they/you/he/she * free/working | is/are/will <provider>/he/she in/on/around <when>
does <provider> have/work | do <provider> have | do/does they/he/she/the have | do/does they/he/she/the * have
<provider> working/free | is <when> free/ok/possible/good/open/taken/good/doable
is <when> still free/open/available | any free
anything free/open/else/available/earlier/later/sooner/today/tomorrow/<when>
anything on/at/for/in/around/before/after/next/this/left/closer/with/<when>
something else/earlier/later/sooner | something on/at/around/before/after/closer
any openings/opening/slots/slot/spots/spot/space/room/gaps/gap/times/time
any chance/luck of/for/on/at/with/tomorrow/today/<when>
any $appts/$appt/days/other/more/earlier/later/different/vacancies/vacancy/possibility/options/<service>
any <when> | what openings/slots/spots/times/time/days/day/dates/hours/appointments/else * do you have
what openings/slots/spots/times | what is open/free/next/left/the earliest/soonest/first
what is/are the? next/earliest/soonest/first/other | what other | what days/dates/day/date
what time can/could/would/works | what time do you have | what do you have/got/offer? <when>
what do you have/got on/at/for/in/around/next/this/left/open/free/going/after/before/later/earlier/available/then/?/!
what have you got | what can you do/offer <when>/on/at/me | which times/days/slots/dates/day/time
which other | when can/could/would/might i/we/you/<provider>/she/he/they | when is/are/will/does/do <provider>
when are you free | when is/are the? next/earliest/soonest/first/best | when do you have | when would you have
when have you got | when are you | next available/free/opening/open/slot/possible/time | next <service> $appt?
soonest | earliest | first available/free/possible | first $appt/slot/time/thing
earlier/later/sooner/different/another/other/more/alternative time/times/slot/slots/day/days
different/another/other/more/alternative date/dates/option/options/opening/openings/$appt
do you have anything/something/any/a/an/some/time/times/space/room/other | do you have <when>
do you have it? on/at/for <when> | do you have an/a * $appt | do you still have
have you got/have anything/something/any/a/an/some/space/<when>/time | have you anything/any
you got anything/any/<when> | got anything/any/<when>/room/space | does that day/time
is/are there anything/something/any/a/an/some/space/room/time/still/other | is/are there <when> | is there one
can/could/would you do <when>/it/that/anything/any/earlier/later/another | can/could you do on/at/for <when>
can/could/would we do/make <when>/it/that | can/could we do on/at/for <when> | would <when> work/suit/be
will <when> work/be | does <when> work/suit | do <when> work
how about <when>/on/at/for/in/another/different/later/earlier/something/a/next/the
what about <when>/on/at/for/in/another/different/later/earlier/something/a/next/this/then | maybe <when>
how soon | how early | how late can/do | how quickly | how far out/ahead/in | fully booked | booked up/out
all booked | wait list | waitlist | waiting list
free slots/slot/times/time/appointments/spots/on/at/<when>/tomorrow/today | vacancies | vacancy | openings
open slots/slot/times/spots/appointments | see openings/times/slots | show me? times/slots/openings/other
show me more/what/another/different/all | find me? another/different/other/others/more/someone/something
find me? a different | find me? someone/something else
another/different/other office/place/branch/person/opening | others | some more | any others | keep looking
look elsewhere | next one please | someone different | something different | look for another/one/others
show me * more/others | other ones | see others | the next one | someone else | anyone else | anybody else
somebody else | any one else | who is free/available/working | who has/have openings/time/space
who do you have <when> | who can see/take/do | options | alternatives | other choices | not <when> anything
else do you have | else is there | nothing else | a different one | another one | a different $who/<provider>
another/different/other $who | how * looking | how does <when> look | how is <when> looking | how busy are you
are you busy | too busy | are you fully booked
""")

PERSON = _phrases("""
human | humans | human being | a/real/actual/live/an person/human/agent
real/actual/live people/humans/agents
talk/speak/chat/connect/communicate to/with/too * person/human/agent/someone/somebody/manager/staff
talk/speak/chat/connect to/with * owner/receptionist/rep
talk/speak/chat to/with <provider>/$who/them/him/her/you
talk/speak to/with the? front desk/office/team/boss/supervisor | talk/speak/chat/connect to/with some one
talk/speak to/with anyone/anybody | speak/talk directly | speaking to/with a/someone | talking to a/someone
someone/somebody/anyone/person i can talk/speak/call | put me through | put me on to? | transfer me
transfer to | connect me | pass me to/on | hand me over | forward me | get me a manager
get me someone/a person | call me back | give me a call | give me a ring | ring me | phone me
have someone/somebody/<provider>/them/him/her call/contact/phone
someone/somebody/anyone/<provider>/you call/contact/phone/ring/text me
call me asap/please/on/at/when/tomorrow/today | call me <when>/now/instead/back
someone/somebody to/call call/contact/phone/help/talk me? | can/could you call me | please call me
representative | representatives | rep | reps | customer service/support/care | agent
live agent/chat/support | operator | receptionist | front desk | your manager/boss/supervisor/owner
the manager/owner/boss/supervisor | a manager/supervisor | manager please | supervisor | complaint | complain
lodge/file/make a complaint | is anyone/anybody/someone there/around
is there anyone/someone/anybody/a? person there/i/available? to? talk/speak/help/call
not a bot/robot/machine/computer | no bots/bot/robots | hate bots/robots | do not want a? bot/robot/machine
stop bot | staff member | member of staff | someone from the/your
message/email/text the? <provider>/owner/manager/staff | leave a message for | speak with | speak to | talk to
need help from a | i need assistance from | help from a | escalate
""")
