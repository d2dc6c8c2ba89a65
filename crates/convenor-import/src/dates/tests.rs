//! Dates in every style that people write them in.

use proptest::prelude::*;

use super::*;

fn on(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn days_are_read_however_they_are_written() {
    let texts = [
        "Saturday, September 26, 2009 - 08:00",
        "2009-09-26",
        "2009-09-26T23:30:00.000+01:00",
        "2009-09-26 08:00",
        "2009/09/26",
        "26/09/2009",
        "26.9.2009",
        "26-09-2009",
        "09/26/2009",
        "26 Sept 2009",
        "26 September 2009 at 5:30pm",
        "Sat 26th Sep 2009",
        "26-Sep-2009",
        "the 26th of September, 2009",
        "Sept. 26, 2009",
    ];
    for text in texts {
        assert_eq!(read(text), ImpreciseDate::day(on(2009, 9, 26)), "{text}");
    }
    assert_eq!(read("04/03/2021"), ImpreciseDate::day(on(2021, 3, 4)), "the British order comes first");
}

#[test]
fn periods_keep_their_precision() {
    let cases = [
        ("Sep 2009", on(2009, 9, 1), Precision::Month),
        ("09/2009", on(2009, 9, 1), Precision::Month),
        ("2009-09", on(2009, 9, 1), Precision::Month),
        ("2009", on(2009, 1, 1), Precision::Year),
        ("Q3 2021", on(2021, 7, 1), Precision::Quarter),
        ("2021-Q3", on(2021, 7, 1), Precision::Quarter),
        ("July-September 2021", on(2021, 7, 1), Precision::Quarter),
        ("July to September 2021", on(2021, 7, 1), Precision::Quarter),
    ];
    for (text, first, precision) in cases {
        assert_eq!(read(text), ImpreciseDate::period(first, precision), "{text}");
    }
}

#[test]
fn what_says_more_than_a_date_keeps_its_words() {
    let year = |year| ImpreciseDate::period(on(year, 1, 1), Precision::Year);
    assert_eq!(read("spring 2024"), year(2024).with_words("spring 2024"));
    assert_eq!(read("Early 2019"), year(2019).with_words("Early 2019"));
    assert_eq!(read("mid-2019"), year(2019).with_words("mid-2019"));
    assert_eq!(read("26/09/09"), ImpreciseDate::day(on(2009, 9, 26)).with_words("26/09/09"));
}

#[test]
fn what_is_no_certain_date_is_kept_as_written() {
    let texts = [
        "2019/20",
        "2009-10",
        "winter 2024",
        "2200-10-05T14:00:00+01:00",
        "31 June 2020",
        "13/13/2020",
        "45000",
        "c. 2010",
        "tbc",
        "next year",
        "May",
        "12:30",
        "٢٠٢٠",
    ];
    for text in texts {
        assert_eq!(read(text), ImpreciseDate::kept_as_written(text), "{text}");
    }
    assert!(read("  ").is_unknown());
}

#[test]
fn ranges_borrow_what_they_leave_out() {
    let day = |year, month, day| ImpreciseDate::day(on(year, month, day));
    let month = |year, month| ImpreciseDate::period(on(year, month, 1), Precision::Month);
    let cases = [
        ("10 July 2025 - 02 October 2025", day(2025, 7, 10), day(2025, 10, 2)),
        ("10 July – 2 October 2025", day(2025, 7, 10), day(2025, 10, 2)),
        ("3-5 May 2024", day(2024, 5, 3), day(2024, 5, 5)),
        ("from 3 to 5 May 2024", day(2024, 5, 3), day(2024, 5, 5)),
        ("between 1 March 2024 and 4 April 2024", day(2024, 3, 1), day(2024, 4, 4)),
        ("2009-10-01 - 2009-11-01", day(2009, 10, 1), day(2009, 11, 1)),
        ("01/02/2020 to 03/04/2020", day(2020, 2, 1), day(2020, 4, 3)),
        ("July-September 2021", month(2021, 7), month(2021, 9)),
    ];
    for (text, starts, ends) in cases {
        assert_eq!(read_range(text), Some((starts, ends)), "{text}");
    }
    for text in ["2009-09-26", "Saturday, September 26, 2009 - 08:00", "2019-20", "soon - later", "-", ""] {
        assert_eq!(read_range(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in ".{0,60}") {
        let _ = (read(&text), read_range(&text));
    }

    #[test]
    fn nothing_near_a_date_makes_it_panic(text in "[0-9/ .:,–-]{0,24}(st|Sep|Q|spring|T|to|–)?[0-9/ .:-]{0,12}") {
        let _ = (read(&text), read_range(&text));
    }

    #[test]
    fn a_day_reads_back_in_every_style(days in 0_u64..73_000, style in 0_usize..8) {
        let day = on(1900, 1, 1) + chrono::Days::new(days);
        let styles = [
            "%Y-%m-%d", "%d/%m/%Y", "%-d %B %Y", "%A, %B %-d, %Y - %H:%M", "%d-%b-%Y", "%d.%m.%Y",
            "%Y-%m-%dT%H:%M:%SZ", "%a %-d %b %Y",
        ];
        let text = day.and_hms_opt(8, 30, 0).unwrap().format(styles[style]).to_string();
        prop_assert_eq!(read(&text), ImpreciseDate::day(day), "{}", text);
    }
}
