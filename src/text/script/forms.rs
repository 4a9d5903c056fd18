//! What lies on top of the dictionaries: forms as newspapers print them, and words the dictionaries take for others.
//!
//! `OpenCC`'s table for Hong Kong follows the Education Bureau's list of graphemes; newspapers and offices there
//! print 群, 說, 裡 and 匯報. Each entry of the lists is a finding in a text; what is right in one word and wrong in
//! another is in none of them.

use super::{Area, Script};

/// How single characters differ from what the dictionary of an area says.
pub(super) struct Glyphs {
    /// Those that are printed as `OpenCC` has them before its table of variants.
    pub(super) usual: &'static str,
    /// Those that are printed in another form.
    pub(super) changed: &'static [(char, char)],
}

/// The characters of a script.
pub(super) fn glyphs(script: Script) -> Glyphs {
    match script {
        Script::Hans => Glyphs { usual: "", changed: &[] },
        Script::Hant(Area::Taiwan) => Glyphs { usual: "", changed: &[('蔘', '參')] },
        Script::Hant(Area::HongKong) => Glyphs { usual: PRINTED, changed: NEWSPAPERS },
        Script::Hant(Area::Any) => Glyphs { usual: PRINTED_ANYWHERE, changed: NEWSPAPERS },
    }
}

/// The component 兌 and the component 昷, which the Bureau's list writes 兑 and 𥁕, and 敘.
const PRINTED: &str = "兌稅說悅閱銳脫蛻溫慍搵榲氳縕膃蘊轀醞鰮敘";
const PRINTED_ANYWHERE: &str = "兌稅說悅閱銳脫蛻溫慍搵榲氳縕膃蘊轀醞鰮敘衛鉤";

const NEWSPAPERS: &[(char, char)] = &[
    ('羣', '群'),
    ('裏', '裡'),
    ('啓', '啟'),
    ('峯', '峰'),
    ('牀', '床'),
    ('麪', '麵'),
    ('蔘', '參'),
    ('佈', '布'),
    ('週', '周'),
    ('侷', '局'),
    ('鍊', '煉'),
    ('傢', '家'),
];

/// Words that come out in a form that is printed otherwise.
pub(super) fn printed_otherwise(script: Script) -> &'static [(&'static str, &'static str)] {
    match script {
        Script::Hans | Script::Hant(Area::Taiwan) => &[],
        Script::Hant(Area::HongKong | Area::Any) => HONG_KONG,
    }
}

const HONG_KONG: &[(&str, &str)] =
    &[("瞭解", "了解"), ("彙報", "匯報"), ("彙總", "匯總"), ("彙編", "匯編"), ("複核", "覆核"), ("家俱", "家具"), ("喫", "吃")];

/// What the dictionaries have not, or get wrong.
pub(super) const TO_TRADITIONAL: &[(&str, &str)] = &[
    ("理了发", "理了髮"),
    ("理完发", "理完髮"),
    ("理个发", "理個髮"),
    ("太后宫", "太后宮"),
    ("不准", "不准"),
    ("不准确", "不準確"),
    ("说不准", "說不準"),
    ("拿不准", "拿不準"),
    ("吃不准", "吃不準"),
    // Syllables of foreign names, which are met far less often than the words.
    ("格里", "格裏"),
    ("格里高", "格里高"),
    ("格里菲", "格里菲"),
    ("格里芬", "格里芬"),
    ("英格里", "英格里"),
    ("里加", "裏加"),
    ("里加市", "里加市"),
    ("首都里加", "首都里加"),
    // Surnames.
    ("姓范", "姓范"),
    ("姓于", "姓于"),
    ("姓余", "姓余"),
    ("姓涂", "姓涂"),
    ("姓郁", "姓郁"),
    ("姓游", "姓游"),
    ("姓后", "姓后"),
    ("姓干", "姓干"),
    ("姓党", "姓党"),
    ("姓种", "姓种"),
];

pub(super) const TO_SIMPLIFIED: &[(&str, &str)] = &[("甚麼", "什么"), ("甚么", "什么"), ("衞", "卫"), ("敍", "叙"), ("枱", "台")];
