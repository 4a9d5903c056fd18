//! HTML of tables.
//!
//! In come the events of a table, out goes HTML to the renderer's text: in a box that may
//! scroll, with header cells that say what they head, and alignment as a class.

use pulldown_cmark::Alignment;

use super::render::Renderer;

/// The table being written.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    has_body: bool,
}

impl Renderer<'_> {
    pub(super) fn table_start(&mut self, alignments: &[Alignment]) {
        self.table = Table { alignments: alignments.to_vec(), ..Table::default() };
        self.block("<div class=\"table\">\n<table>\n");
    }

    pub(super) fn table_head_start(&mut self) {
        self.table.in_head = true;
        self.table.column = 0;
        self.out.push_str("<thead>\n<tr>");
    }

    pub(super) fn table_head_end(&mut self) {
        self.table.in_head = false;
        self.out.push_str("</tr>\n</thead>\n");
    }

    pub(super) fn table_row_start(&mut self) {
        if !self.table.has_body {
            self.table.has_body = true;
            self.out.push_str("<tbody>\n");
        }
        self.table.column = 0;
        self.out.push_str("<tr>");
    }

    pub(super) fn table_cell_start(&mut self) {
        self.out.push_str(if self.table.in_head { "<th scope=\"col\"" } else { "<td" });
        let alignment = self.table.alignments.get(self.table.column).unwrap_or(&Alignment::None);
        self.out.push_str(match alignment {
            Alignment::None => ">",
            Alignment::Left => " class=\"align-left\">",
            Alignment::Center => " class=\"align-center\">",
            Alignment::Right => " class=\"align-right\">",
        });
        self.table.column += 1;
    }

    pub(super) fn table_cell_end(&mut self) {
        self.out.push_str(if self.table.in_head { "</th>" } else { "</td>" });
    }

    pub(super) fn table_end(&mut self) {
        if self.table.has_body {
            self.out.push_str("</tbody>\n");
        }
        self.out.push_str("</table>\n</div>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Trust, html};

    #[test]
    fn tables_scroll_and_align_by_class() {
        let out = html("|甲|乙|\n|-|-:|\n|1\\|2|**三**|\n", Trust::Author, &|_| None);
        assert_eq!(
            out,
            "<div class=\"table\">\n<table>\n<thead>\n\
             <tr><th scope=\"col\">甲</th><th scope=\"col\" class=\"align-right\">乙</th></tr>\n</thead>\n\
             <tbody>\n<tr><td>1|2</td><td class=\"align-right\"><strong>三</strong></td></tr>\n</tbody>\n\
             </table>\n</div>\n"
        );
    }

    #[test]
    fn a_table_without_rows_has_no_body() {
        assert!(!html("|甲|\n|-|\n", Trust::Author, &|_| None).contains("tbody"));
    }
}
