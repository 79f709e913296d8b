package org.tousaidants.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// The site of a network of its own: names, colours and legal facts from the screen, nothing of another territory.
@TestPropertySource(
        properties = {
            // Letters are shown on the site, and the village is not built.
            "ta.real=/nulle-part",
            "ta.network.id=haute-vienne",
            "ta.network.name=Haute-Vienne",
            "ta.network.departement=87",
            "ta.help.phone=+33555000000"
        })
class OwnTerritoryTest extends RunningSite {
    private static final String SETTINGS = "/bureau/reglages/territoire";
    private static final Pattern ELSEWHERE =
            Pattern.compile("Charente-Maritime|La Rochelle|Saintes\\b|poitevin-saintongeais", Pattern.CASE_INSENSITIVE);

    @Test
    void nothingOfAnotherTerritoryIsShown() {
        var found = new TreeSet<String>();
        read(visitor(), "a stranger", found);
        for (var role : Role.values()) read(signedIn(person(role)), role.name(), found);
        assertThat(found).isEmpty();
    }

    private static void read(Visitor visitor, String who, TreeSet<String> found) {
        var walk = DeadLinkCrawler.of(visitor, "87085");
        assertThat(walk.links()).as(who).hasSizeGreaterThan(10);
        for (var path : walk.links().keySet()) {
            var matcher = ELSEWHERE.matcher(visitor.get(path).body());
            if (matcher.find()) found.add(path + " shows " + who + " " + matcher.group());
        }
    }

    /// Only the services of the State may use its mark and its design system.
    @Test
    void theMarkOfTheStateIsNotInTheArtefact() throws IOException {
        var found = new TreeSet<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:static/**/*")) {
            if (!file.isReadable()) continue;
            var name = String.valueOf(file.getFilename());
            try (InputStream stream = file.getInputStream()) {
                var text = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                for (var mark : new String[] {"dsfr", "marianne", "fr-header", "--blue-france"})
                    if (text.contains(mark) || name.toLowerCase(Locale.ROOT).contains(mark))
                        found.add(name + ": " + mark);
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theCoordinatorChangesTheNamesAndLegalFactsWithoutARestart() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var typed = filled();
        typed.put("network-name", "Limousin Nord");
        typed.put("site-name", "Coup de pouce numérique");
        typed.put("help-phone", "05 55 11 22 33");
        typed.put("legal-publisher", "Syndicat mixte du Limousin");
        typed.put("legal-dpo", "Centre de gestion, dpo@exemple.fr");
        assertThat(sent(coordinator, typed).statusCode()).isEqualTo(303);
        assertThat(visitor().get("/").body())
                .contains("<b>Coup de pouce numérique</b>", "Limousin Nord", "05\u00a055\u00a011\u00a022\u00a033")
                .contains("Ce site utilise Tous Aidants")
                .doesNotContain("Haute-Vienne");
        assertThat(visitor().get("/mentions-legales").body())
                .contains("Syndicat mixte du Limousin", "Centre de gestion, dpo@exemple.fr", "Limousin Nord");
        // An empty field gives the setting back to the file.
        assertThat(sent(coordinator, filled()).statusCode()).isEqualTo(303);
        assertThat(visitor().get("/").body()).contains("Haute-Vienne").doesNotContain("Limousin Nord");
    }

    @Test
    void aColourThatNobodyCanReadIsRefusedWithASentence() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var typed = filled();
        typed.put("colours-main", "#ffd54a");
        var refused = sent(coordinator, typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("trop claire pour lire");
        assertThat(visitor().get("/couleurs.css").statusCode()).isEqualTo(404);
        typed.put("colours-main", "#7a1f5c");
        assertThat(sent(coordinator, typed).statusCode()).isEqualTo(303);
        assertThat(visitor().get("/").body()).contains("/couleurs.css?v=");
        assertThat(visitor().get("/couleurs.css").body()).contains("--sea:#7a1f5c", "prefers-color-scheme:dark");
        sent(coordinator, filled());
    }

    @Test
    void theDeclarationOfAccessibilityFollowsTheAudit() {
        assertThat(visitor().get("/accessibilite").body()).contains("non auditée");
        var coordinator = signedIn(person(Role.COORDINATOR));
        var typed = filled();
        typed.put("accessibility-audited-on", "2026-11-02");
        typed.put("accessibility-rate", "82");
        typed.put("accessibility-auditor", "Cabinet Exemple");
        assertThat(sent(coordinator, typed).statusCode()).isEqualTo(303);
        assertThat(visitor().get("/accessibilite").body())
                .contains("partiellement conforme", "82", "Cabinet Exemple")
                .doesNotContain("non auditée");
        sent(coordinator, filled());
    }

    @Test
    void onlyACoordinatorChangesTheTerritory() {
        assertThat(signedIn(person(Role.HELPER)).get(SETTINGS).statusCode()).isEqualTo(404);
        assertThat(visitor().post(SETTINGS, Map.of("network-name", "Ailleurs")).statusCode())
                .isNotEqualTo(303);
        assertThat(visitor().get("/").body()).doesNotContain("Ailleurs</");
    }

    private static HttpResponse<String> sent(Visitor visitor, Map<String, String> typed) {
        var form = new HashMap<>(typed);
        form.put("_csrf", visitor.token(SETTINGS));
        return visitor.post(SETTINGS, form);
    }

    private static Map<String, String> filled() {
        return new HashMap<>(Map.of("help-phone", "", "network-name", ""));
    }
}
