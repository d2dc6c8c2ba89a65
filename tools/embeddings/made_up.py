"""Writes made-up sentences about using and being asked about health and care.

They cover everyday words that few open texts hold. Every sentence is put together from the lists below: nobody said it.
"""

import itertools
import random

SERVICES = """the surgery;the GP practice;the hospital;the clinic;the ward;A&E;the emergency department;the walk-in centre;
the pharmacy;the dentist;the optician;the maternity unit;the birth centre;the physiotherapy team;the mental health team;
the crisis team;the community nurses;the district nurse;the health visitor;the midwives;the ambulance crew;the care home;
the day centre;the hospice;the home care agency;the social worker;the occupational therapist;the memory clinic;
the stroke unit;the cancer centre;the x-ray department;the blood test clinic;the sexual health clinic;the hearing clinic;
the eye clinic;the podiatry service;the diabetes nurse;the counselling service;the drug and alcohol service;
the school nurse;the children's ward;the learning disability team;the carers' centre;the 111 line;the booking line;
the website;the app;the reception desk;the outpatient department;the day surgery unit;the rehabilitation team;
the direct payments team;the council;the library;the youth club;the housing office;the food bank;the benefits office;
the support group;the befriending service;the community transport scheme;the bus service;the park;the leisure centre"""

STAFF = """doctors;nurses;receptionists;consultants;midwives;carers;care workers;therapists;volunteers;porters;cleaners;
paramedics;pharmacists;social workers;health care assistants;managers;support workers;interpreters;key workers;trainees"""

MANNERS = """kind;caring;friendly;polite;helpful;patient;gentle;rude;abrupt;dismissive;rushed;overworked;professional;
knowledgeable;skilled;reassuring;respectful;unhelpful;cheerful;attentive;compassionate;uncaring;arrogant;calm;
understanding;approachable;disorganised;efficient;supportive;judgemental;patronising;honest;welcoming;thorough;careless"""

MATTERS = """waiting times;getting an appointment;the length of the wait;parking;the cost of parking;public transport;
the food;the meals;hot drinks;the menu for vegetarians;cleanliness;the toilets;the noise at night;the temperature;
the beds;the furniture;the decoration;the waiting room;privacy;dignity;respect;being listened to;clear information;
leaflets;letters;phone calls;being kept informed;explanations of treatment;side effects of medicines;pain relief;
repeat prescriptions;my medication;blood tests;test results;the operation;the anaesthetic;recovery;physiotherapy exercises;
discharge home;aftercare;follow-up;seeing the same doctor each time;handovers between teams;joined-up services;
staff shortages;the number of nurses;waiting lists;referrals;cancelled appointments;opening hours;online booking;
video calls;using the telephone;translation;British Sign Language;easy read;wheelchair access;lifts and ramps;signs;
safety;falls;infection control;hand washing;activities during the day;trips out;visiting hours;smoking;
money and benefits;housing;loneliness;exercise groups;healthy eating;weight;sleep;anxiety;depression;stress;grief;
talking therapy;support in a crisis;self-harm;autism assessments;dementia care;end of life care;breastfeeding;labour;
childbirth;pregnancy;vaccination;screening;dental treatment;glasses;hearing aids;equipment;adaptations at home;
home visits;respite care;personal budgets;direct payments;unpaid carers;young carers;culture and religion;language;
race and ethnicity;sexuality;gender;age;disability;complaints;saying sorry when things go wrong;confidentiality;records;
trust;choice;being involved in decisions;time to talk;emotional support;encouragement;help with washing and dressing;
independence;confidence;quality of life;family involvement;continuity of care;coordination;training of staff"""

PRAISE = """was excellent;was very good;could not be better;made all the difference to me;was better than I expected;
was first class;put me at ease;changed my life;was well organised;worked well for my family;was quick and simple"""
BLAME = """was poor;was terrible;needs to improve;was not good enough;made me anxious;took far too long;was confusing;
let us down;was worse than last time;was out of date;was hard to find;should be looked at;left me in tears;was unsafe"""

OPENINGS = """I was worried about;My mother complained about;We talked about;Nobody told me about;I would like more of;
Please improve;Thank you for;There was a problem with;I was pleased with;You should change;The best thing was;
The worst thing was;Nothing was said about;My son needed help with;Our group asked about;It would help to have better;
The staff explained;Please think again about;I was happy with;I had to ask twice about;More could be done on"""
WORKS = """survey;citizens' jury;workshop;focus group;public meeting;consultation;co-design day;listening event;
co-production panel;citizens' assembly;drop-in session;online forum;interview study;patient panel;community conversation;
participatory budget;deliberative poll;experts by experience group;feedback review;town hall meeting"""
PEOPLE = """young carers;older people;people with dementia;disabled people;deaf people;blind people;parents;new mothers;
people living in rural areas;homeless people;refugees and asylum seekers;people with a learning disability;students;
Black and minority ethnic communities;gypsy, roma and traveller families;LGBT people;people on low incomes;veterans;
people in prison;autistic people;people who use drugs;care leavers;bereaved families;teenagers;residents;unpaid carers"""


def words(listing):
    """The entries of one list above."""
    return [" ".join(entry.split()) for entry in listing.split(";")]


def sentences(count, seed):
    """`count` different made-up sentences, the same for the same seed."""
    chance = random.Random(seed)
    makers = [opinion, opening, staff, work, list_of_matters]
    made = {}
    for maker in itertools.cycle(makers):
        if len(made) >= count:
            return list(made)
        made[maker(chance)] = None


def pick(chance, listing):
    return chance.choice(words(listing))


def opinion(chance):
    end = pick(chance, chance.choice([PRAISE, BLAME]))
    subject = pick(chance, MATTERS)
    where = f" at {pick(chance, SERVICES)}" if chance.random() < 0.5 else ""
    text = f"{subject}{where} {end}"
    return text[0].upper() + text[1:] + "."


def opening(chance):
    also = f" and {pick(chance, MATTERS)}" if chance.random() < 0.4 else ""
    return f"{pick(chance, OPENINGS)} {pick(chance, MATTERS)}{also}."


def staff(chance):
    manners = f"{pick(chance, MANNERS)} and {pick(chance, MANNERS)}"
    return f"The {pick(chance, STAFF)} at {pick(chance, SERVICES)} were {manners}."


def work(chance):
    return f"{pick(chance, WORKS).capitalize()} with {pick(chance, PEOPLE)} about {pick(chance, MATTERS)}"


def list_of_matters(chance):
    return ", ".join(pick(chance, MATTERS) for _ in range(chance.randint(1, 3)))
