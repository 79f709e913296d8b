package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponsiveTableCellsTest {
    private static String titled(String rows, String... titles) {
        var output = new StringOutput();
        Content content = written -> written.writeContent(rows);
        ResponsiveTableCells.titled(content, List.of(titles)).writeTo(new OwaspHtmlTemplateOutput(output));
        return output.toString();
    }

    @Test
    void eachCellButTheHeadOfTheRowCarriesTheTitleOfItsColumn() {
        assertThat(titled("<tr><th scope=\"row\">Saintes</th><td class=\"number\">4</td></tr>", "Commune", "Lieux"))
                .isEqualTo("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">Saintes</th>"
                        + "<td role=\"cell\" data-title=\"Lieux\" class=\"number\">4</td></tr>");
        assertThat(titled("<tr><td>a</td><td>b</td><td>c</td></tr>\n<tr><td>d</td><td>e</td></tr>", "A", ""))
                .contains(
                        "<td role=\"cell\" data-title=\"A\">a</td><td role=\"cell\">b</td><td role=\"cell\">c</td></tr>\n")
                .contains("<tr role=\"row\"><td role=\"cell\" data-title=\"A\">d</td><td role=\"cell\">e</td>");
    }

    @Test
    void neitherATitleNorWhatPeopleWroteCanOpenATag() {
        assertThat(titled("<tr><td>x</td><td>&lt;td&gt; <thead-is-nothing></td></tr>", "A", "\"><script>"))
                .doesNotContain("<script>")
                .contains("<td role=\"cell\" data-title=", "<thead-is-nothing>");
    }
}
