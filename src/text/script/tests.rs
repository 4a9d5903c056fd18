//! Conversion by hand-written sentences, and by the ways in which texts are cut.

use std::collections::BTreeMap;

use super::*;

fn rules(script: Script) -> Rules {
    Rules { script, quotes: Quotes::Keep, words: BTreeMap::new(), names: BTreeMap::new() }
}

fn hong_kong() -> Rules {
    rules(Script::Hant(Area::HongKong))
}

fn map(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(from, to)| ((*from).to_string(), (*to).to_string())).collect()
}

/// The sentences of `tests/scripts/`: those that have to come out right, and those that are known not to.
#[test]
fn sentences_that_converters_get_wrong_are_right_or_listed() {
    let mut failures = Vec::new();
    for (file, script, least) in [
        (include_str!("../../../tests/scripts/hong-kong.txt"), Script::Hant(Area::HongKong), 100),
        (include_str!("../../../tests/scripts/simplified.txt"), Script::Hans, 20),
    ] {
        let converter = Converter::new(rules(script));
        let mut right = 0;
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (known_wrong, line) = line.strip_prefix("! ").map_or((false, line), |rest| (true, rest));
            let parts: Vec<&str> = line.split(" | ").collect();
            let made = converter.text(parts[0]);
            match (made == parts[1], known_wrong) {
                (true, false) => right += 1,
                (false, true) => assert!(parts.len() == 3, "no reason is given: {line}"),
                (false, false) => failures.push(format!("{}\n  should be {}\n  but is    {made}", parts[0], parts[1])),
                (true, true) => failures.push(format!("{} is right by now, and still listed", parts[0])),
            }
        }
        assert!(right >= least, "only {right} sentences");
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn a_text_is_converted_as_one_and_cut_where_it_was() {
    let converter = Converter::new(Rules { words: map(&[("出租车", "的士")]), ..hong_kong() });
    assert_eq!(converter.pieces(&["头", "发", "和台", "", "风"]), ["頭", "髮", "和颱", "", "風"]);
    assert_eq!(converter.pieces(&["坐出", "租", "车后", "来"]), ["坐的士", "", "後", "來"]);
    assert_eq!(converter.pieces(&["a", "b"]), ["a", "b"]);
}

#[test]
fn the_sites_own_words_come_first() {
    let words = map(&[("软件", "軟體"), ("裡面", "裏面"), ("台", "臺")]);
    let converter = Converter::new(Rules { words, ..hong_kong() });
    assert_eq!(converter.text("软件里面的平台"), "軟體裏面的平臺");
}

#[test]
fn names_that_are_known_are_never_taken_apart() {
    let names = map(&[("范后余", "范后余"), ("钟干", "鍾幹"), ("高原", "高原"), ("荆州市委党校", "荊州市委黨校")]);
    let converter = Converter::new(Rules { names, ..hong_kong() });
    assert_eq!(converter.text("范后余、钟干在荆州市委党校学习"), "范后余、鍾幹在荊州市委黨校學習");
    assert_eq!(converter.person("钟干"), "鍾幹");
    assert_eq!(converter.text("高原反应"), "高原反應");
}

#[test]
fn a_name_by_itself_is_no_word() {
    let converter = Converter::new(hong_kong());
    for (name, expected) in [
        ("范云于", "范雲于"),
        ("于海", "于海"),
        ("余秋里", "余秋里"),
        ("叶征", "葉征"),
        ("万里", "萬里"),
        ("万俟云", "万俟雲"),
        ("党国英", "党國英"),
        ("张建党", "張建黨"),
        ("钟南山", "鍾南山"),
        ("编辑部", "編輯部"),
        ("干部处", "幹部處"),
        ("John Smith", "John Smith"),
    ] {
        assert_eq!(converter.person(name), expected, "{name}");
    }
}

#[test]
fn quotation_marks_nest() {
    let to = |script, quotes| Converter::new(Rules { quotes, ..rules(script) });
    let corner = to(Script::Hant(Area::HongKong), Quotes::Corner);
    assert_eq!(corner.text("他说：“读‘三字经’，it’s good。”"), "他說：「讀『三字經』，it’s good。」");
    assert_eq!(to(Script::Hans, Quotes::Curly).text("他說：「讀『三字經』。」"), "他说：“读‘三字经’。”");
    assert_eq!(to(Script::Hans, Quotes::Keep).text("「讀」"), "「读」");
}

#[test]
fn what_is_no_word_stays() {
    let converter = Converter::new(hong_kong());
    assert_eq!(
        converter.text("见 https://example.org/议程/，鄂ICP备12345678号，发问"),
        "見 https://example.org/议程/，鄂ICP备12345678号，發問"
    );
    assert_eq!(converter.text_but("运行发布.sh之后", &["发布.sh".to_string()]), "運行发布.sh之後");
}

#[test]
fn rules_have_keys() {
    let digest = |rules: Rules| Converter::new(rules).digest();
    assert_eq!(digest(hong_kong()), digest(hong_kong()));
    assert_ne!(digest(hong_kong()), digest(rules(Script::Hant(Area::Taiwan))));
    assert_ne!(digest(hong_kong()), digest(Rules { names: map(&[("钟干", "鍾幹")]), ..hong_kong() }));
    assert_ne!(digest(Rules { words: map(&[("a", "b")]), ..hong_kong() }), digest(Rules { names: map(&[("a", "b")]), ..hong_kong() }));
}

#[test]
fn names_are_compared_across_scripts() {
    assert!(is_same_name("王樹斌", "王树斌") && !is_same_name("王樹斌", "王书斌"));
    assert!(has_traditional("車東耀") && !has_traditional("车东耀") && !has_traditional("王小慧"));
    assert!(has_several_forms("范斌") && !has_several_forms("张友斌"));
}
