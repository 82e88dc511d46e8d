"""What businesses with appointments are asked for in English, whether or not this one offers it."""

from agent.language.english.word_list import word_list

TRADES = word_list(
    """
pedicure pedicures pedi manicure manicures mani gel acrylic acrylics shellac nail nails facial facials peel
microdermabrasion dermaplaning botox filler fillers laser electrolysis wax waxing waxed threading threaded eyebrow
eyebrows brow brows lash lashes eyelash eyelashes microblading lamination tan tanning sauna jacuzzi hydrafacial
piercing piercings tattoo tattoos henna makeup bridal haircut haircuts trim blowout blowdry perm perms keratin
balayage highlights lowlights ombre toner extensions dreadlocks dreads braids braiding cornrows weave updo shave shaves
massage massages reiki acupuncture cupping physio physiotherapy osteopathy chiropractic reflexology hypnotherapy
counselling counseling psychotherapy yoga pilates zumba spin crossfit cleaning whitening braces invisalign veneer
veneers implant implants crown crowns denture dentures filling fillings extraction xray xrays checkup physical
vaccination vaccinations vaccine jab jabs ultrasound mri mammogram colonoscopy biopsy bloodwork grooming neutering
spaying microchip deworming inspection alignment detailing tuneup mot passport visa
"""
)
"""Each is a service by itself, wherever it stands in a message."""

ASKING_FOR = """
book | book me | book us | book me in for | schedule | reserve | do you do | do you guys do | do you also do
do you offer | do you guys offer | do you have | do you provide | can you do | could you do | can i book | can i get
can i have | could i get | could i have | i need | i want | i would like | i would love | need | want | get | have
looking for | appointment for | make me | give me | sign me up for | how much is | how much are | how much for
price of | price for
"""
"""What stands right before the thing that is asked for, an article apart."""

ARTICLES = word_list("a an the some any my for to get have do book your me")
"""May stand between those words and the thing."""

NEVER_OFFERED = word_list(
    """
one ones hairdresser hairdressers stylist stylists barber barbers dentist dentists doctor doctors vet vets therapist
therapists nurse specialist specialists dermatologist gynecologist gynaecologist ophthalmologist optician psychologist
psychiatrist pediatrician paediatrician chiropractor orthodontist masseuse trainer instructor practitioner salon
salons clinic spa parlour parlor studio shop doc hygienist surgeon physician physicians appt appts apt appointment
availabilities availability quickie whatsapp parking wifi insurance paypal website instagram facebook address
cardiologist urologist neurologist oncologist podiatrist endocrinologist rheumatologist gastroenterologist
otolaryngologist dematologist obgyn prenatal unisex dental cosmetic consult toothache earache quarter recommendations
answered smile smth sth
"""
)
"""People, places and other things that are no service: nothing is said of those."""
