package org.tousaidants.community.mylife;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tousaidants.platform.web.RunningSite;

class MailboxGuideTest extends RunningSite {
    private static final String PAGE = "/ma-vie-numerique/courriels";

    @Test
    void aPersonReadsTheirMailboxWithAHelperFromOneSheet() {
        assertThat(visitor().get("/ma-vie-numerique").body()).contains(PAGE);
        assertThat(visitor().get(PAGE).body()).contains("Quatre piles", "Tapez vous-même le mot de passe");
        assertThat(visitor().get(PAGE + ".pdf").body()).startsWith("%PDF");
        assertThat(visitor().get("/ma-vie-numerique/sw.js").body()).contains(PAGE);
    }

    /// A false mail client would ask for an address and a password: the page has no field to type them in.
    @Test
    void thePageAsksForNothing() {
        var page = visitor().get(PAGE).body();
        var main = page.substring(page.indexOf("<main"), page.indexOf("</main>"));
        assertThat(main).doesNotContain("<input", "<textarea", "<form");
    }
}
