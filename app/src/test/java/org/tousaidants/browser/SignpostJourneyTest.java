package org.tousaidants.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.web.RunningSite;

/// A son who helps his mother, on an old telephone without scripts: three sentences, one signature, one card. A
/// passer-by reads what the card is worth.
@Tag("browser")
class SignpostJourneyTest extends RunningSite {
    private static final Pattern LINK = Pattern.compile("http\\S+(/connexion/\\S+)");

    /// Ten minutes of slow reading, at 130 words a minute, with four minutes to type and to open the mail.
    private static final int MOST_WORDS = 780;

    @Test
    void aSonWhoHelpsHisMotherIsRecognisedInTenMinutesWithOneSignature() {
        var mail = "julien-" + UUID.randomUUID() + "@example.org";
        var words = 0;
        try (var screen = BrowserPage.withoutScripts("http://localhost:" + port, "/reperer")) {
            var page = screen.page();
            page.setViewportSize(375, 812);
            words += read(page);
            page.locator("[name=name]").fill("Julien Roy");
            page.locator("[name=mail]").fill(mail);
            page.locator("main form button").last().click();
            words += read(page);
            page.navigate("http://localhost:" + port + link(mail));
            words += read(page);
            page.locator("main form button").last().click();
            words += read(page);
            page.locator("[name=pour][value=relative]").check();
            for (var sentence : page.locator("main input[type=checkbox]").all()) sentence.check();
            page.locator("main form button").last().click();
            assertThat(page.locator("main")).containsText("Julien Roy");
            words += read(page);
            Assertions.assertThat(words).isLessThan(MOST_WORDS);
            assertThat(page.locator("a[href$='/carte.pdf']")).isVisible();
            // One press for each person whom he points to help; it is counted and can be undone.
            page.locator("form[action$='/orientation'] button").click();
            assertThat(page.locator("main")).containsText("Aujourd’hui : 1 personne");
            var card = page.locator("main a[href^='/reperer/']").getAttribute("href");
            try (var passerBy = BrowserPage.open("http://localhost:" + port, card, Map.of())) {
                assertThat(passerBy.page().locator("main")).containsText("Ce n’est pas un label");
                assertThat(passerBy.page().locator("main")).not().containsText(mail);
            }
        }
    }

    private static int read(Page page) {
        return page.locator("main").innerText().split("\\s+").length;
    }

    private String link(String mail) {
        var letter = LINK.matcher(outbox.latest(10_000).stream()
                .map(LetterOutbox.PostedLetter::letter)
                .filter(one -> one.to().value().equals(mail))
                .findFirst()
                .orElseThrow()
                .body());
        Assertions.assertThat(letter.find()).isTrue();
        return letter.group(1);
    }
}
