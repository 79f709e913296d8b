package org.tousaidants.governance.rulepages;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tousaidants.label.helpers.HelperFiles;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// The rules for the public, with the badges of the demonstration.
class RulesDeskPagesTest extends RunningSite {
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
        assertThat(visitor.get("/verifier/" + badge()).body()).contains("href=\"/protocole/" + rules() + "?empreinte=");
        assertThat(visitor.get("/protocole/" + rules()).body())
                .contains(
                        "Version proposée, que le réseau n’a pas encore votée",
                        "Licence",
                        "La charte",
                        "Exigences du label");
        assertThat(visitor.get("/protocole").body()).contains("/protocole/" + rules(), "En vigueur depuis");
    }

    @Test
    void aProposalThatChangedUnderItsNumberIsStillReadAsTheBadgeWasGivenUnderIt() {
        var visitor = visitor();
        var link = Pattern.compile("href=\"(/protocole/[^\"]+\\?empreinte=([0-9a-f]{64}))\"");
        var before = link.matcher(visitor.get("/verifier/" + badge()).body());
        assertThat(before.find()).isTrue();
        var print = before.group(2);
        // Recorded tomorrow under the same number, and so the last; without effect, since its date is earlier.
        var other = "f".repeat(64);
        sql.sql("""
                        insert into versions_protocol (network, hash, id, version, adopted, in_force, own, base,
                            published_at, actor, signed_by, reason)
                        select network, :other, id, version, adopted, in_force - 1,
                            jsonb_set(own, '{AUTEURS.md}', '"Une autre main."'), base,
                            :tomorrow, actor as by, signed_by, reason
                        from versions_protocol where network = 'charente-maritime' and hash = :print""")
                .param("other", other)
                .param("print", print)
                .param("tomorrow", Timestamp.from(clock.instant().plus(Duration.ofDays(1))))
                .update();
        assertThat(visitor.get("/protocole/" + rules()).body()).contains(other);
        assertThat(visitor.get("/protocole/" + rules() + "?empreinte=" + print).body())
                .contains(print)
                .doesNotContain(other);
        var after = link.matcher(visitor.get("/verifier/" + badge()).body());
        assertThat(after.find()).isTrue();
        assertThat(after.group(2)).as("the content before the badge").isEqualTo(print);
        assertThat(visitor.get("/protocole").body()).contains(other, print);
        assertThat(visitor.get("/protocole/" + rules() + "?empreinte=" + "0".repeat(64))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void rulesThatNobodyVotedAreSaidToBeAProposalWhereverTheyAreUsed() {
        var said = "une proposition, non votée.";
        var visitor = visitor();
        for (var path : List.of(
                "/devenir-aidant/benevole",
                "/charte",
                "/charte?profil=benevole",
                "/competences/garanties",
                "/verifier/" + badge()))
            assertThat(visitor.get(path).body()).as(path).containsOnlyOnce(said);
        assertThat(visitor.get("/devenir-aidant/benevole?lang=en").body()).contains("Nobody has voted on them yet.");

        var helper = signedIn(person(Role.HELPER));
        HelperFiles.open(helper, "benevole", "Saintes (17100)", Map.of());
        var charter = helper.get("/mon-dossier/charte").body();
        var chapter = Pattern.compile("/mon-dossier/charte/[a-zA-Z0-9-]+").matcher(charter);
        assertThat(chapter.find()).isTrue();
        for (var path : List.of("/mon-dossier", "/mon-dossier/charte", chapter.group()))
            assertThat(helper.get(path).body()).as(path).containsOnlyOnce(said);

        var nadia = signedIn(person(Role.COORDINATOR));
        var life = sql.sql("select id::text from recognition_life where network = 'charente-maritime' limit 1")
                .query(String.class)
                .single();
        for (var path : List.of("/bureau/label/" + life, "/bureau/garanties"))
            assertThat(nadia.get(path).body()).as(path).containsOnlyOnce(said);
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
