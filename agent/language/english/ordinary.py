"""Words that customers use for anything. They are never taken for a misspelt service or for somebody's name."""

from agent.language.english.word_list import word_list

ORDINARY = word_list(
    """
a able about above absolutely accept accepted access account across act actual actually ad add added address advance
afraid after afternoon afternoons again against age ago agree agreed ah ahead aint alive all allergic allergy allow
allowed almost alone along already alright also alternative alternatively although always am amazing amended among
amount an and angry animal ankle another answer ant anxious any anybody anyhow anymore anyone anything anytime anyway
anywhere apart apologies apologise apologize apparently appear apply appointed appointment appointments appreciate
approve april are area arent arm around arrange arrive arrived arriving art as asap ask asked asking assist assistance
assume assured at ate attached attend august aunt availability available average avoid awaiting awake away awesome
awful aye baby back backache bad badly bag balance bank bare barely bargain base based basic bath be beach bear beat
beautiful became because become bed been before began begin behind being believe belong below beside besides best bet
better between beyond big bill birthday bit bite black bleed bleeding bless block blood blue board body book booked
booking bookings books born boss both bother bothering bottom bought bound box boy boyfriend boys brain branch
branches brand bread break breakfast breath brief bright brilliant bring bringing broke broken brother brought brown
budget build building burn burning bus busier business busy but button buy by bye cake calendar call called calling
calls calm came can cancel canceled canceling cancellation cancelled cancelling cancer cancers cannot cant car card
care careful case cash cat catch cause caused cell center central centre certain certainly chair champ chance change
changed changes changing charge charged charges chat cheap cheaper cheapest check checked checking cheers chest child
children choice choices choose chose chosen church city claim class classes clean clear clearly click client clients
clock close closed closely closer closes closest closing clothes coat coffee cold colleague collect collected college
colour come comes comfortable coming comment common company complain complaint complete completely computer concern
concerned condition confirm confirmation confirmed confirming conform confused connect consent consider contact
continue continues control convenient cool copy corner correct corrupt cost costs cough could couldnt count country
couple course cousin cover covered cramping cramps cranky crazy cream create credit cross cry cup cure curious current
currently customer customers cut cuts cutting dad daily dang dark darn date dates daughter day days dead deal dear
december decent decide decided deep definitely degree delay delayed delete delighted dentist dentists depend depends
deposit describe deserve desk desperate detail details diabetes diabetic did didnt die died diff difference different
difficult dinner direct directions directly dirty disappointed discount discuss distance dizzy do doc doctor doctors
does doesnt dog dogs doing dollar dollars done dont door double doubt down dr draw dream dress drink drive driver
driving drop dry dude due dunno during dust duty dying each eager ear earlier earliest early ears easier easily east
easy eat eczema edge effect eight eighteen eighth eighty either elbow elderly eleven else elsewhere email emails
emergency empty end ended ends english enjoy enough enquire enquiring enquiry enter entire error especially etc euro
euros even evening evenings event eventually ever every everybody everyday everyone everything everywhere exact
exactly exam example excellent except exchange excited excuse exhausted existing expect expected expecting expensive
experience explain extra extremely eye eyes face fact fail faint fainted fair fairly fall false family fancy fantastic
far farther fast father fault favor favorite favourite february fee feed feel feeling fees feet fell felt female fever
feverish few fifteen fifteenth fifth fifty fight figure file fill filled film final finally find finding fine finger
finish finished fire first fit fits fitted fitting five fix fixed flare flat flexible flight floor flu fly follow
following food foot for force forever forget forgot forgotten form fortnight forty forward found four fourteen fourth
freak free french frequently fresh fri friday fridays friend friendly friends from front full fully fun funny furious
further future game gap gaps garden gave gay general generally gentle gents genuinely get gets getting gift girl
girlfriend girls give given gives giving glad glass go god goes going gold gone gonna good goodbye goodness google
gosh got gotta gotten grab grand grandma grandpa grate grateful great green greet greeted greetings grey ground group
grow grumpy guaranteed guess guide guy guys gym had hadnt hair half hall hand handle hands happen happened happens
happy hard hardly has hasnt hassle hat hate have havent having he head headache heading heads health hear heard heart
heat heavy heck hell hello help helped helpful helping helps hence her here hers herself hey heya hi hiccup hidden
high higher him himself hip his hit hiya hm hmm hold holiday holidays home honest honestly honey hope hopefully hoping
horrible horse hospital hot hour hours house houses how howdy however hows huge human humane hun hundred hungry hurry
hurt hurting hurts husband i idea ideal ideally ideas if ill im imagine immediately important impossible in inches
include included includes including inconvenience inconvenient indeed infection info information injured injury
inquire inquiry inside instead insurance intend interested interesting into invoice involve is isnt issue issues it
itching itchy its itself ive january job join joint july jump june just keep keeps kept key kick kid kiddo kids kill
kind kinda kindly king kitchen knee knees knew know knowing known knows lab lad ladies lads lady land language large
last late later latest latex laugh law lead learn least leave leaves leaving left leg legit legs less let lets letter
level license lie life light like liked likely liking limping line link linked list listen little live lives living
local locate located location locations lock lol long longer look looked looking looks lord lose lost lot lots loud
love loved lovely low lower luck lucky lunch lunchtime luv mad madam made mail main make makes making male mam man
manage managed manager manages manger many map march mark massively mate matter matters may maybe me mean means meant
med medical medicine medium meet meeting meetings member members men mention mentioned menu mess message messages met
midday middle midnight might mild mile miles milk min mind mine minor mins minute minutes mirror miss missed missing
mistake mix mixed mobile mom moment mon monday mondays money month monthly months mood moon more morning mornings most
mostly mother motion mourning mouth move moved moves moving mr mrs ms much mum mums music must my myself nah name
named names nan national nature nauseous near nearby nearest nearly neck need needed needing needle needles needs
negative neither nephew nervous never new news next nice niece night nights nine nineteen ninety ninth no nobody non
noon nope nor normal normally north nose not note notes nothing notice notify november now nowhere number numbers
nurse nut nuts obviously occupied october odd of off offer offered offering offers office officer often oh ok okay old
older on once one ones ongoing online only open opened opening openings opens operator opinion opposite option
optional options or orange order ordered organise organize original other others otherwise ouch our ours ourselves out
outside over overall overdue own owner oxygen pack page paid pain painful pains pair pal panic paper parents park
parking parson part partner parts party pass past patience patient patients pay paying payment peak peeps people per
perfect perfectly perhaps period permission person persona personal persons pet pets phone phoned phony photo photos
pick picked picture piece pieces pile pill pills pink place places plan planned planning plans plate play plead please
pleased pleasure plenty plus pm pocket point police policies policy poor pop popular position positive possible
possibly post postcode postpone pound pounds practice prefer preferably preference preferred pregnancy
pregnant prepare prescription present press pretty prevent previous price prices pricey pricing pride prince princes
print prior prison private prize prizes probably problem problems procedure proceed process profile program promise
promo prone proof proper properly prove provide provided public pull pulling puppy purple purpose push put putting
quality question questions queue quick quicker quickly quiet quit quite quote rain ran range rash rate rates rather
rating ratings reach read ready real realise realize really reason reasonable receipt receive received recent recently
reception receptionist recommend recommendation recommended recover recovering red reduce refer referral referred
refill refund refuse regard regarding regards register registered regret regular regularly relax reliable relieved
remaining remember remind reminder remove rent repair repeat replace reply report request require required resched
reschedule rescheduled rescheduling reservation reserve reserved resolve respect respectively respond response rest
result results resume return returning reverse review reviews ride ridiculous right ring rip road rock role roll room
rooms root rough round route rude rule rules run running rush sad safe said sale salon saloon same sat saturday
saturdays save saw say saying says scan scar scared schedule scheduled schedules scheduling school score scratch
screen sea search season seat second seconds section secure see seeing seem seems seen select self sell send sending
senior sense sensitive sent sep separate sept september series serious seriously serve served service services session
sessions set setting settle seven seventeen seventh seventy several severe severely shall shampoo share sharp she shes
shift shirt shit shop short shorter shot shots should shoulder shoulders shouldnt show shower shown shut shy sick side
sign signal signed similar simple simply since single sir sis sister sit site sitter situation six sixteen sixth sixty
size skin sleep sleepy slept slight slightly slot slots slow slowly small smaller smart smile sneeze sneezing so
social sold some somebody someday somehow someone something sometime sometimes somewhere son soon sooner soonest
soonish sore sorry sort sound sounded sounds south spa spare speak speaker speaking special specialist specific
specifically spell spend spoke spot spots sprained spring staff stand standard start started starting starts state
statement station stay step steps stick stiff still stitch stitches stomach stop stopped store story straight strange
street stress stressed stroll strong stuck student studio stuff stupid style such sudden suddenly suffering suggest
suggestion suit suitable suits summer sun sunday sundays super support supposed sure surely surgery surprise swamped
swatch sweet swell swelling swing switch switched switches swollen symptom symptoms system table tad take taken takes
taking talk talking tall tanks task tattoo taxi tea teach team tear tech teeth telephone tell telling ten tend tender
tenth term terrible test tests text than thank thankful thanks that thats the their theirs them themselves then there
therefore these they thing things think thinking thinks third thirsty thirteen thirty this tho those though thought
thousand three throat through throughout throw thru thumb thurs thursday thursdays thus tight til till time times
tired tmr tmrw to today together told tomorrow tone tongue tonight too took tool tooth top total totally touch tough
toward towards town track traffic train training transfer travel traveling treat treatment tree trial tried trip
trouble true truly trust truth try trying tues tuesday tuesdays turn turns twelfth twelve twenty twice twin twins two
type types ugly uh uhh um umm unable unavailable uncle under understand understood unfortunately unhappy unless
unlikely unsure until unwell up upcoming update updated updates upon upper upset upstairs urgent urgently us usage use
used useful using usual usually vacation vaccine vague valid value van various vegan venue very vet vets via video
view vip visit visited visiting visits vocation voice vomit vomiting wait waiting walk walkin walkins wall wanna want
wanted wanting wants warm warning was wash wasnt watch water way ways we weak wear weather web website wed wedding
wednesday wednesdays weds week weekday weekdays weekend weekends weekly weeks weird welcome well went were werent west
wet what whatever whats when whenever where wheres wherever whether which whichever while white who whoever whole whom
whoops whose why wide wife wild will willing win window winter wise wish with within without woke woman women won
wonder wondered wonderful wondering wont wood word words work worked worker workers working workout works world worms
worried worry worse worst worth would wouldnt wound wow wrist write writing wrong wrote xmas yard yea yeah year years
yellow yep yes yesterday yet yo yoga you young younger your youre yours yourself yup zero zone
"""
)
