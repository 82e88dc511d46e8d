"""First names that are common where English is spoken, and everyday words that are common last names."""

from agent.language.english.word_list import word_list

GIVEN_NAMES = word_list(
    """
aaron abby abdul abdullah abigail abraham ada adam adrian adriana agnes ahmad ahmed aidan aiden aisha akira alan
albert alberto alejandra alejandro alessandro alex alexa alexander alexandra alexandria alexis alfonso alfred ali
alice alicia alina alison alistair allan allen allison alma alonso alvin alyssa amanda amber amelia amina amir amira
amit amy ana anastasia andre andrea andreas andres andrew andy angel angela angelica angelina anil anita anjali ann
anna annabel anne annette annie anthony antoine anton antonio anya april aria ariana arjun arlene arnold art arthur
arturo arun asha ashley ashton audrey august aurora austin autumn ava avery ayesha barbara barry bart beatrice
beatriz becca becky bella ben benedict benjamin bernadette bernard bert bertha beth bethany betty beverly bianca
bill billy blake bob bobby bonnie boris brad bradley brandon brandy breanna brenda brendan brett brian brianna
bridget britney brittany brooke bruce bruno bryan bryce byron caitlin caleb callum calvin cameron camila camille
candice cara carl carla carlos carmen carol carolina caroline carolyn carrie carter casey cassandra cassie catalina
catherine cathy cecilia celeste celia cesar chad charlene charles charlie charlotte chase chelsea cheryl chloe chris
christian christina christine christopher cindy claire clara clare clarence claudia clay clayton clement cleo cliff
clifford clinton clive cody colin colleen colton connie connor conor conrad cora corey courtney craig cristian
cristina crystal curtis cynthia daisy dale damian damien damon dan dana daniel daniela danielle danny daphne darius
darlene darren darryl dave david dawn dean deanna deb debbie deborah debra declan deepa deepak deirdre delia denise
dennis derek desmond devin devon dexter diana diane diego dimitri dina dinesh dirk dmitri dolores dominic don donald
donna dora doreen doris dorothy doug douglas drew duncan dustin dwayne dylan earl ed eddie edgar edith edmund
eduardo edward edwin eileen elaine eleanor elena eli elias elijah elisa elisabeth elise eliza elizabeth ella ellen
ellie elliot elliott eloise elsa elsie emilia emilio emily emma emmanuel enrique eric erica erik erika erin ernest
ernesto ernie esme esteban estelle esther ethan eugene eva evan eve evelyn ezra faith farah fatima fatma faye
felicia felicity felipe felix fernanda fernando finn fiona flora florence floyd frances francesca francis francisco
frank frankie franklin fred freddie frederick freya gabriel gabriela gabrielle gail gareth garrett gary gavin gemma
gene genevieve geoff geoffrey george georgia georgina gerald geraldine gerard gilbert gina giovanni gita giulia glen
glenn gloria gordon grace graham grant greg gregory greta gretchen guillermo gus gustavo guy gwen habib hailey hamza
hana hank hannah hans harold harriet harris harrison harry harvey hassan hayden hazel heather hector heidi helen
helena henrietta henry herbert herman hilary hiroshi holly hope horace howard hugh hugo hussein ian ibrahim ida
ignacio igor imani imogen imran ingrid ira irene irina iris irma isaac isabel isabella isaiah isla ismail ivan ivy
jack jackie jackson jacob jacqueline jade jaden jake jamal james jamie jan jana jane janet janice jared jasmine
jason javier jay jayden jayne jean jeanette jeff jeffrey jen jenna jennie jennifer jenny jeremiah jeremy jerome
jerry jess jesse jessica jessie jesus jill jillian jim jimmy jin jo joan joann joanna joanne jocelyn jodie joe joel
joey johan john johnny jolene jon jonah jonas jonathan jordan jorge jose joseph josephine josh joshua josie joy
joyce juan juanita judith judy julia julian juliana julie juliet julio june jung justin kai kaitlyn kamal kara karen
karina karl karla kate katherine kathleen kathryn kathy katie katrina kay kayla keisha keith kelly kelsey ken kendra
kenji kenneth kenny kerry kevin khalid kian kieran kim kimberly kira kiran kirk kirsten kit krista kristen kristin
kristina krystal kumar kurt kwame kyle kylie lara larissa larry latoya laura lauren laurence laurie lawrence layla
lea leah leanne lee leela leigh leila lena leo leon leonard leonardo leonor leroy lesley leslie lester leticia levi
lewis li liam lila lilian lillian lily lina linda lindsay lindsey ling lionel lisa liz liza lizzie lloyd logan lois
lola lorena lorenzo loretta lori lorna lorraine lou louis louisa louise luca lucas lucia lucinda lucy luis luisa
luke luna lydia lyle lynda lynn mabel mackenzie maddie madeleine madison mae maggie maia malcolm malik mandy manuel
mara marc marcel marcia marco marcos marcus margaret margarita maria mariah mariam marian mariana marianne marie
marilyn marina mario marisa marissa marjorie mark marlene marsha marshall martha martin martina marvin mary maryam
mason mateo mathew matilda matt matteo matthew maureen maurice mavis max maxine may maya megan mehmet mei mel
melanie melinda melissa melvin mercedes meredith mia micah michael michaela michel michele michelle miguel mike
mikhail mila mildred miles millie milo min mina ming mira miranda miriam mitchell mo mohamed mohammad mohammed moira
molly mona monica monique morgan moses muhammad muriel murray mustafa myra myrtle nadia naomi nasir nat natalia
natalie natasha nate nathan nathaniel neal ned neha neil nelson nia niamh nicholas nick nicola nicolas nicole nigel
nikhil niki nikita nina noah noel noor nora noreen norma norman octavia olga olive oliver olivia omar orla oscar
otto owen pablo paige paloma pam pamela paola pascal pat patel patience patricia patrick patty paul paula paulina
pauline pedro peggy penelope penny percy perry pete peter petra phil philip philippa phillip phoebe phyllis pierre
piotr poppy prakash preston priya quentin quincy quinn rachel rafael rahul raj rajesh ralph ramon ramona randall
randy rani raul ravi ray raymond rebecca reece reggie regina reginald reid renata rene renee reuben rex rhonda
ricardo richard rick ricky rita rob robbie robert roberta roberto robin robyn rochelle rod roderick rodney rodrigo
roger rohan roland roman ron ronald ronan rory rosa rosalie rosalind rose rosemary rosie ross roxanne roy ruben ruby
rudy rufus rupert russell ruth ryan sabrina sadie sally sam samantha samir samuel sandeep sandra sandy sanjay
santiago sara sarah sasha saul savannah scarlett scott sean sebastian selena serena sergei sergio seth shane shannon
sharon shaun shauna shawn sheila shelby shelley sherry shirley shreya sid sidney sienna simon simone sofia sonia
sonya sophia sophie spencer stacey stacy stan stanley stefan stella stephanie stephen steve steven stewart stuart
sue summer sunil sunita susan susana susanna susie suzanne sven sydney sylvia tamara tammy tanya tara tasha tatiana
taylor ted terence teresa terrence terry tess tessa thelma theo theodore theresa thomas tiffany tim timothy tina
toby todd tom tomas tommy toni tony tracey tracy travis trevor tricia tristan troy tyler tyrone uma una ursula
valentina valerie vanessa vera verity vernon veronica vicki vicky victor victoria vijay vikram vince vincent viola
violet virginia vivian vivienne vladimir wade wallace walter wanda warren wayne wendy wesley whitney wilfred will
william willie wilma winston wyatt xavier xiao yan yasmin yolanda yuki yuri yusuf yvette yvonne zach zachary zainab
zara zoe zoey
"""
)

EVERYDAY_LAST_NAMES = word_list(
    """
baker banks bell berry best bird bishop black bond booker brooks brown bush butler carpenter carter chase church
clay cook cooper cross day dean diamond english field fields fish fisher flowers ford forest fox frank free french
frost gardener gold good grant gray green grey hall hand hardy hill holiday holland hope house hunt hunter judge
justice key king knight lake lamb lane law little long lord love major march marsh mason may miles mills moon moore
pal parish park parker parks peace pope potter powers price prince read reed rice rich ring rivers rock rose shepherd
short singer small smart smith snow speaker spring steel stone street strong summer sweet taylor walker wall ward
waters weaver west white wild wise wolf wood woods york young
"""
)

NO_NAMES = word_list(
    """i i'm i'd i'll i've please pls thanks thank hi hello hey yes no not ok and but or for on at in to from with my is
    was can could would will may do does phone tel telephone mobile cell email mail number the this that it its it's
    here today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs
    fri sat sun january february march april june july august september october november december"""
)
"""What follows a name with a capital of its own, and is no part of it."""

PARTICLES = word_list("de da do dos das del della di van von der den ter la le el al bin ibn abu st mac mc y")
"""Small words inside a last name."""

RELATIONS = word_list(
    """son daughter wife husband mom mum mother dad father kid child friend partner boyfriend girlfriend brother sister
    grandma grandpa grandmother grandfather grandson granddaughter aunt uncle niece nephew cousin fiance fiancee boss
    colleague baby roommate neighbor neighbour client assistant twin stepson stepdaughter"""
)

NAME_CUES = """
my full? name is | my full? names is/are | the? name is | full name is? | name : | name - | name =
under the? name of? | name on it is | name should/will/would be | name to | name as | patient name is?
client name is? | guest name is? | patient : | client : | i go by | they call me | everyone calls me
first name is? | first name : | put it under | book it under | booked under | book under | make it under
it is under | under
"""
"""What comes next is a name, unless the word cannot be one."""

LAST_NAME_CUES = "last name is? | last name : | surname is? | surname : | family name is?"

HINTS = """
its | i am | this is | it is | am | call me | here is | that is for | this is for | it is for | booking for
appointment for | book for | book it for | book one for | make it for | put me down as | put it down as
register me as | and i am | we are | reservation for | one for | appointment under | her name is | his name is
their name is | is for | is it for | not for | regards , | regards | best regards , | kind regards , | sincerely ,
cheers , | speaking to | book in
"""
"""What comes next may be a name, if it looks like one."""
