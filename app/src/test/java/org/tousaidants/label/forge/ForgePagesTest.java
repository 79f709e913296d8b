package org.tousaidants.label.forge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tousaidants.platform.web.RunningSite;

/// The rules as a stranger reads them, with the badges of the Village behind.
class ForgePagesTest extends RunningSite {
    private String badge() {
        return sql.sql("select code from badges_badge where account is not null limit 1")
                .query(String.class)
                .single();
    }

    private String rules() {
        return sql.sql("select protocol || '/' || version from badges_badge where code = :code")
                .param("code", badge())
                .query(String.class)
                .single();
    }

    @Test
    void aBadgeLeadsToTheRulesThatItWasGivenUnder() {
        var visitor = visitor();
        assertThat(visitor.get("/verifier/" + badge()).body()).contains("href=\"/protocole/" + rules() + "\"");
        assertThat(visitor.get("/protocole/" + rules()).body())
                .contains("Proposition, non votée", "Licence", "La charte", "Ce qui est demandé");
        assertThat(visitor.get("/protocole").body()).contains("/protocole/" + rules(), "En vigueur depuis");
    }

    @Test
    void theFilesAreTakenAwayByAnybody() {
        var answer = visitor().get("/protocole/" + rules() + "/archive.zip");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
    }

    @Test
    void whatNeverRuledIsNotFound() {
        for (var path : new String[] {"/protocole/x/1.0.0", "/protocole/base/9.9.9/archive.zip", "/protocole/..%2f/1"})
            assertThat(visitor().get(path).statusCode()).as(path).isIn(400, 404);
    }

    @Test
    void aBrowserThatOpensTheNameOfABadgeReadsAPageAndAProgramTheFile() {
        var name = "/preuve/attestations/" + badge();
        var browser = visitor();
        browser.headers.put("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        var answer = browser.get(name);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/verifier/" + badge());
        assertThat(browser.get(name + ".json").body()).contains("OpenBadgeCredential");
        var program = visitor();
        program.headers.put("Accept", "application/ld+json, application/json");
        assertThat(program.get(name).body()).contains("OpenBadgeCredential");
        assertThat(visitor().get(name).body()).contains("OpenBadgeCredential");
    }
}
