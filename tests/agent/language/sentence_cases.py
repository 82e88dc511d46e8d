"""Sentences as customers type them, and what they mean: `text => intent field=value ...`, `_` for a space in a value.

Every field of the understanding that is not named is unsaid, but for those whose value is `-`, which are left open. A
line may begin with its trade, the salon goes without saying. SALON and CARE were developed against; the rest was
measured before anything was mended on its account.
"""

SALON = """
hi => greet
Hello! => greet
hey there => greet
good morning => greet
I'd like to book a haircut => book service=haircut
i need a haircut tomorrow at 3 => book service=haircut date=2026-11-24 time=15:00
can i get a trim on friday with ana => book service=haircut date=2026-11-27 provider=ana
haircut tmrw 2pm pls => book service=haircut date=2026-11-24 time=14:00
HAIRCUT TOMORROW AT 10AM => book service=haircut date=2026-11-24 time=10:00
hiarcut on wed => book service=haircut date=2026-11-25
I want to get my hair dyed on Saturday => book service=color date=2026-11-28
Can I make an appointment for a manicure? => book service=manicure
book me in for a deep tissue massage thursday evening => book service=deep-tissue date=2026-11-26 part=evening
need an appt asap => book
any chance you could squeeze me in today for a cut? => book service=haircut date=2026-11-23
do you have anything available tomorrow afternoon => ask_availability date=2026-11-24 part=afternoon
is Ana free on Friday at 4? => ask_availability provider=ana date=2026-11-27 time=16:00
any openings this week for nails => ask_availability service=manicure date=2026-11-23 date_to=2026-11-29
what times do you have on thursday => ask_availability date=2026-11-26
when is the next available slot for a massage => ask_availability
how about 4 => ask_availability time=16:00
anything earlier? => ask_availability
cancel my appointment => cancel
I need to cancel my haircut on friday => cancel service=haircut date=2026-11-27
cxl pls => cancel
please cancel my appt tomorrow => cancel date=2026-11-24
I can't make it tomorrow => cancel date=2026-11-24
i dont need the massage anymore => cancel
can i reschedule my appointment => reschedule
need to resched my appt to friday => reschedule date=2026-11-27
move my haircut to 5pm => reschedule service=haircut time=17:00
can we push it to thursday => reschedule date=2026-11-26
I can't make it tomorrow, can we do Thursday instead? => reschedule date=2026-11-26
could you change my appointment to next monday at 9 => reschedule date=2026-11-30 time=09:00
when is my appointment => list_bookings
what time is my appt tmrw => list_bookings date=2026-11-24
do i have anything booked => list_bookings
show me my bookings => list_bookings
how much is a haircut => ask_info service=haircut topic=prices
whats the price for color? => ask_info service=color topic=prices
what are your hours => ask_info topic=hours
are you open on sunday => ask_info date=2026-11-29 topic=hours
where are you located => ask_info topic=address
what's the address of the uptown studio => ask_info location=uptown topic=address
how long does a beard trim take => ask_info service=beard topic=duration
what services do you offer => ask_info topic=services
do you do highlights => ask_info service=color topic=services
who are your stylists => ask_info topic=providers
what is your cancellation policy => ask_info topic=policy
can i talk to a human => ask_person
i want to speak to a real person => ask_person
yes => affirm
yes please! => affirm
sounds good => affirm
ok => affirm
no => deny
no thanks => deny
nope => deny
thanks => thanks
Thank you so much! => thanks
bye => goodbye
that's all, bye => goodbye
My name is Jane Doe => give_details name=Jane_Doe
it's for Bob => give_details name=Bob
jane doe, 212-555-0147 => give_details name=Jane_Doe phone=+12125550147
my email is jane@example.com => give_details email=jane@example.com
at the downtown one => give_details location=downtown
the one on Main St please => give_details location=downtown
with Ana => give_details provider=ana
anyone is fine => give_details provider=any
not with Tom => give_details
tomorrow at 3 => give_details date=2026-11-24 time=15:00
the second one => give_details choice=2
what's the weather like => none
lol => none
cancel my haircut and book a massage on friday => cancel service=haircut wishes=cancel+book
hi im jane and i need a haircut tmrw => book service=haircut date=2026-11-24 name=Jane
Book a haircut for my son Tim on Saturday at 11 => book service=haircut date=2026-11-28 time=11:00 name=Tim
""".strip().splitlines()

SALON_HELD_OUT = """
heyyy => greet
Good afternoon! How are you? => greet
yo => greet
looking to book a cut and color next tuesday => book wishes=book+book service=haircut date=2026-12-01
Hi, could I please book in with José for a trim? => book service=haircut provider=jose
pls book haircut w tom 27 nov 1130am => book service=haircut provider=tom date=2026-11-27 time=11:30
i wanna get my nails done real soon => book service=manicure
Would it be possible to get a swedish massage on the 30th? => book service=swedish date=2026-11-30
gimme a beard trim at noon => book service=beard time=12:00
Can Will cut my hair on Thursday? => book provider=will date=2026-11-26
make me an apointment for thursday => book date=2026-11-26
I'd love to come in for highlights sometime next week => book service=color date=2026-11-30 date_to=2026-12-06
can u fit me in 2day => book date=2026-11-23
trim please => book service=haircut
my roots are showing, need color soon => book service=color
a haircut and a manicure on friday at 2 => book wishes=book+book service=haircut date=2026-11-27 time=14:00
u got anything friday morning? => ask_availability date=2026-11-27 part=morning
is there any avalability on Saturday => ask_availability date=2026-11-28
what's your earliest opening tomorrow => ask_availability date=2026-11-24
when can ana see me => ask_availability provider=ana
do you have any slots with tom after 5 on wednesday => ask_availability provider=tom date=2026-11-25 time=17:00
what about saturday? => ask_availability date=2026-11-28
got anything later? => ask_availability
I have to cancel => cancel
please cancel => cancel
can you cancel the beard trim => cancel service=beard
Something came up, I won't be able to make my appointment on Friday. => cancel date=2026-11-27
need to call off my massage => cancel
cancle my appointmnt plz => cancel
I'm not going to make it today, please take me off the schedule => cancel date=2026-11-23
can I push my appointment back an hour => reschedule
Is it possible to move my Tuesday appointment to Wednesday? => reschedule date=2026-11-25
switch my booking to saturday please => reschedule date=2026-11-28
hey something came up can i come thursday instead => reschedule date=2026-11-26
i need a different time for my manicure => reschedule service=manicure
postpone my haircut => reschedule service=haircut
can we make it 4:30 instead of 3 => reschedule time=16:30
do I have an appointment tomorrow? => list_bookings date=2026-11-24
can you remind me when my haircut is => list_bookings service=haircut
what do i have booked => list_bookings
is my appointment confirmed? => list_bookings
check my booking pls => list_bookings
prices? => ask_info topic=prices
wats the cost of a manicure and how long is it => ask_info service=manicure topic=prices+duration
how much do you charge for a deep tissue => ask_info service=deep-tissue topic=prices
what time do you close on friday => ask_info date=2026-11-27 topic=hours
r u open now => ask_info topic=hours
opening hours pls => ask_info topic=hours
where r u => ask_info topic=address
whats ur address => ask_info topic=address
is there parking? => ask_info topic=other
do you take walk ins => ask_info topic=policy
is there a fee if i cancel late => ask_info topic=policy
can you do balayage => ask_info topic=services
do you guys offer facials? => ask_info topic=services
who works there => ask_info topic=providers
whats your phone number => ask_info topic=contact
talk to someone => ask_person
this isn't helping, get me a person => ask_person
can someone call me => ask_person
yep => affirm
yeah that works for me => affirm
perfect => affirm
go ahead and book it => affirm
nah => deny
no thank you, that's all => deny
never mind => deny
no not that one => deny
thx!! => thanks
thanks for your help => thanks
appreciate it => thanks
ok bye => goodbye
have a good day => goodbye
I'm Ana => give_details name=Ana
this is Marcus Aurelio here => give_details name=Marcus_Aurelio
name's Kate, number is 212 555 0199 => give_details name=Kate phone=+12125550199
JANE DOE => give_details name=Jane_Doe
my number is (646) 555-0123 => give_details phone=+16465550123
MARY@EXAMPLE.COM => give_details email=mary@example.com
uptown => give_details location=uptown
400 oak ave => give_details location=uptown
either is fine => give_details
whoever is free => give_details provider=any
someone other than will => give_details
friday afternoon => give_details date=2026-11-27 part=afternoon
between 2 and 4 => give_details time=14:00 time_to=16:00
the last one => give_details choice=-1
asdfgh => none
tell me a joke => none
whens my appt and how much will it be => list_bookings wishes=list_bookings+ask_info topic=-
I don't want to cancel => deny
hello i'd like to reschedule my haircut from friday to saturday => reschedule service=haircut date=2026-11-28
thanks, see you tomorrow! => goodbye
""".strip().splitlines()

CARE = """
dentist: I need to see the dentist => book
dentist: my tooth hurts can i come in today => book date=2026-11-23
dentist: can i book a cleaning with dr wong => book service=cleaning provider=wong
dentist: I'd like to get my teeth cleaned on Thursday => book service=cleaning date=2026-11-26
dentist: check up for friday morning pls => book service=checkup date=2026-11-27 part=morning
dentist: do you have any appointments on 1 december => ask_availability date=2026-12-01
dentist: How much does whitening cost? => ask_info service=whitening topic=prices
dentist: do you take insurance => ask_info topic=other
dentist: is the root canal painful? => ask_info service=root-canal topic=other
dentist: need to move my filling to wednesday => reschedule service=filling date=2026-11-25
dentist: cancel my checkup with Dr Patel => cancel service=checkup provider=patel
dentist: im John Smith, 07911 123456 => give_details name=John_Smith phone=+447911123456
clinic: I need a doctor's appointment for tomorrow => book service=gp date=2026-11-24
clinic: flu shot on friday at 9am => book service=vaccination date=2026-11-27 time=09:00
clinic: can I see Dr. Lee on Wednesday afternoon => book provider=lee date=2026-11-25 part=afternoon
clinic: I've had back pain for a week and need physio => book service=physio
clinic: what are the opening hours of the north clinic => ask_info location=north topic=hours
clinic: do i need a referral => ask_info topic=policy
clinic: I have an appointment on Thursday, can I move it to Friday? => reschedule date=2026-11-27
clinic: when am i seeing dr gomez => list_bookings provider=gomez
clinic: can i speak to a nurse => ask_person
clinic: blood work south clinic tomorrow 8:30 => book service=blood-test location=south date=2026-11-24 time=08:30
vet: my dog needs his shots => book service=vaccines
vet: can i bring my cat in for a checkup on saturday => book service=checkup date=2026-11-28
vet: I'd like to get my dog groomed tomorrow => book service=grooming date=2026-11-24
vet: nail trim for my puppy friday 3pm => book service=nails date=2026-11-27 time=15:00
vet: is Dr Kim in today? => ask_availability provider=kim date=2026-11-23
vet: how much are vaccinations => ask_info service=vaccines topic=prices
vet: we can't come on friday, can we come saturday => reschedule date=2026-11-28
vet: cancel the grooming => cancel service=grooming
studio: sign me up for vinyasa tomorrow => book service=vinyasa date=2026-11-24
studio: is there a yin class on sunday => ask_availability service=yin date=2026-11-29
studio: I want a small tattoo with Drew => book service=small-tattoo provider=drew
studio: can i get a consult with mia next week => book service=consult provider=mia date=2026-11-30 date_to=2026-12-06
studio: how long is pilates => ask_info service=pilates topic=duration
studio: what should i bring => ask_info topic=other
studio: drop me from yoga tomorrow pls => cancel date=2026-11-24
studio: touch up appt saturday noon => book service=touch-up date=2026-11-28 time=12:00
""".strip().splitlines()

CARE_HELD_OUT = """
dentist: hi, id like to make an appointment to see the hygienist => book service=cleaning
dentist: I think I need a filling, when can you see me? => book service=filling
dentist: got a terrible toothache, anything today? => ask_availability date=2026-11-23
dentist: book me an exam for the 2nd of December at half past ten => book service=checkup date=2026-12-02 time=10:30
dentist: is dr patel available thursday => ask_availability provider=patel date=2026-11-26
dentist: what does a root canal cost => ask_info service=root-canal topic=prices
dentist: where do i park => ask_info topic=-
dentist: I want to reschedule my cleaning => reschedule service=cleaning
dentist: I wont make it to my check-up on friday, please cancel it => cancel service=checkup date=2026-11-27
dentist: do you see new patients => ask_info topic=-
dentist: Mrs. Helen Carter, 020 7946 0958 => give_details name=Helen_Carter phone=+442079460958
dentist: i dont want dr wong => give_details
clinic: need a gp appt asap => book service=gp
clinic: blood test North Clinic Tuesday? => book service=blood-test location=north date=2026-11-24
clinic: is dr lee working on friday? => ask_availability provider=lee date=2026-11-27
clinic: physio w/ anyone on the 26th around 4 => book service=physio provider=any date=2026-11-26 time=16:00
clinic: can you tell me what time my appointment with Dr Lee is => list_bookings provider=lee
clinic: I'd like to change my thursday appointment to 3pm => reschedule time=15:00
clinic: how do I get to the south clinic => ask_info location=south topic=address
clinic: i need to talk with the receptionist => ask_person
clinic: I'm feeling better so I want to cancel my appointment => cancel
clinic: which doctors do you have => ask_info topic=providers
vet: My cat is sick, can we see the vet today? => book date=2026-11-23
vet: my puppy needs vaccinating => book service=vaccines
vet: could I get a nail trim and grooming on friday => book wishes=book+book service=nails date=2026-11-27
vet: what days is Dr. Olsen there => ask_availability provider=olsen
vet: whats the price of grooming for a big dog => ask_info service=grooming topic=prices
vet: pls cancel rex's checkup => cancel service=checkup
vet: can I bring her on Saturday instead of Friday => reschedule date=2026-11-28
vet: what if he ate chocolate => none
studio: any spots left in pilates tonight => ask_availability service=pilates date=2026-11-23 part=evening
studio: whens the next vinyasa class => ask_availability service=vinyasa
studio: I'd like to book a tattoo consultation => book service=consult
studio: do you do cover ups => ask_info topic=services
studio: can drew do friday at 1 => ask_availability provider=drew date=2026-11-27 time=13:00
studio: how much for a small tattoo => ask_info service=small-tattoo topic=prices
studio: I need to move my yin class to sunday => reschedule service=yin date=2026-11-29
studio: do you require a deposit => ask_info topic=policy
studio: can't do pilates tomorrow, sorry => cancel service=pilates date=2026-11-24
studio: is mia any good => ask_info provider=mia topic=-
""".strip().splitlines()

FRESH = """
clinic: Good evening, I was wondering whether I could see a doctor some time tomorrow => book service=gp date=2026-11-24
clinic: please could you arrange a physio session for me => book service=physio
clinic: i'm after an appointment with dr gomez => book provider=gomez
clinic: My daughter Lily needs a flu shot on Saturday => book service=vaccination date=2026-11-28 name=Lily
clinic: do you guys have a spot for a blood test tomorrow? => ask_availability service=blood-test date=2026-11-24
clinic: appointment please => book
clinic: i would like to be seen today => book date=2026-11-23
clinic: what's the soonest I can get in with Dr Lee? => ask_availability provider=lee
clinic: I missed my appointment, can I rebook => reschedule
clinic: Unfortunately I have to cancel on Thursday => cancel date=2026-11-26
clinic: pls cancel everything => cancel
clinic: can you bring my appointment forward to tomorrow? => reschedule date=2026-11-24
clinic: how late are you open on fridays => ask_info topic=hours date=- date_to=-
clinic: do you accept medicare => ask_info topic=-
clinic: i'd rather talk to a person => ask_person
clinic: Is this a bot? let me speak to somebody => ask_person
clinic: did my booking go through? => list_bookings
clinic: what do i need to bring to my appointment => ask_info topic=-
clinic: how do i cancel => cancel
clinic: my name is maria del carmen lopez => give_details name=Maria_del_Carmen_Lopez
clinic: reach me on 512-555-0101 or at maria@mail.com => give_details phone=+15125550101 email=maria@mail.com
clinic: South Clinic please => give_details location=south
clinic: doesn't matter which doctor => give_details provider=any
clinic: I'd prefer Dr Gomez => give_details provider=gomez
clinic: the first one works => give_details choice=1
clinic: option 2 please => give_details choice=2
clinic: Yes, go ahead => affirm
clinic: yes that's right => affirm
clinic: absolutely! => affirm
clinic: no that's wrong => deny
clinic: not today thanks => deny
clinic: that's everything, thank you, goodbye => goodbye
clinic: cheers mate => thanks
clinic: hiya => greet
clinic: what's 2+2 => none
clinic: i really hate needles => none
salon: Booking for 2 on Saturday please => book date=2026-11-28 time=-
salon: can I book my haircut w Ana for thurs 5.30 => book service=haircut provider=ana date=2026-11-26 time=17:30
salon: do u have time for a quick trim before 6 => ask_availability service=haircut time=18:00
salon: need my hair done for a wedding on the 5th of december => book date=2026-12-05
salon: I NEED TO CANCEL MY APPOINTMENT => cancel
salon: gotta reschedule, work emergency => reschedule
salon: can my haircut be moved to later in the day => reschedule service=haircut
salon: running late, can we do 15 mins later? => reschedule
salon: change my stylist to Tom => reschedule provider=tom
salon: could i swap my manicure for a massage => reschedule
salon: who is my appointment with => list_bookings
salon: have i got anything on friday => list_bookings date=2026-11-27
salon: Do you have gift cards => ask_info topic=-
salon: how much would a cut and color be? => ask_info service=- topic=prices
salon: which location is closer to the station => ask_info topic=-
salon: do i have to pay upfront => ask_info topic=-
salon: what time does uptown open tomorrow => ask_info location=uptown date=2026-11-24 topic=hours
salon: is tom good with curly hair => ask_info provider=tom topic=-
salon: please have the manager call me => ask_person
salon: this is ridiculous i want to complain => ask_person
salon: yes book it please => affirm
salon: yup do it => affirm
salon: k thx => thanks
salon: no wait => deny
salon: don't book that => deny
salon: hmm not sure => none
salon: maybe later => give_details
salon: 3pm => give_details time=15:00
salon: any day next week works => give_details date=2026-11-30 date_to=2026-12-06
salon: mornings are best => give_details part=morning
salon: Ana => give_details provider=ana
salon: Silva => give_details provider=ana
salon: downtown works => give_details location=downtown
salon: put it under Johnson => give_details name=Johnson
salon: It's Emily => give_details name=Emily
salon: just a manicure => book service=manicure
salon: deep tissue please, not swedish => book service=deep-tissue
salon: a massage but not with Will => book provider=-
salon: beard trim + haircut tomorrow at 1 => book service=- wishes=book+book date=2026-11-24 time=13:00
dentist: I chipped my tooth => book
dentist: next available cleaning => ask_availability service=cleaning
dentist: Reschedule checkup => reschedule service=checkup
dentist: Confirm my appointment for tomorrow => list_bookings date=2026-11-24
dentist: how long will the filling take? => ask_info service=filling topic=duration
dentist: my wife needs a filling with dr patel wednesday => book service=filling provider=patel date=2026-11-25
dentist: are you accepting new patients? => ask_info topic=-
vet: max needs a bath and his nails cut => book service=-
vet: is there a vet available right now => ask_availability date=- time=-
vet: Hi, my dog Rex is limping and I'd like someone to look at him => book
vet: when are rex's shots due => list_bookings service=-
vet: whats the number to call after hours => ask_info topic=-
studio: are there any classes tonight? => ask_availability date=2026-11-23 part=evening
studio: class schedule for saturday? => ask_availability date=2026-11-28
studio: I want to try yoga => book service=-
studio: first timer, which class is good for beginners => ask_info topic=-
studio: who does the best sleeves => ask_info topic=providers
studio: put me down for pilates on thursday please => book service=pilates date=2026-11-26
studio: add me to the waitlist => ask_availability
studio: can i get my money back => ask_info topic=policy
studio: what happens if im late => ask_info topic=-
""".strip().splitlines()

LATER = """
clinic: looking for a psychologist => book
salon: can you get me in with Ana this Friday around noon => book provider=ana date=2026-11-27 time=12:00
salon: want to make a booking => book
salon: i'd like to schedule a color appointment for the 3rd => book service=color date=2026-12-03
salon: Hello! My hair is a disaster, I need an emergency cut today please => book service=haircut date=2026-11-23
salon: book haircut 11/28 10am => book service=haircut date=2026-11-28 time=10:00
salon: need nails done fri => book service=manicure date=2026-11-27
dentist: I'd like an appointment with Dr. Wong please => book provider=wong
dentist: tooth is killing me, need someone NOW => book
salon: is anyone there on sunday => ask_info date=2026-11-29
salon: is anyone there? => ask_person
salon: remind me the day before => ask_info
vet: Can Dr Kim see my dog tomorrow? => book provider=kim date=2026-11-24
studio: can i join the pilates class on thursday => book service=pilates date=2026-11-26
salon: schedule manicure wednesday 1pm => book service=manicure date=2026-11-25 time=13:00
salon: one haircut for tuesday please => book service=haircut date=2026-11-24
clinic: My son has a fever, I need to bring him in today => book date=2026-11-23
salon: is there any way i could move my appt to later this week? => reschedule date=2026-11-24 date_to=2026-11-29
salon: change my booking from 3pm to 5pm => reschedule time=17:00
salon: I'm gonna be out of town friday so need to move my haircut => reschedule service=haircut
dentist: Would it be alright to postpone my filling till December 2nd? => reschedule service=filling date=2026-12-02
salon: can we do wednesday instead of tuesday for my color => reschedule service=color date=2026-11-25
clinic: I'd like to change the date of my appointment => reschedule
vet: need to push back my dogs grooming => reschedule service=grooming
salon: pls move me to 4 => reschedule time=16:00
salon: scratch my appointment tomorrow => cancel date=2026-11-24
salon: I won't be coming in tomorrow, please cancel. => cancel date=2026-11-24
salon: i want to cancel my 3 oclock => cancel time=15:00
dentist: Please remove my appointment from the calendar => cancel
clinic: i got better, dont need to see dr lee anymore => cancel
salon: hey can you delete my booking => cancel
salon: have to cancel sorry!! => cancel
salon: what day is my haircut again? => list_bookings service=haircut
salon: could you look up my appointment please => list_bookings
salon: Do I have any upcoming appointments? => list_bookings
salon: i forgot what time i booked => list_bookings
dentist: Am I still on for tomorrow? => list_bookings date=2026-11-24
salon: what are my bookings => list_bookings
salon: Which days is Tom working next week? => ask_availability provider=tom date=2026-11-30 date_to=2026-12-06
salon: what's open friday => ask_availability date=2026-11-27
salon: do you have something in the morning => ask_availability part=morning
salon: is 5pm free on thursday? => ask_availability date=2026-11-26 time=17:00
clinic: any cancellations today? => ask_availability date=2026-11-23
salon: when's the soonest I can come in => ask_availability
salon: are there later times => ask_availability
dentist: do you have weekend appointments => ask_availability date=2026-11-28 date_to=2026-11-29
salon: Hi! How much do highlights run? => ask_info service=color topic=prices
salon: do you charge extra for long hair => ask_info topic=prices
salon: what's included in the manicure => ask_info service=manicure topic=services
salon: whats the difference between swedish and deep tissue => ask_info service=deep-tissue topic=services
salon: do u guys do kids cuts => ask_info service=haircut topic=services
salon: how do i get there by bus => ask_info topic=address
salon: till what time are you open tonight => ask_info date=2026-11-23 part=evening topic=hours
dentist: do you offer payment plans => ask_info topic=services+other
dentist: how soon before can I cancel without paying? => ask_info topic=policy
vet: do you treat rabbits => ask_info topic=services
studio: whats the price for a monthly pass => ask_info topic=prices
studio: do I need my own mat => ask_info topic=other
salon: which stylist is best for curly hair => ask_info topic=providers
salon: are you closed on thanksgiving => ask_info date=2026-11-26 topic=hours
salon: Can a real human please answer => ask_person
salon: put me through to reception => ask_person
salon: I'd like to speak with the owner => ask_person
salon: someone please call me back at 212-555-0147 => ask_person phone=+12125550147
salon: agent => ask_person
salon: Yes that is correct => affirm
salon: that'd be great => affirm
salon: sure thing! => affirm
salon: ok let's do it => affirm
salon: Perfect, book it. => affirm
salon: No, that doesn't work for me => deny
salon: nope not that => deny
salon: I don't think so => deny
salon: no im good => deny
salon: tysm 🙏 => thanks
salon: Thank you for the help! => thanks
salon: much appreciated => thanks
salon: see ya => goodbye
salon: Thanks, have a nice day! => goodbye
salon: that will be all => goodbye
salon: Hi there, how are you? => greet
salon: hello, anyone there? => greet
salon: you can call me Sam => give_details name=Sam
salon: sam@x.org => give_details email=sam@x.org
salon: Friday works best for me => give_details date=2026-11-27
salon: after 5pm would be ideal => give_details time=17:00
salon: 2pm is better => give_details time=14:00
salon: I'd prefer the uptown location => give_details location=uptown
salon: the earlier one please => give_details
salon: Actually make it Thursday => give_details date=2026-11-26
salon: let's say 3:30 => give_details time=15:30
salon: the name is Priya Natarajan => give_details name=Priya_Natarajan
salon: haha ok whatever => none
salon: what is the capital of France => none
salon: I love pizza => none
""".strip().splitlines()
