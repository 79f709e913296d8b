package org.tousaidants.platform.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.regex.Pattern;

/// « Cellules » — the rows of a table in which each cell contains the title of its column: on a narrow screen the
/// cells of a row are stacked, each with its title, without horizontal scrolling.
final class ResponsiveTableCells implements Content {
    /// The start of a tag in the product's own templates; typed text is escaped and contains no tag.
    private static final Pattern TAG = Pattern.compile("<(tr|th|td)(?=[\\s>])");

    private final Content rows;
    private final List<String> titles;

    private ResponsiveTableCells(Content rows, List<String> titles) {
        this.rows = rows;
        this.titles = titles;
    }

    static Content titled(Content rows, List<String> titles) {
        return new ResponsiveTableCells(rows, titles);
    }

    @Override
    public void writeTo(TemplateOutput output) {
        var written = new StringOutput();
        rows.writeTo(new OwaspHtmlTemplateOutput(written));
        var html = written.toString();
        var tags = TAG.matcher(html);
        var from = 0;
        var column = 0;
        while (tags.find()) {
            output.writeContent(html.substring(from, tags.end()));
            from = tags.end();
            switch (tags.group(1)) {
                case "tr" -> {
                    column = 0;
                    output.writeContent(" role=\"row\"");
                }
                case "th" -> title(column++, "rowheader", output);
                default -> title(column++, "cell", output);
            }
        }
        output.writeContent(html.substring(from));
    }

    /// Adds the title of the column to a cell. A first cell that names the row needs no title, unless it
    /// contains a form field. The role attribute is added because some browsers otherwise ignore that a cell in
    /// block layout is a table cell.
    private void title(int column, String role, TemplateOutput output) {
        output.writeContent(" role=\"" + role + "\"");
        if (column == 0 && role.equals("rowheader")
                || column >= titles.size()
                || titles.get(column).isEmpty()) return;
        output.writeContent(" data-title=\"");
        Escape.htmlAttribute(titles.get(column), output);
        output.writeContent("\"");
    }
}
