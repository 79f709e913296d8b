package org.tousaidants.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.label.recognition.HelperLabels;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.web.DemoMailReader;
import org.tousaidants.platform.web.RunningSite;

/// A reader of English gets letters and pages in English, marked as English.
class LettersInEnglishTest extends RunningSite {
    private static final Pattern FRENCH =
            Pattern.compile("(?iuU)\\b(vous|votre|nous|avec|est|sont|une|cette|qui|pour|les)\\b");

    @Autowired
    Helpers helpers;

    @Autowired
    HelperLabels labels;

    @Test
    void aHelperWhoReadsInEnglishGetsEachLetterInEnglish() throws IOException {
        var helper = person(Role.HELPER);
        var visitor = visitor();
        visitor.get("/?lang=en");
        DemoMailReader.signIn(visitor, helper, outbox);
        helpers.begin(actor(helper), "proche", "17415", "");
        assertThat(labels.ask(actor(helper), "en")).isInstanceOf(HelperLabels.LabelRequestResult.LabelRequested.class);
        var letters = await(helper, 2);
        assertThat(letters)
                .extracting(Letter::subject)
                .allSatisfy(subject -> assertThat(subject).doesNotContainPattern(FRENCH));
        assertThat(letters).extracting(Letter::lang).containsOnly("en");
        for (var letter : letters) {
            assertThat(letter.body()).doesNotContainPattern(FRENCH);
            assertThat(Pattern.compile("http\\S+").matcher(letter.body()).results())
                    .isNotEmpty()
                    .allMatch(link -> link.group().endsWith("?lang=en"));
        }
        var page = mails("");
        assertThat(page).contains("<h2 lang=\"en\">").contains("<div lang=\"en\">");
    }

    @Test
    void aLetterInFrenchIsFrenchOnAnEnglishPage() throws IOException {
        DemoMailReader.linkFor(person(Role.HELPER), visitor(), outbox);
        assertThat(mails("?lang=en")).contains("<h2 lang=\"fr\">").contains("Emails sent by the demonstration");
    }

    @Test
    void aLinkFromAnEnglishLetterOpensInEnglishInABrowserThatNeverCame() {
        var helper = person(Role.HELPER);
        var visitor = visitor();
        visitor.get("/?lang=en");
        var link = DemoMailReader.linkFor(helper, visitor, outbox);
        var phone = visitor();
        assertThat(phone.get(link).body()).contains("<html lang=\"en\">").contains("Sign in");
        assertThat(phone.post(link, Map.of("_csrf", phone.token(link))).statusCode())
                .isEqualTo(303);
    }

    /// Sends the request of a browser on this machine, which keeps its connection.
    private String mails(String query) throws IOException {
        var connection = URI.create("http://localhost:" + port + "/courriels" + query)
                .toURL()
                .openConnection();
        try (var body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Letter> await(Account account, int many) {
        var found = outbox.latest(10_000).stream()
                .map(LetterOutbox.PostedLetter::letter)
                .filter(letter -> letter.to().equals(account.mail()))
                .toList();
        if (found.size() < many) throw new AssertionError("no letter came");
        return found;
    }
}
