package org.tousaidants.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern USED =
            Pattern.compile("\\b(?:t|rich)\\(\\s*\"([a-zA-Z0-9]+\\.[a-zA-Z0-9.-]*[a-zA-Z0-9])\"");

    @Test
    void bothLanguagesSayTheSame() {
        assertThat(Messages.in(Locale.ENGLISH).keys())
                .isEqualTo(Messages.in(Locale.FRENCH).keys());
    }

    /// Only what stands in the code as a whole key can be checked here; keys that are put together meet PagesTest.
    @Test
    void everyTextThatIsAskedForExists() throws IOException {
        var missing = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(path -> path.toString().matches(".*\\.(java|jte)"))
                    .toList()) {
                var asked = USED.matcher(Files.readString(file));
                while (asked.find())
                    if (!Messages.in(Locale.FRENCH).has(asked.group(1)))
                        missing.add(file.getFileName() + ": " + asked.group(1));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void aMissingTextIsNeverShownAsItsKey() {
        assertThatThrownBy(() -> Messages.in(Locale.FRENCH).t("web.nowhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("web.nowhere");
    }

    @Test
    void anyOtherLanguageIsAnsweredInFrench() {
        assertThat(Messages.in(Locale.GERMAN).locale()).isEqualTo(Locale.FRENCH);
        assertThat(Messages.in(Locale.CANADA).locale()).isEqualTo(Locale.ENGLISH);
    }
}
