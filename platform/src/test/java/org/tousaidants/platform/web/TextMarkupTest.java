package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;

class TextMarkupTest {
    private static String html(String text) {
        var output = new StringOutput();
        TextMarkup.of(text).writeTo(output);
        return output.toString();
    }

    @Test
    void strongWordsAndLinksBecomeMarkup() {
        assertThat(html("Un lien à **marie@mairie.fr** : [lire](/courriels)"))
                .isEqualTo("Un lien à <strong>marie@mairie.fr</strong> : <a href=\"/courriels\">lire</a>");
    }

    @Test
    void nothingElseDoes() {
        assertThat(html("<script>alert(1)</script> & <b>"))
                .isEqualTo("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;");
        assertThat(html("[x](javascript:alert(1))")).doesNotContain("<a");
        assertThat(html("[x](//ailleurs.example)")).doesNotContain("<a");
        assertThat(html("[x](/a\"onclick=\"b)")).doesNotContain("<a");
        assertThat(html("[<img src=x>](/a)")).isEqualTo("<a href=\"/a\">&lt;img src=x&gt;</a>");
    }
}
