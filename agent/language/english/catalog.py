"""What English adds to the names in a catalog: titles, kinds of places, words for "anyone" and for "not them"."""

from agent.language.english.word_list import endings, word_list

TITLES = word_list("dr doctor mr mrs ms miss mx prof professor nurse")

DEGREES = word_list("md dds dmd dvm vmd phd rn np jr sr")
"""What stands behind a name and may stand behind anybody's."""

JOINERS = word_list("of the a an my and for on with to in & - ' + / , .")
"""What may stand between two words of one name: "cleaning of my teeth", "cut & color", "check-up"."""

PLACE_KINDS = word_list(
    """clinic salon studio office branch location center centre shop store spa practice place site surgery the our and
    street avenue road boulevard drive lane square highway parkway court way suite unit floor"""
)
"""Words that name no place by themselves."""

SERVICE_KINDS = word_list(
    """appointment appointments service services session class visit treatment package standard regular basic full first
    new patient initial follow up time minute hour long short the and for with a an to on in of at half extra one two
    three single per only per therapy"""
)
"""Words in the names of services that do not tell one of them from another, nor from ordinary talk."""

STREETS = {
    "st": "street",
    "str": "street",
    "ave": "avenue",
    "av": "avenue",
    "rd": "road",
    "blvd": "boulevard",
    "ln": "lane",
    "sq": "square",
    "hwy": "highway",
    "pkwy": "parkway",
    "ct": "court",
    "ste": "suite",
}

SAME_WORD = {
    "colour": "color",
    "coloring": "color",
    "colouring": "color",
    "colored": "color",
    "coloured": "color",
    "dyed": "dye",
    "physiotherapy": "physio",
    "physiotherapist": "physio",
    "mani": "manicure",
    "pedi": "pedicure",
    "vaccinated": "vaccination",
    "vaccine": "vaccination",
    "vaccines": "vaccination",
    "vax": "vaccination",
    "jab": "vaccination",
    "jabs": "vaccination",
    "examination": "exam",
    "consult": "consultation",
    "min": "minute",
    "mins": "minute",
    "hr": "hour",
    "hrs": "hour",
    "tats": "tattoo",
    "tat": "tattoo",
    "tattooed": "tattoo",
    "teeth": "tooth",
    "feet": "foot",
    "women": "woman",
    "womens": "woman",
    "ladies": "woman",
    "lady": "woman",
    "men": "man",
    "mens": "man",
    "gents": "man",
    "kids": "child",
    "kid": "child",
    "children": "child",
    "childrens": "child",
    "childs": "child",
}
"""Forms that the rules for endings do not bring together."""

BEFORE_PERSON = word_list(
    "with see by for to and or want prefer is ask about have dr doctor miss mr mrs ms does than not but except besides"
)
"""A provider whose name is an ordinary word (Will, May, Rose) is only meant after one of these."""

BEFORE_SERVICE = word_list(
    """a an the my for need want get book quick some your of and or hair just do is are have having offer schedule , .
    ! cancel move reschedule change his her their our another any both like love full about"""
)
BEFORE_VERB = word_list("i you we they he she it to will would can could should shall may not please who which that")
"""After these a word like "cut" or "check" is a deed, and not the service of that name."""

BEFORE_PLACE = word_list("on at in to near from by the around off")
AFTER_PLACE = word_list("one branch location office clinic store shop salon studio street st place site side")

NOT_THEM = endings(
    "not",
    "not with",
    "but not",
    "anyone but",
    "anybody but",
    "someone but",
    "everyone but",
    "any but",
    "other than",
    "else than",
    "different than",
    "different from",
    "except",
    "except for",
    "except with",
    "besides",
    "apart from",
    "aside from",
    "instead of",
    "rather than",
    "do not want",
    "do not like",
    "do not need",
    "without",
    "avoid",
    "never",
    "hate",
    "no",
    "no more",
    "anywhere but",
    "anything but",
)
"""What stands before a name that is not wanted."""

NOT_NOT_THEM = endings(
    "why not",
    "if not",
    "or not",
    "is not",
    "are not",
    "was not",
    "not only",
    "not just",
    "not sure if",
    "can not",
    "could not",
    "will not",
    "no preference",
)
"""Endings that only look like one of `NOT_THEM`."""

BETWEEN_NOT_AND_NAME = word_list("with by to see have get the a an my dr doctor mr mrs ms at in go on do book")

ANYONE = """
anyone | anybody | any one | any/whichever stylist/provider/doctor/dentist/therapist/barber/artist/vet/teacher
any instructor/hygienist/technician/nurse/practitioner/staff/person/hairdresser/specialist/physio/trainer/member
any of the? stylists/providers/doctors/dentists/therapists/barbers/artists/vets/girls/guys/ladies/team/staff
any available stylist/provider/doctor/dentist/therapist/barber/artist/vet/person
whoever | whomever | who ever | someone available | anyone available | first available person/stylist/doctor/provider
whoever is free/available/there | do/does not matter who | do/does not matter which stylist/doctor/provider/one
i do not mind who | i do not care who | do not care who | do not mind who | who does not matter
no preference on/for/about who | no preference of/for/on stylist/provider/doctor | no particular person
no specific stylist/doctor/provider/person | no favourite/favorite
"""

INDIFFERENT = """
no preference | no real? preference | no preferences | i have no preference | do not have a preference
do/does not matter | it do/does not matter | that do/does not matter | i do not mind | do not mind | i do not care
do not care | not bothered | i am not bothered | not fussed | i am not fussed | i am easy | i am flexible | either
either one | either is fine/ok/good | either one? works | either of them | any of them | any of those | any
any is fine/ok/good | any will do | any works | any one works | whichever | whichever is free/available/easiest/best
you choose/pick/decide | you can choose/pick/decide | up to you | it is up to you | your choice | your call
whatever works | whatever is free | whatever you have | whatever is available | whatever is best/easiest
surprise me | all the same to me | all good to me | nothing specific/particular | no one specific/particular
nobody specific/particular | nobody in particular | no one in particular | not really
"""
"""Said of whatever was asked last: any of the choices will do."""
