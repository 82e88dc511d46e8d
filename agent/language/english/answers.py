"""How customers say yes and no in English.

Phrases in canonical words (contractions opened, abbreviations spelt out), parted by `|`; `a/b` are alternatives, `a?`
may be missing. A yes has to be made of nothing but these phrases: one too few costs a question, one too many could
cost a booking. When in doubt, leave it out.
"""

STRONG_YES = """
that/this/it is exactly right/it/correct | those/these/they are correct/right/fine | yes/yep/yeah that is it?
that is what i want/wanted/need | yes | oh/ah yes | yes/yep/yeah of course | yes/yep/yeah/sure/ok go ahead
yes/yep/yeah/yup all good | yep | yup | yeah | yea | yeh | yah | yes man/mam/maam/ma'am/sir
ya | yas
yass | yessir | yessum | yis
yess | yse | ys | ye | y | aye | si | sure | sure thing | surely | absolutely | absolutely yes | certainly
most? certainly/definitely | of course | indeed | affirmative | totally | by all means | without a doubt
for sure | 100 % | correct | that/this/it/all/everything is? all? correct/right
that/this/all/everything looks/seems/sounds correct/right | you are correct/right | you got it | exactly
precisely | confirm | confirmed | confirming | please confirm | please confirm it/that/this
confirm booking/appointment | i/we confirm | i can/do/hereby confirm | confirm it/that/this please?
confirm the/my booking/appointment/reservation | you can/may confirm it/that? | go ahead
you/we can/may go ahead | go ahead and confirm it/that? | please go ahead | go for it | do it | do that
do so | please do | please do it/that/so | let us do it/that/this | let us do this/that one
let us book/confirm/schedule it/that/this | let us go | let us go for it/that | let us go with it/that/this
let us go with that/this one | make it happen | make it so | proceed | please proceed | yes/yep/yeah i/we do
i do | yes/yep/yeah i am sure | i am in | i/we will take it/that/this | i/we will take that/this one
i will have it/that/this | i will have that/this one | i will go with it/that/this
i will go with that/this one | i would like/love that/to | i want it/that/this | i want that/this one
that/this is the one | i would like to go with it/that/this | i would like to go with that/this one
i will go with that/this/him/her/them | i want to go with that/this one | i like it/that/this
i like that/this one | i will choose/pick/take/select it/that/this
i will choose/pick/take/select that/this one | i choose/pick/select that/this one? | that/this one please
please? go with that/this one | count me in | sign me up | put me down | deal | it is a deal | yes i would | 👍
✅ | 👌 | ☑ | ✔ | 💯 | 🆗
"""

WEAK_YES = """
sounds nice/ok/alright/better | that/this/it sounds nice/ok/alright/better
that/this/it seems good/fine/right/ok/great | that/this would do
this/that one is/would/will be? fine/good/great/perfect/ok
this/that/it is fine/good/great/perfect with/for me
sound/sounds/looks really/so/very/just good/great/perfect/fine/lovely | sound great/good/perfect
that/this/it is really/so/very great/good/nice/perfect
that/this/it sounds really/so/very/absolutely good/great/nice/perfect | that/this/it sounds like a good? plan
sounds like a plan | that/this/it will/would be alright/all right | that/this/it will/would work
that/this/it all? is great/good | that/this one sounds good/great/perfect | ok | ok then | ok dokie/dokey/doke
alrighty | alrighty then | aight | alright | alright then | all right | right | right then | roger
roger that | mhm | mmhm | uh huh | good | very good | good to go
sounds/looks/seems good/great/perfect/fine/right/lovely/fantastic/awesome/amazing/excellent/wonderful
sounds good/great/perfect/fine to/for me/us | sounds/looks good/great/perfect to me
that/this/it/all/everything sounds/looks/seems good/great/perfect/fine/lovely/amazing/awesome/excellent/wonderful
that/this/it/everything sounds/looks good/great/perfect/fine to/for me/us
that/this/it is fine/great/perfect/good/ok/cool/lovely/awesome/excellent/amazing/wonderful/alright/ideal/brilliant
that/this/it is just/absolutely fine/great/perfect
that/this/it is fine/great/perfect/good/ok/cool/alright with/by/for me/us
that/this/it will/would be fine/great/perfect/good/ok/lovely/awesome/excellent/wonderful/amazing/ideal/brilliant
that/this/it will/would be fine/great/perfect/good for/with me/us | that/this/it will do
that/this/it will do nicely | that/this/it will work | that/this/it will/would work for me/us
would be great/perfect/lovely | that/this/it works | that/this/it works for me/us
that/this/it works great/perfectly/well/fine/perfect for/with? me/us? | that/this one works
that/this one works for me/us | that/this time works | that/this time works for me/us
that/this one is fine/good/great/perfect | that/this time is fine/good/great/perfect | works | works for me/us
works great/perfectly/fine/perfect/well for? me/us? | suits me | that/this suits me | fine
fine by/with me/us | good with/by/for me/us | ok with/by/for me/us | cool with/by/for me/us
i am fine/good/ok/happy with that/this/it | i am happy with that/this/it | great | perfect | just perfect
perfect for me/us | excellent | awesome | amazing | brilliant | fantastic | wonderful | lovely | super
superb | splendid | ideal | cool | cool cool | nice | nice one | beautiful | fab | fabulous | sweet | wicked
grand | lgtm | go
"""

DO_BOOK = """
please? book | please? book it/that/this | please? book that/this one | please? book it/that/this for me/us
please? book it/that/this in | please? book me/us in? | please? book me/us in? for it/that/this
please? book my/the/this/that appointment/slot/time/one/session/visit/reservation
please? book the/this/that appointment for me/us | please? go ahead and book
please? go ahead and book it/that/this/me/us | please? go ahead and book my/the/this/that appointment
you can/may book it/that/this | you can/may go ahead and book it/that/this?
i would like to book it/that/this | i want to book it/that/this | i would like you to book it/that/this
please? schedule it/that/this/me | please? schedule the/my/this/that appointment
please? reserve it/that/this | please? reserve it/that/this for me/us
please? make the/that/this appointment/booking/reservation | please? make the/that/this appointment for me
please? set it up | please? lock it/that/me in | grab it | take it
"""

DO_MOVE = """
move it/that/this | move it/that/this for me/us | move it then | please move it/that/this | change it
please change it | reschedule | reschedule it/that/this | reschedule me | please reschedule
please reschedule it/that/this | move/change/reschedule my/the appointment/booking
please move/change/reschedule my/the appointment/booking | go ahead and move/change/reschedule it/that/this?
switch it | please switch it | make the/that change/switch
"""

DO_CANCEL = """
cancel | cancel it/that/this/them/both | cancel it/that/this/them for me/us | cancel that/this one
cancel my/the/this/that appointment/booking/reservation/session | please cancel
please cancel it/that/this/them | please cancel my/the/this/that appointment/booking/reservation/session
go ahead and cancel | go ahead and cancel it/that/this/them | go ahead and cancel my/the appointment/booking
you can/may cancel it/that/this | i want to cancel it/that/this? | i would like to cancel it/that/this?
cancel away
"""

KEEP = """
keep it | keep that/this one | keep my/the appointment/booking | keep it as it is | keep it as is
keep it where it is | leave it | leave it as it is | leave it as is | leave it there
"""

NO = """
no | nope | nop | nah | na | nay | naw | n | noo | no no | no way | no way jose | no thanks | no thank you
no but thanks | not now | not today | not yet | not really | not at all | not interested | not for me
not that/this one | not that/this | not this time | not correct | not right | not good | not ok
not what i wanted/want/asked | negative | never | do not | do not do it/that | please do not
please do not book/confirm it/that/this? | do not book | do not book it/that/this/me/anything | do not bother
do not confirm | do not confirm it/that/this | do not cancel | do not cancel it/that/this/them/anything
do not move it/that/this/anything | do not change it/that/this/anything
do not schedule it/that/this/anything | do not reschedule it/that/this/anything | i do not | i do not think so
i do not want it/that/this/to | i would not | i would rather not | i would prefer not | i would prefer not to
rather not | i guess not | i think not | guess not | suppose not | i suppose not | probably not | maybe not
of course not | absolutely not | definitely not | certainly not | hell no | heck no | i am good
i am good thanks | i am ok thanks | we are good | i am all set | all set | i changed my mind
i have changed my mind | changed my mind | that/this/it is not right/correct/it/good/ok/fine
that/this/it is wrong/incorrect | that/this is not what i want/wanted/asked/meant/said
that/this/it does not work | that/this/it do not work | that/this/it do not work for me/us
that/this/it will not work | that/this/it will not work for me/us | that/this/it would not work
that/this/it will not do | do not work for me | does not work | can not do it/that/this | i can not
i can not do it/that/this | i? can not make it/that | i? can not make that/this time | wrong | incorrect
stop | stop it | hold off | skip it | pass | i will pass | hard pass | neither | none
none of them/those/these | none of the above | too early | too late | too expensive | 👎 | ❌ | 🚫 | ✖ | 🙅
"""

LET_GO = """
never mind then? | nevermind then? | never mind it/that/about/all | forget it/that/about then?
forget about it/that then? | scratch that | i will just? leave it then/there/today?
i will just? leave it for now/today
i will leave it at that | let us leave it then/there? | let us leave it for now/today | i will not bother then?
"""
"""What ends the matter, whatever else is said with it: "ok, never mind then"."""

FILLER = """
please | please and thanks | please and thank you | thanks | thanks so/very much
thanks a lot/bunch/million/ton | thanks for your/the/all? help/time/assistance | thanks for all your help
thanks again | many thanks | much thanks | thank you | thank you so/very much | thank you so very much
thank you very very much | thank you again | thank you for your/the help/time/assistance
thanks so much for your/the help | thank you so/very much for your/the help | much appreciated | appreciated
i appreciate it/that | i really appreciate it/that | that is very/so kind | you are a/the star/legend/best
you are the best | then | now | ah ok | oh great thanks | no problem | no problem at all | no worries
not a problem | why not | hi | hello | hey | hey there | hi there | sir | madam | dear | guys | mate | man
bro | dude | buddy | friend | love | hun | boss | for me/us | for real | it is | it does | it would | they are
that is it | that/this time | that/this day | that/this slot | that/this one | the/my/this booking/appointment
see you then/there/soon | see you all? then | see ya then/there/soon | i will be there | we will be there
i will see you then/there | looking forward to it/that | i look forward to it/that
i am looking forward to it | can not wait | we can not wait
have a good/great/nice/lovely/wonderful one/day/evening/weekend/afternoon/night | you too
"""

GOODBYE = """
bye | bye bye | goodbye | good bye | good night | see you | see ya | see you later | cya | ciao | take care
"""

DOUBT = """
maybe | perhaps | probably | possibly | i guess | i guess so | guess so | i suppose | i suppose so
suppose so | i think so | i think | i hope so | might be | should be fine/ok/good | not sure | i am not sure
unsure | no idea | i do not know | let me think/check/see | let me get back to you | i need to think/check
hmm | hm | hmmm | mmm | mm | uh | uhh | um | umm | erm | err | er | well | wait
wait a minute/moment/second/sec | hold on | hang on | one moment | one second | one sec
just a moment/second/minute/sec | give me a moment/minute/second/sec | actually | sorry | i am sorry
so sorry | unfortunately | i am afraid | but | although | though | if | unless | depends | it depends
whatever | either | meh | oh well | oh great | oh good | oh please | oh sure | oh right | oh fine
oh brilliant | oh perfect | oh lovely | oh fantastic | oh wonderful | just great | just brilliant
just wonderful | just lovely | very funny | yeah right | yea right | ya right | yeah yeah | yeah yeah yeah
sure sure | ok ok | fine fine | yeah no | yeah nah | yes and no | as if | good grief | good one | good luck
good point | good question | nice try | great question | right now | not bad | so so | could be | would be | 🤔
😕 | 🙄 | 😒 | 😐 | 😑 | 🤷 | 😬 | 🤨 | 😅 | 😡 | 😠 | 🥴 | 😏 | 🙃
"""

JOY = "🙏🙂😊😀😃😄😁😍🥰❤♥💕💖🎉🎊🙌👏✨💇💅💆🤗🤩😘😎🤝💪🌟⭐💜💙💚🧡💛🖤🤍☺😉😌🥳🤙✌🫶"
"""Signs that only colour a reply. Irony is not among them: it is doubt."""
