//! `convenor lottery verify`: true results pass, and whatever is changed is found.

use super::Lottery;

fn drawn() -> Lottery {
    let lottery = Lottery::usual();
    assert_eq!(lottery.draw(&[]).status, 0);
    lottery
}

#[test]
fn a_true_result_is_verified_with_nothing_but_its_files() {
    let lottery = drawn();
    let bare = lottery.out.with_file_name("elsewhere");
    std::fs::rename(&lottery.out, &bare).unwrap();
    let ended = lottery.instance.run(&["lottery", "verify", &bare.display().to_string(), "--json"]);
    assert_eq!(ended.status, 0, "{}{}", ended.said, ended.complained);
    let said = ended.json();
    assert_eq!((&said["verified"], &said["panels"]), (&true.into(), &60.into()));
    assert!(said["levels"].as_u64().unwrap() > 0 && said["gap_max"].as_f64().unwrap() < 1e-6, "{said}");
}

/// A folder with nothing but what is published, changed on the way.
fn published(change: impl Fn(&str, &str) -> String) -> crate::instance::Ended {
    let lottery = drawn();
    let texts = ["panels.csv", "audit.json"].map(|name| (name, change(name, &lottery.text(name))));
    std::fs::remove_dir_all(&lottery.out).unwrap();
    std::fs::create_dir(&lottery.out).unwrap();
    for (name, text) in &texts {
        lottery.write(name, text);
    }
    lottery.later("verify", &[])
}

#[test]
fn an_outsider_checks_the_draw_with_the_list_and_the_audit_alone() {
    let ended = published(|_, text| text.to_owned());
    assert_eq!(ended.status, 0, "{}{}", ended.said, ended.complained);
    let said = ended.json();
    assert_eq!((&said["verified"], &said["published_only"]), (&true.into(), &true.into()));
    let changed = |name: &'static str, from: &'static str, to: &'static str| {
        published(move |file, text| if file == name { text.replacen(from, to, 1) } else { text.to_owned() })
    };
    let list = changed("panels.csv", "\n1,", "\n1,x");
    assert!(list.status == 1 && list.said.contains("its SHA-256 is not the one"), "{}", list.said);
    let seed = changed("audit.json", "\"seed\":\"7\"", "\"seed\":\"8\"");
    assert!(seed.status == 1 && seed.said.contains("not the one that was committed to"), "{}", seed.said);
    let panels = changed("audit.json", "\"panels\":60", "\"panels\":61");
    assert!(panels.status == 1 && panels.said.contains("it has 60 panels"), "{}", panels.said);
}

/// What is found once a file is changed.
fn found(name: &str, change: impl Fn(&str) -> String) -> String {
    let lottery = drawn();
    let text = lottery.text(name);
    let changed = change(&text);
    assert_ne!(text, changed, "the change of {name} changes nothing");
    lottery.write(name, &changed);
    let ended = lottery.later("verify", &[]);
    assert_eq!(ended.status, 1, "{name}: {}", ended.said);
    ended.said + &ended.complained
}

/// A text with one line changed.
fn with_line(text: &str, number: usize, change: impl Fn(&str) -> String) -> String {
    let line = |(at, line): (usize, &str)| if at == number { change(line) } else { line.to_owned() };
    text.lines().enumerate().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn a_changed_probability_is_found() {
    let said = found("probabilities.csv", |text| with_line(text, 5, |_| "p5,0.9,0.9".to_owned()));
    assert!(
        said.contains("p5: the probability is 0.9") && said.contains("p5: the probability drawn is 0.9"),
        "{said}"
    );
}

#[test]
fn a_changed_panel_is_found() {
    let other = |text: &str| {
        let line = text.lines().nth(1).unwrap();
        let id = ["p1", "p2"].into_iter().find(|id| !text.contains(&format!("1,{id}\n"))).unwrap_or("p3");
        text.replacen(line, &format!("1,{id}"), 1)
    };
    let said = found("panels.csv", other);
    assert!(said.contains("panels.csv: its SHA-256 is") && said.contains("probability drawn"), "{said}");
    let twice = found("panels.csv", |text| {
        let first = text.lines().nth(1).unwrap().to_owned();
        with_line(text, 2, |_| first.clone())
    });
    assert!(twice.contains("panel 1 has somebody twice"), "{twice}");
    let short = found("panels.csv", |text| with_line(text, 360, |_| String::new()));
    assert!(short.contains("panel 60 breaks a quota"), "{short}");
    let stranger = found("panels.csv", |text| with_line(text, 1, |_| "1,p99".to_owned()));
    assert!(stranger.contains("“p99” is nobody of the pool"), "{stranger}");
}

#[test]
fn a_changed_share_weight_or_quota_of_the_certificate_is_found() {
    let certificate = |change: fn(&mut serde_json::Value)| {
        found("certificate.json", move |text| {
            let mut value: serde_json::Value = serde_json::from_str(text).unwrap();
            change(&mut value);
            value.to_string()
        })
    };
    let share = certificate(|value| {
        let share = &mut value["panels"]["panels"][0][1];
        *share = (share.as_u64().unwrap() + 1000).into();
    });
    assert!(share.contains("the shares of the panels add up to"), "{share}");
    let weight = certificate(|value| {
        for weight in value["levels"][0]["weights"].as_array_mut().unwrap() {
            *weight = (weight.as_u64().unwrap() / 2).into();
        }
        value["levels"][0]["weights"][0] = 900_000_000_000_u64.into();
    });
    assert!(weight.contains("certificate.json: level 1"), "{weight}");
    let harmless = certificate(|value| {
        value["levels"][0]["best"] = (value["levels"][0]["best"].as_u64().unwrap() + 1).into();
    });
    assert!(harmless.contains("certificate.json: its SHA-256 is not the one in audit.json"), "{harmless}");
    let quota = certificate(|value| {
        value["quotas"]["features"][0]["values"][0]["seats"]["max"] = 2.into();
    });
    assert!(quota.contains("breaks a quota"), "{quota}");
}

#[test]
fn another_drawn_panel_and_other_people_are_found() {
    let panel = found("audit.json", |text| {
        let mut audit: serde_json::Value = serde_json::from_str(text).unwrap();
        let panel = audit["draw"]["panel"].as_u64().unwrap();
        audit["draw"]["panel"] = (panel % 60 + 1).into();
        audit.to_string()
    });
    assert!(
        panel.contains("is not the one that the seed draws") && panel.contains("selected.csv: its people"),
        "{panel}"
    );
    let seed = found("audit.json", |text| text.replace("\"seed\":\"7\"", "\"seed\":\"8\""));
    assert!(seed.contains("the seed is not the one that was committed to"), "{seed}");
    let people = found("selected.csv", |text| with_line(text, 1, |_| "p99,X,f,old,,".to_owned()));
    assert!(people.contains("selected.csv: its people are not those of panel"), "{people}");
    let change = found("audit.json", |text| {
        let mut audit: serde_json::Value = serde_json::from_str(text).unwrap();
        audit["largest_change"] = 0.000_001.into();
        audit.to_string()
    });
    assert!(change.contains("the largest change is said to be 0.000001"), "{change}");
    let report = found("report.html", |text| text.replacen("40", "41", 1));
    assert!(report.contains("report.html does not say what the other files do"), "{report}");
}

#[test]
fn a_folder_without_a_result_is_said_to_be_none() {
    let lottery = Lottery::usual();
    let ended = lottery.later("verify", &[]);
    assert_eq!(ended.status, 1);
    assert!(ended.complained.contains("give the folder of a draw"), "{}", ended.complained);
}
