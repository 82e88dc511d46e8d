"""Catalogs of the trades whose customers the cases quote. In all of them "now" is Monday 23 November 2026, 10:00."""

import datetime as dt
from decimal import Decimal

from agent.language.catalog import Catalog, CatalogLocation, CatalogProvider, CatalogService

NOW = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)

SALON = Catalog(
    services=(
        CatalogService("haircut", "Haircut", ("trim", "cut"), Decimal(40), 30),
        CatalogService("color", "Hair Color", ("dye", "highlights"), Decimal(90), 90),
        CatalogService("manicure", "Manicure", ("nails",), Decimal(25), 45),
        CatalogService("deep-tissue", "Deep Tissue Massage", (), Decimal(95), 60),
        CatalogService("swedish", "Swedish Massage", (), Decimal(80), 60),
        CatalogService("beard", "Beard Trim", (), Decimal(15), 15),
    ),
    locations=(
        CatalogLocation("downtown", "Downtown", "12 Main St, Springfield"),
        CatalogLocation("uptown", "Uptown Studio", "400 Oak Avenue, Springfield"),
    ),
    providers=(
        CatalogProvider("ana", "Ana Silva"),
        CatalogProvider("tom", "Tom Reed"),
        CatalogProvider("will", "Will Grant"),
        CatalogProvider("jose", "José Núñez"),
    ),
)

DENTIST = Catalog(
    services=(
        CatalogService("cleaning", "Teeth Cleaning", ("hygienist visit",), None, 45),
        CatalogService("checkup", "Check-up", ("exam", "dental exam"), None, 30),
        CatalogService("filling", "Filling", (), None, 60),
        CatalogService("root-canal", "Root Canal", (), None, 90),
        CatalogService("whitening", "Whitening", ("bleaching",), None, 60),
    ),
    locations=(CatalogLocation("main", "Bright Smiles", "8 Park Road, Leeds"),),
    providers=(CatalogProvider("wong", "Dr. May Wong"), CatalogProvider("patel", "Dr. Ravi Patel")),
    country="GB",
)

CLINIC = Catalog(
    services=(
        CatalogService("gp", "GP Consultation", ("doctor appointment", "doctor's appointment"), None, 15),
        CatalogService("vaccination", "Vaccination", ("flu shot",), None, 10),
        CatalogService("physio", "Physiotherapy Session", ("physio",), None, 45),
        CatalogService("blood-test", "Blood Test", ("blood work",), None, 10),
    ),
    locations=(
        CatalogLocation("north", "North Clinic", "1 Hill Street, Austin"),
        CatalogLocation("south", "South Clinic", "99 Lake Drive, Austin"),
    ),
    providers=(CatalogProvider("lee", "Dr. Karen Lee"), CatalogProvider("gomez", "Dr. Luis Gomez")),
)

VET = Catalog(
    services=(
        CatalogService("checkup", "Wellness Exam", ("check-up", "checkup"), None, 30),
        CatalogService("vaccines", "Vaccination", ("shots",), None, 15),
        CatalogService("grooming", "Grooming", (), None, 60),
        CatalogService("nails", "Nail Trim", (), None, 15),
    ),
    locations=(CatalogLocation("vet", "Paws Clinic", "5 River Rd"),),
    providers=(CatalogProvider("kim", "Dr. Grace Kim"), CatalogProvider("olsen", "Dr. Per Olsen")),
)

STUDIO = Catalog(
    services=(
        CatalogService("vinyasa", "Vinyasa Yoga", (), None, 60),
        CatalogService("yin", "Yin Yoga", (), None, 75),
        CatalogService("pilates", "Pilates", (), None, 55),
        CatalogService("small-tattoo", "Small Tattoo", (), None, 60),
        CatalogService("consult", "Tattoo Consultation", ("consult",), None, 20),
        CatalogService("touch-up", "Touch-up", (), None, 30),
    ),
    locations=(CatalogLocation("loft", "The Loft", "77 Canal Street"),),
    providers=(CatalogProvider("mia", "Mia Chen"), CatalogProvider("drew", "Drew Black")),
)

BUSINESSES = {"salon": SALON, "dentist": DENTIST, "clinic": CLINIC, "vet": VET, "studio": STUDIO}
