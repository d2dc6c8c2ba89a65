//! Writes what an engagement says, so that its parts agree.

use convenor_domain::engagement::{Contact, Coproduction, Document, GroupReach, Partner};
use convenor_domain::system::slug;
use convenor_domain::{Cost, EngagementContent, EngagementStatus, ImpreciseDate, Money, Visibility};

use super::Scene;
use super::cast::{Cast, is_voice};
use super::timing::Timing;
use super::{summary, title};
use crate::DemoError;
use crate::dice::Dice;
use crate::phrase::capital;

const LEVELS: [&str; 5] = ["inform", "consult", "involve", "collaborate", "empower"];
const COPRODUCTION_FEATURES: [&str; 7] = [
    "from-the-start",
    "shared-decisions",
    "paid",
    "supported",
    "same-information",
    "joint-delivery",
    "joint-review",
];

/// How many people take part.
pub(crate) fn people(cast: &Cast, dice: &mut Dice) -> u32 {
    let [least, most] = cast.approach.people;
    // Most engagements reach fewer people than the largest of their kind.
    let one = dice.between(least, most);
    one.min(dice.between(least, most))
}

pub(crate) fn write(
    scene: &Scene,
    cast: &Cast,
    timing: &Timing,
    heard: u32,
    dice: &mut Dice,
) -> Result<EngagementContent, DemoError> {
    let theme = cast.theme;
    let planned = planned(heard, dice);
    let level_promised = dice.pick("levels", &cast.approach.promised)?.clone();
    let over = timing.is_over();
    Ok(EngagementContent {
        summary: summary::write(scene, cast, timing, dice)?,
        purpose: theme.why.clone(),
        kind: Some(theme.kind),
        decision_informed: capital(&theme.decides),
        decided_by: theme.body.clone(),
        can_change: theme.can.clone(),
        cannot_change: theme.cannot.clone(),
        questions: theme.asks.clone(),
        topics: theme.topics.clone(),
        areas: vec![cast.site.code.clone()],
        groups: groups(scene, cast, planned, over.then_some(heard), dice)?,
        people_planned: Some(planned),
        people_heard: over.then_some(heard),
        responses: responses(cast, over.then_some(heard), dice),
        lead: Some(cast.lead.organisation.id),
        partners: partners(scene, cast, dice)?,
        methods: cast.approach.methods.clone(),
        level_delivered: timing.is_reported().then(|| delivered(&level_promised, dice)),
        level_promised: Some(level_promised),
        coproduction: coproduction(cast, dice),
        recruitment: dice.some_of(&cast.approach.recruitment, 2),
        formats: formats(scene, cast, dice)?,
        starts: ImpreciseDate::day(timing.opens),
        ends: ImpreciseDate::day(timing.closes),
        cost: cost(cast, heard, dice),
        contact: Contact {
            team: cast.lead.words.team.clone(),
            email: format!("{}@example.org", cast.lead.words.mailbox),
        },
        source_type: over.then(|| source_type(cast)),
        documents: documents(cast, timing, dice),
        visibility: visibility(timing.status, dice)?,
        ..EngagementContent::default()
    })
}

/// What was planned for, in round numbers, near to what came of it.
fn planned(heard: u32, dice: &mut Dice) -> u32 {
    let about = heard * dice.between(80, 145) / 100;
    let round = if about > 200 {
        50
    } else if about > 40 {
        10
    } else {
        2
    };
    (about / round).max(1) * round
}

fn groups(
    scene: &Scene,
    cast: &Cast,
    planned: u32,
    heard: Option<u32>,
    dice: &mut Dice,
) -> Result<Vec<GroupReach>, DemoError> {
    let main_pct = if cast.group == "general-public" { 100 } else { dice.between(55, 100) };
    let part = |pct: u32| move |people: u32| (people * pct / 100).max(1);
    let mut groups = vec![GroupReach {
        group: cast.group.to_owned(),
        planned: Some(planned),
        actual: heard.map(part(main_pct)),
    }];
    let others: Vec<_> = cast.theme.who.iter().filter(|other| *other != cast.group).cloned().collect();
    let [_, most] = cast.approach.people;
    for other in dice.some_of(&others, 2) {
        if most < 40 || scene.words.group(&other)?.rare || !dice.chance(45) {
            continue;
        }
        let actual_pct = dice.between(6, 34);
        let wanted = dice.chance(60).then_some(planned / 4);
        groups.push(GroupReach { group: other, planned: wanted, actual: heard.map(part(actual_pct)) });
    }
    Ok(groups)
}

fn responses(cast: &Cast, heard: Option<u32>, dice: &mut Dice) -> Option<u32> {
    let several = cast.approach.heard == crate::words::HeardAs::Answers;
    heard.filter(|_| several).map(|heard| heard + heard * dice.between(0, 9) / 100)
}

fn partners(scene: &Scene, cast: &Cast, dice: &mut Dice) -> Result<Vec<Partner>, DemoError> {
    let lead = cast.lead.organisation.id;
    let mut partners = Vec::new();
    for member in scene.members.iter().filter(|member| member.organisation.id != lead) {
        let role = if is_voice(member, cast.group) {
            let commissioned = cast.approach.recruitment.iter().any(|way| way == "through-vcse");
            let roles = [
                ("commissioned-to-engage", if commissioned { 60 } else { 15 }),
                ("engaged-as-a-voice", 35),
                ("partner", 20),
            ];
            dice.chance(55).then(|| dice.weighted("roles", &roles)).transpose()?
        } else {
            let joins =
                cast.theme.lead.contains(&member.organisation.kind) && member.organisation.kind != "vcse";
            let near = scene.geography.within(&member.words.area).contains(&cast.site);
            (joins && near && dice.chance(16)).then_some("partner")
        };
        partners
            .extend(role.map(|role| Partner { organisation: member.organisation.id, role: role.to_owned() }));
    }
    Ok(partners)
}

/// What was promised, or one level less: promises are not always kept.
fn delivered(promised: &str, dice: &mut Dice) -> String {
    let step = LEVELS.iter().position(|level| *level == promised);
    let below = step.and_then(|step| step.checked_sub(1)).and_then(|step| LEVELS.get(step));
    match below {
        Some(below) if dice.chance(24) => (*below).to_owned(),
        _ => promised.to_owned(),
    }
}

fn coproduction(cast: &Cast, dice: &mut Dice) -> Option<Coproduction> {
    if !cast.approach.coproduced {
        return None;
    }
    let (step, features) = if dice.chance(45) { ("co-production", 4) } else { ("co-design", 2) };
    let features = dice.some_of(&COPRODUCTION_FEATURES, features).into_iter().map(str::to_owned).collect();
    Some(Coproduction { step: step.to_owned(), features })
}

fn formats(scene: &Scene, cast: &Cast, dice: &mut Dice) -> Result<Vec<String>, DemoError> {
    let count = dice.between(2, 4);
    let mut formats = dice.some_of(&cast.approach.formats, usize::try_from(count).unwrap_or(2));
    let needed = scene.words.group(cast.group)?.format.iter();
    for format in needed {
        if !formats.contains(format) {
            formats.push(format.clone());
        }
    }
    Ok(formats)
}

fn cost(cast: &Cast, heard: u32, dice: &mut Dice) -> Cost {
    let ([fixed_low, fixed_high], [each_low, each_high]) =
        (cast.approach.fixed_pounds, cast.approach.each_pounds);
    let pounds = dice.between(fixed_low, fixed_high) + heard * dice.between(each_low, each_high);
    let round = if pounds > 2000 { 50 } else { 10 };
    Cost { money: Some(Money::pence(i64::from(pounds / round * round) * 100)), as_written: None }
}

fn source_type(cast: &Cast) -> String {
    match cast.lead.organisation.kind.as_str() {
        "healthwatch" => "healthwatch".to_owned(),
        "vcse" => "vcse-report".to_owned(),
        _ => cast.approach.source.clone(),
    }
}

fn documents(cast: &Cast, timing: &Timing, dice: &mut Dice) -> Vec<Document> {
    let address = |end: &str| {
        let name = slug(&format!("{} {} {}", cast.theme.key, cast.site.name, title::season(timing.opens)));
        format!("https://{}.example.org/{name}{end}", cast.lead.organisation.slug)
    };
    let mut documents = Vec::new();
    if timing.is_reported() && dice.chance(72) {
        documents.push(Document { title: "Report".to_owned(), url: address(".pdf") });
    }
    if timing.is_reported() && dice.chance(22) {
        documents.push(Document { title: "Easy read summary".to_owned(), url: address("-easy-read.pdf") });
    }
    if timing.status == EngagementStatus::Open {
        documents.push(Document { title: "Take part".to_owned(), url: address("") });
    }
    documents
}

fn visibility(status: EngagementStatus, dice: &mut Dice) -> Result<Visibility, DemoError> {
    use EngagementStatus as S;
    let weights = match status {
        S::Draft | S::SubmittedForAdvice => {
            [(Visibility::Organisation, 70), (Visibility::System, 30), (Visibility::Public, 0)]
        }
        S::Open => [(Visibility::Organisation, 0), (Visibility::System, 20), (Visibility::Public, 80)],
        _ => [(Visibility::Organisation, 9), (Visibility::System, 48), (Visibility::Public, 43)],
    };
    dice.weighted("visibilities", &weights)
}
