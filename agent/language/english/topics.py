"""What customers ask about a business in English, as phrases (see `Phrases` and `wishes`)."""

PRICES = """
how much | how much is/are/do/does/for/would/will | price | prices | pricing | price list | cost | costs
costing | fee | fees | rates | rate for/of | your rate | what do you charge | charge for | do you charge
you charge | charges | expensive | cheapest | cheaper | quote | estimate | discount | discounts | deals
deal on | special offers | promotions | promo | what is the damage | how pricey | pay for a/the/<service>
student price | package deals | how many dollars | what am i paying | what will i pay | what do i owe
what would it be for | free of charge | is it free | cost me
"""

HOURS = """
hours | opening hours/times | business hours | working hours | office hours | opening time | closing time
hours of operation | what hours | your hours
open till/until/on/at/today/tomorrow/now/late/early/<when>/every/all/weekends/sundays/saturdays
are you open/closed/close/opened | are you guys open/closed | are you still open | you open/close/closed
you guys open | is it open/closed | is the? salon/clinic/office/shop/store/place/studio/<location> open/closed
is <location> * open/closed | do you open/close | do you guys open/close
do you work on/weekends/late/<when>/saturdays/sundays/evenings/early
what time do/does/are/is you/they/it/the/<location>/u * open/close/start/finish/shut
what time are you * till/until | what time do you
when do/does/are/is you/they/it/the/<location>/u open/close/shut/start/finish/opening/closing
when do you guys open/close | when are you open/closed | when is it open | until what time
how late are/do you | closing at | how early do you open | open on | open the | opens | opens at | closes
closes at | closed on/for/<when> | closed days | what days are you open | which days are you open/closed
open weekends | work weekends | holiday hours | open during | open
is anyone/anybody/someone/somebody there/around/in on/at/<when>
"""

ADDRESS = """
where are you/they/u | where is/are it/the/your/this/that/he/she/you/they/<location>/<provider>
where is the place | where about | whereabouts | where exactly | where abouts | where do i go/come/park?
where to go/come | where can i find | where should i go/come | where will it/this/the | where at | address
addresses | located | location | locations | directions | direction to | how do i get to/there
how can i get to/there | how to get to/there | find you | find the place | what street | which city
what city | in which/what city | which town | what part of town | what area | map | google maps | pin
closest/nearest/nearby location/branch/clinic/salon/office/one/to | how far | get there
where you/they are/is | where that/the/this/their/your/my * is/are | where that/this/it is
where he/she/it is | where am i going | branches | which branch/branches | do you have a? branch
cross street
"""

CONTACT = """
phone number | phone | telephone | telephone number | contact number/info/information/details/no | contact for
contact | what is your/the/their/his/her * number | your/their/the/his/her number | number to call
number for | number for the | your/their/the email | email address | call you | call them | reach you
reach them | reach by phone | get in touch | a/the number | contacts | its contacts
their details/information | your details | me the details | whatsapp number | have a number | what number
website | web site | instagram | facebook | and number | number and
"""

SERVICES = """
can/could/would you do | can you guys do
what services/treatments/classes/procedures/kind/kinds/type/types/sort | what <service>
which services/treatments/classes | services | what do you do/offer/provide/specialise/specialize
what all do you | what else do you do/offer | do you do <service> | do you do a/an/any/the <service>
do you offer/provide/perform/have/sell/treat/specialise/specialize <service>
do you offer/provide/perform/sell/treat/specialise/specialize | do you do | do you guys do/offer
do you also do/offer | do they do/offer/provide/perform | do he/she do
does he/she/it/the/<provider>/<location> do/offer/provide/perform | can they do/perform/provide | offers
offer a/any | offer <service> | offer cosmetic | is <service> offered | service menu | services list | menu
list of services/treatments | types of <service>/services/treatments | kinds of <service> | difference between
what is a/an/the? <service> | what is included | what does * include/involve | included in
tell me about a/the/<service> | tell me about your <service> | tell me more about | more information on/about
information on/about | explain | what happens | recommend for | good for | cosmetic services | cosmetic work
do you work on/with | do you see | do you treat | do you specialize
"""

DURATION = """
how long | how long is/does/do/will/would | duration | how many minutes/hours | time does it take
time will it take | time does a/the/<service> take | take long | does it take | will it take | length of
how much time | how long for
"""

PROVIDERS = """
with a/an woman/man/lady/guy/girl/female/male
who work/works/does/do/is/are your/the/working/on/doing/there | who works | who will i/be/see/do/it
who would i/be/do/it | who do you have | who can/could/does/do <service>/do/does | who does *
which/what stylists/doctors/dentists/therapists
which/what barbers/artists/providers/vets/instructors/hygienists/stylist/doctor/dentist/therapist/barber/provider
who are * | list of doctors/stylists/dentists/therapists/providers/staff
your stylists/doctors/dentists/therapists/staff/team | who is <provider> | tell me about <provider>
who is best/good/better/cheapest | who all | who is going to | who is available?
female/male/woman/lady stylist/doctor/dentist/therapist/physio/practitioner/masseuse/barber
"""

POLICY = """
how soon/late/far/early/long * can i/we cancel | how soon/late/far/early/long * before canceling/cancelling
cancel without paying/penalty/charge/fee/a | do you take/accept/allow/have walk - in/ins
do you take/accept/allow/have walk in/ins | do you take/accept/allow/have walkin/walkins
cancellation policy/policies/fee/fees/rules/charge/terms | cancel policy/fee/charge | policy | policies
late fee/fees | no show | no show fee | no - show | cancelling/canceling fee | deposit | deposits | refund
refunds | refundable | money back | notice * cancel/reschedule | cancel * notice | how much notice
how late can i cancel | how far ahead/before/in can i cancel | how long before can i cancel
last minute cancellation/cancel | penalty | penalties | charged if/for | charge me if | charge if
if i cancel | if i cancel * | if i am late | if i need to cancel | if i have to cancel | if i do not show
what if i cancel | fee if/to/for cancel/i | do i need/have to book/make/an/a *
do i need an/a $appt/appointment/booking/referral | need to book ahead | book in advance | walk in | walk ins
walk - in | walk - ins | walkin | walkins | appointment only | by appointment
can i cancel if/later/anytime/for/free/after | running late policy | late policy | grace period
do you need a deposit | free to cancel/reschedule | cancel for free | cancel free
"""

OTHER = """
do i need my | do i need to wear | do i need to bring/prepare | do i have/need to pay
pay upfront/up/online/there/now/cash/card/later
is <provider> * good/nice/experienced/gentle/better/qualified/any/with
is a/an/the? <service> * painful/safe/sore/worth/permanent/included/private
do/does/will a/an/the? <service> hurt | rating | ratings | average rating | review | reviews | rated | stars
remind me | reminder | reminders
score | parking | park my | where can i park | park | do you take/accept | you take/accept
accept insurance/cards/cash | take insurance/cards/card/cash/credit | insurance | pay by/with/in/using
pay online/there/now/later/cash/card | can i pay | payment methods/options/plans/plan | payment | credit card
cash only | gift card/cards/certificate/certificates/voucher | vouchers | bring my | can i bring | can my
should i bring | what should i | what do i need to bring | what to bring/wear/expect
do i need to bring/wear/fast/prepare | what do i need | should i arrive | how early should i
should i come early | wifi | experience | is it safe | does it hurt | is it painful | will it hurt
side effects | languages | covid | mask | masks | good at | any good | are you/they/he/she good/any
does she/he speak | is it a | are they a | do you sell
"""

TRAITS = """
unisex | both men and women | men and women | kid friendly | child friendly | pet friendly | specialize in
qualified | certified | experienced | speak spanish/english/french/german | speaks
female/male/woman/lady stylist/doctor/dentist/therapist/physio/practitioner/masseuse/barber/gp/vet
closest/nearest/nearby location/branch/clinic/salon/office/one/to/place/doctor/dentist/gp/vet | near me
close to me | nearby | closest to | nearest to | closest | nearest | in my area | close by | cosmetic
wheelchair | accessible | accessibility | new patients | accepting new | taking new | local
"""
"""Said of a place or a person, in a question or in a wish: "a unisex salon near me"."""
