//! Emphasis that knows Chinese: `**重点：**内容` is bold.
//!
//! In come the events of a text, out come the same events with `*`, `_` and `~~` paired as
//! the markdown-cjk-friendly specification says. `CommonMark` lets a run of `*` open or close
//! by its neighbours, and takes `：”）` beside it for the edge of a word, which Chinese does
//! not have. Emphasis is the last and weakest phase of the inline grammar, so it can be
//! redone after the parser: links, code and HTML are settled by then.
//!
//! A line of text where no run changes its role keeps its events untouched.

use std::ops::Range;

use memchr::{memchr3, memchr3_iter};
use pulldown_cmark::{Event, Tag, TagEnd};

use super::delimiters::{Delimiter, Role, pair};
use super::events::{Spanned, end_of, is_inline, is_verbatim, push_text};

/// Redoes the emphasis of every line of text where Chinese makes a difference.
pub(super) fn repair<'a>(source: &'a str, events: Vec<Spanned<'a>>) -> Vec<Spanned<'a>> {
    if !has_marker(source) {
        return events;
    }
    let broken: Vec<Range<usize>> =
        inline_runs(&events).filter(|run| differs(source, &events[run.clone()], in_cell(&events, run))).collect();
    if broken.is_empty() {
        return events;
    }
    let mut repaired = Vec::with_capacity(events.len() + 2 * broken.len());
    let mut done = 0;
    for run in broken {
        repaired.extend_from_slice(&events[done..run.start]);
        let frame = Frame { source, events: &events[run.clone()], cell: in_cell(&events, &run), depth: 0 };
        frame.redo(&mut repaired);
        done = run.end;
    }
    repaired.extend_from_slice(&events[done..]);
    repaired
}

fn is_marker(byte: u8) -> bool {
    matches!(byte, b'*' | b'_' | b'~')
}

fn has_marker(text: &str) -> bool {
    memchr3(b'*', b'_', b'~', text.as_bytes()).is_some()
}

/// The stretches of inline events, each the content of one block. Code blocks are none.
fn inline_runs<'e>(events: &'e [Spanned<'_>]) -> impl Iterator<Item = Range<usize>> + 'e {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < events.len() {
            let start = at;
            while at < events.len() && is_inline(&events[at].0) {
                at += 1;
            }
            let code = start > 0 && matches!(events[start - 1].0, Event::Start(Tag::CodeBlock(_)));
            if at > start && !code {
                return Some(start..at);
            }
            at = at.max(start + 1);
        }
        None
    })
}

fn in_cell(events: &[Spanned<'_>], run: &Range<usize>) -> bool {
    run.start > 0 && matches!(events[run.start - 1].0, Event::Start(Tag::TableCell))
}

fn differs(source: &str, events: &[Spanned<'_>], cell: bool) -> bool {
    let marked = events.iter().any(|(event, _)| match event {
        Event::Text(text) => has_marker(text),
        Event::Start(tag) => matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough),
        _ => false,
    });
    marked && Frame { source, events, cell, depth: 0 }.differs()
}

/// The inside of one container of inline text: a block, or a link within it. Runs of
/// delimiters pair up inside their frame only.
struct Frame<'e, 'a> {
    source: &'a str,
    events: &'e [Spanned<'a>],
    /// In a table `|` ends the text.
    cell: bool,
    /// How many links and images are around it; none means that it is a whole block.
    depth: u8,
}

/// Images nested deeper than this keep the parser's pairing, so that no text can exhaust
/// the stack.
const DEEPEST: u8 = 8;

/// One part of a frame, in order.
enum Piece {
    Delimiter(Delimiter),
    /// Plain text of the source.
    Text(Range<usize>),
    /// An event that emphasis cannot touch.
    Event(usize),
    /// A link or an image with its content: the indices of its start and its end.
    Nested(usize, usize),
}

impl<'e, 'a> Frame<'e, 'a> {
    fn inside(&self, start: usize, end: usize) -> Self {
        Frame { events: &self.events[(start + 1).min(end)..end], depth: self.depth + 1, ..*self }
    }

    /// Whether any run of delimiters has another role in Chinese.
    fn differs(&self) -> bool {
        let differs = |piece: &Piece| match piece {
            Piece::Delimiter(run) => run.role != run.stock,
            Piece::Nested(start, end) => self.depth < DEEPEST && self.inside(*start, *end).differs(),
            Piece::Text(_) | Piece::Event(_) => false,
        };
        self.pieces().is_some_and(|pieces| pieces.iter().any(differs))
    }

    /// Adds the frame's events to `out`, paired anew.
    fn redo(&self, out: &mut Vec<Spanned<'a>>) {
        let Some(mut pieces) = self.pieces() else {
            return out.extend_from_slice(self.events);
        };
        let mut runs: Vec<&mut Delimiter> = pieces
            .iter_mut()
            .filter_map(|piece| match piece {
                Piece::Delimiter(run) => Some(run),
                Piece::Text(_) | Piece::Event(_) | Piece::Nested(..) => None,
            })
            .collect();
        pair(&mut runs);
        for piece in pieces {
            match piece {
                Piece::Delimiter(run) => self.write_run(&run, out),
                Piece::Text(range) => push_text(self.source, range, out),
                Piece::Event(index) => out.push(self.events[index].clone()),
                Piece::Nested(start, end) if self.depth == DEEPEST => {
                    out.extend_from_slice(&self.events[start..=end]);
                }
                Piece::Nested(start, end) => {
                    out.push(self.events[start].clone());
                    self.inside(start, end).redo(out);
                    out.push(self.events[end].clone());
                }
            }
        }
    }

    /// A run closes with its left part, opens with its right, and what is left between is text.
    fn write_run(&self, run: &Delimiter, out: &mut Vec<Spanned<'a>>) {
        for span in &run.closes {
            out.push((Event::End(tag(run, span.width).to_end()), span.whole.clone()));
        }
        push_text(self.source, run.left.clone(), out);
        for span in run.opens.iter().rev() {
            out.push((Event::Start(tag(run, span.width)), span.whole.clone()));
        }
    }

    /// Takes the frame apart; `None` if a tag is not where its delimiters are, which the
    /// parser gets wrong in a heading with a bare carriage return.
    fn pieces(&self) -> Option<Vec<Piece>> {
        let mut pieces = Pieces { frame: self, list: Vec::new(), line_start: self.depth == 0 };
        let mut index = 0;
        while index < self.events.len() {
            let (event, range) = &self.events[index];
            match event {
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                    let end = end_of(self.events, index);
                    pieces.push(Piece::Nested(index, end));
                    index = end;
                }
                Event::Start(tag) => {
                    let width = width(tag.to_end(), self.source, range);
                    pieces.tag(range.start..range.start + width)?;
                }
                Event::End(tag) => {
                    let width = width(*tag, self.source, range);
                    pieces.tag(range.end.saturating_sub(width)..range.end)?;
                }
                Event::Text(_) if is_verbatim(self.source, event, range) => pieces.text(range.clone()),
                Event::SoftBreak | Event::HardBreak => {
                    pieces.push(Piece::Event(index));
                    pieces.line_start = true;
                }
                _ => pieces.push(Piece::Event(index)),
            }
            index += 1;
        }
        for piece in &mut pieces.list {
            if let Piece::Delimiter(run) = piece {
                run.find_role(self.source, self.cell);
            }
        }
        Some(pieces.list)
    }
}

/// The number of delimiters a tag is written with.
fn width(tag: TagEnd, source: &str, range: &Range<usize>) -> usize {
    match tag {
        TagEnd::Strong => 2,
        TagEnd::Strikethrough if source.as_bytes()[range.start..].starts_with(b"~~") => 2,
        _ => 1,
    }
}

fn tag(run: &Delimiter, width: usize) -> Tag<'static> {
    match (run.marker, width) {
        (b'~', _) => Tag::Strikethrough,
        (_, 1) => Tag::Emphasis,
        (_, _) => Tag::Strong,
    }
}

/// The pieces of a frame while they are collected.
struct Pieces<'f, 'e, 'a> {
    frame: &'f Frame<'e, 'a>,
    list: Vec<Piece>,
    line_start: bool,
}

impl Pieces<'_, '_, '_> {
    fn push(&mut self, piece: Piece) {
        self.list.push(piece);
        self.line_start = false;
    }

    /// Adds the delimiters of a tag, if they are there.
    fn tag(&mut self, range: Range<usize>) -> Option<()> {
        let written = self.frame.source.as_bytes().get(range.clone())?;
        let alike = written.iter().all(|byte| is_marker(*byte) && *byte == written[0]);
        alike.then(|| self.marker(range))
    }

    /// Adds delimiters, to the run before them if they continue it.
    fn marker(&mut self, range: Range<usize>) {
        let marker = self.frame.source.as_bytes()[range.start];
        if let Some(Piece::Delimiter(run)) = self.list.last_mut()
            && run.left.end == range.start
            && run.marker == marker
        {
            run.left.end = range.end;
            return;
        }
        let line_start = self.line_start;
        self.push(Piece::Delimiter(Delimiter {
            marker,
            left: range,
            line_start,
            role: Role::default(),
            stock: Role::default(),
            opens: Vec::new(),
            closes: Vec::new(),
        }));
    }

    /// Adds text of the source, which may hold delimiters the parser could not use.
    fn text(&mut self, range: Range<usize>) {
        let bytes = self.frame.source.as_bytes();
        let mut plain = range.start;
        // The first character of a text may be one that the author escaped.
        let first = range.start + usize::from(is_escaped(bytes, range.start));
        for at in memchr3_iter(b'*', b'_', b'~', &bytes[first.min(range.end)..range.end]).map(|at| first + at) {
            if plain < at {
                self.push(Piece::Text(plain..at));
            }
            self.marker(at..at + 1);
            plain = at + 1;
        }
        if plain < range.end {
            self.push(Piece::Text(plain..range.end));
        }
    }
}

/// Whether an odd number of backslashes stands before `at`.
pub(super) fn is_escaped(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().take_while(|&&byte| byte == b'\\').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::super::{Trust, html};

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(html(text, Trust::Author, &|_| None), format!("<p>{expect}</p>\n"));
    }

    #[test]
    fn chinese_marks_inside_the_delimiters() {
        check("**重点：**内容", "<strong>重点：</strong>内容");
        check("他说**“充电”**很好", "他说<strong>“充电”</strong>很好");
        check("**“三会一课”**3场", "<strong>“三会一课”</strong>3场");
        check("开展**“三会一课”**3场", "开展<strong>“三会一课”</strong>3场");
        check("中文*（斜体）*中文", "中文<em>（斜体）</em>中文");
        check("**培训（一）**开始", "<strong>培训（一）</strong>开始");
        check("旧~~方案：~~新方案", "旧<del>方案：</del>新方案");
    }

    #[test]
    fn several_pairs_in_one_paragraph_do_not_cross() {
        check("**重点：**内容**结尾**", "<strong>重点：</strong>内容<strong>结尾</strong>");
        check("**甲。**乙***丙：***丁", "<strong>甲。</strong>乙<em><strong>丙：</strong></em>丁");
    }

    #[test]
    fn links_code_and_escapes_keep_their_meaning() {
        check("[**甲：**乙](u)**丙。**丁", "<a href=\"u\"><strong>甲：</strong>乙</a><strong>丙。</strong>丁");
        check("`**甲：**乙`**丙。**丁", "<code>**甲：**乙</code><strong>丙。</strong>丁");
        check("\\**甲：*乙", "*<em>甲：</em>乙");
        check("2\\*3\\*4", "2*3*4");
        check("&#42;**甲：**乙", "*<strong>甲：</strong>乙");
    }

    #[test]
    fn a_pair_may_span_lines_and_table_cells_stay_apart() {
        check("**甲，\n乙：**丙", "<strong>甲，乙：</strong>丙");
        let table = html("|**甲：**乙|**丙**|\n|-|-|\n|**丁。**|**戊|", Trust::Author, &|_| None);
        assert!(table.contains("<th scope=\"col\"><strong>甲：</strong>乙</th>"), "{table}");
        assert!(table.contains("<td><strong>丁。</strong></td><td>**戊</td>"), "{table}");
    }

    #[test]
    fn latin_text_follows_commonmark() {
        check("a**\"b\"**c", "a**&quot;b&quot;**c".replace("&quot;", "\"").as_str());
        check("snake_case_name 2*3*4", "snake_case_name 2<em>3</em>4");
        check("9~10月，11~12月", "9~10月，11~12月");
    }

    #[test]
    fn a_bare_carriage_return_is_survived() {
        html("# ~~![~~\r😀 **甲：**乙", Trust::Author, &|_| None);
    }

    #[test]
    fn code_blocks_are_not_touched() {
        let out = html("```\n**甲：**乙\n```\n\n**甲：**乙", Trust::Author, &|_| None);
        assert_eq!(out, "<pre><code>**甲：**乙\n</code></pre>\n<p><strong>甲：</strong>乙</p>\n");
    }
}
