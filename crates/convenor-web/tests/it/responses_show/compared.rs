//! Answers category by category: hidden along rows and columns until nothing can be worked out.

use super::{opened, waiting_rooms};
use crate::harness::House;

#[tokio::test(flavor = "multi_thread")]
async fn answers_are_compared_by_what_people_said_of_themselves() {
    let house = House::open().await;
    let (_, mut lena, path) = opened(&house, waiting_rooms()).await;
    let page = lena.get(&format!("{path}?by=age")).await;
    let rows = |key: &str| page.texts(&format!("article[aria-labelledby='panel-{key}'] tbody tr"));
    let heads = page.texts("article[aria-labelledby='panel-q1'] thead th");
    assert_eq!(heads, ["Answer", "16 to 24", "65 to 74", "Not known", "All"]);
    // 4 agreed of whom no age is known. The 20 young people who agreed go with them, because 64 less 40 and 20 would be
    // 4; how many young people there are is hidden, so that their others may be shown.
    assert_eq!(rows("q1")[0], "Agreehidden57% 40hidden64");
    assert_eq!(rows("q1")[2], "Disagree300% 0030");
    let total = page.texts("article[aria-labelledby='panel-q1'] tfoot td");
    assert_eq!(total, ["hidden", "70", "hidden", "124"], "as in the panel of ages");
    assert_eq!(page.attributes("select[name=by] option[selected]", "value"), ["age"]);
    assert!(!page.texts("article[aria-labelledby='panel-q3'] .bars").is_empty(), "several answers stay bars");
}
