package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.platform.identity.Role;

/// The common parts of all pages, over HTTP: languages, files, errors, the site map.
class SiteContextTest extends RunningSite {
    /// Pages that the site map leaves out: steps of a questionnaire, and the mails of the demonstration.
    private static final Set<String> NO_PLACES_TO_GO_TO = Set.of(
            "/aide/ou",
            "/aide/precisions",
            "/aide/reponses",
            "/confirmation",
            "/connexion/fournisseurs/retour",
            "/courriels",
            "/entretien/merci",
            "/inscriptions/courriel");

    private static final Path STATIC = Path.of("platform/src/main/resources/static");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @Autowired
    private StaticAssets assets;

    @Test
    void frenchComesFirstAndTheChosenLanguageStays() {
        var visitor = visitor();
        var french = visitor.get("/accessibilite");
        assertThat(french.body()).contains("<html lang=\"fr\">", "Déclaration d’accessibilité");
        assertThat(french.headers().firstValue("Content-Language")).contains("fr");
        var english = visitor.get("/accessibilite?lang=en");
        assertThat(english.body()).contains("<html lang=\"en\">", "Accessibility statement");
        assertThat(english.headers().firstValue("Content-Language")).contains("en");
        assertThat(visitor.get("/mentions-legales").body()).contains("<html lang=\"en\">");
        visitor.get("/mentions-legales?lang=fr");
        assertThat(visitor.get("/accessibilite").body()).contains("<html lang=\"fr\">");
    }

    @Test
    void aForgedLanguageIsFrench() {
        var visitor = visitor();
        var page = visitor.get("/accessibilite?lang=%22%3E%3Cscript%3E");
        assertThat(page.body()).contains("<html lang=\"fr\">").doesNotContain("\"><script>");
        assertThat(visitor.cookies.get("ta_lang")).isEqualTo("fr");
    }

    @Test
    void theLanguageLinkKeepsTheQuestion() {
        assertThat(visitor().get("/plan-du-site?a=1&b=%26").body()).contains("/plan-du-site?a=1&amp;b=%26&amp;lang=en");
    }

    @Test
    void everyPageSaysWhereItStandsOnAccessibility() {
        assertThat(visitor().get("/plan-du-site").body()).contains("Accessibilité\u00a0: non conforme");
    }

    @Test
    void filesAreKeptForEverUnderTheirHashOnly() {
        var css = visitor().get(assets.address("ta.css"));
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
        var old = visitor().get("/a/000000000000/ta.css");
        assertThat(old.body()).isEqualTo(css.body());
        assertThat(old.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void filesTravelCompressed() {
        var visitor = visitor();
        visitor.headers.put("Accept-Encoding", "gzip");
        var css = visitor.get(assets.address("ta.css"));
        assertThat(css.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(visitor.file(assets.address("ta.css")).body().length).isLessThan(6_000);
        var page = visitor.get("/composants").headers();
        assertThat(page.firstValue("Content-Encoding")).contains("gzip");
        assertThat(page.allValues("Vary")).singleElement(STRING).isEqualToIgnoringCase("Accept-Encoding");
        visitor.headers.put("Accept-Encoding", "gzip;q=0");
        assertThat(visitor.get("/composants").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void noOtherFileIsReached() {
        for (var path : new String[] {
            "/a/x/",
            "/a/x/..%2fapplication.properties",
            "/a/x/../../messages/web_fr.properties",
            "/a/x/%2e%2e/application.properties",
            "/ta.css",
            "/static/ta.css"
        }) assertThat(visitor().get(path).statusCode()).as(path).isIn(400, 404);
    }

    @Test
    void theFilesKeepToTheirWeight() throws IOException {
        assertThat(Files.size(STATIC.resolve("ta.css"))).isLessThan(20_000);
        assertThat(Files.size(STATIC.resolve("icons.svg"))).isLessThan(10_000);
    }

    @Test
    void everyPictogramThatIsDrawnIsShownAndNamed() throws IOException {
        var drawn = new TreeSet<String>();
        var symbols = Pattern.compile("<symbol id=\"(\\w+)\"").matcher(Files.readString(STATIC.resolve("icons.svg")));
        while (symbols.find()) drawn.add(symbols.group(1));
        drawn.remove("mark");
        assertThat(new TreeSet<>(ComponentGalleryPages.ICONS)).isEqualTo(drawn);
    }

    @Test
    void anErrorSaysWhatHappenedAndHowToGoOn() {
        var lost = visitor().get("/nulle-part");
        assertThat(lost.statusCode()).isEqualTo(404);
        assertThat(lost.body()).contains("Cette page n’existe pas", "href=\"/\"", "Code de l’erreur\u00a0: 404");
        var wrongWay = visitor().send("DELETE", "/accessibilite");
        assertThat(wrongWay.statusCode()).isIn(403, 405);
        assertThat(wrongWay.body()).contains("<h1>");
    }

    @Test
    void aMistakeOfOursTellsNothingOfItself() {
        var broken = visitor().get("/specimen/broken");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body())
                .contains("L’erreur vient de notre site, pas de vous.")
                .doesNotContain("Exception", "secret of the machine", "at org.");
    }

    @Test
    void aDatabaseThatDoesNotAnswerAsksForPatience() {
        var resting = visitor().get("/specimen/resting");
        assertThat(resting.statusCode()).isEqualTo(503);
        assertThat(resting.headers().firstValue("Retry-After")).contains("60");
        assertThat(resting.body()).contains("Le site ne marche pas pour le moment", "Attendez 60 secondes.");
    }

    @Test
    void programsAreToldTheSameAsRfc9457() {
        var lost = visitor().get("/api/nulle-part");
        assertThat(lost.statusCode()).isEqualTo(404);
        assertThat(lost.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(lost.body())
                .contains(
                        "\"status\":404", "\"title\":\"Cette page n’existe pas\"", "\"instance\":\"/api/nulle-part\"");
    }

    @Test
    void theErrorPageAskedDirectlyIsNowhere() {
        assertThat(visitor().get("/error").statusCode()).isEqualTo(404);
    }

    @Test
    void theMapLeadsWhereThePersonMayGo() {
        var open = visitor().get("/plan-du-site").body();
        assertThat(open).contains("href=\"/composants/dire\"").doesNotContain("href=\"/bureau/comptes\"");
        var desk = signedIn(person(Role.COORDINATOR)).get("/plan-du-site").body();
        assertThat(desk).contains("href=\"/profil\"");
    }

    @Test
    void everyPageThatOneMayGoToHasItsNameOnTheMap() {
        var unnamed = new TreeSet<String>();
        routes.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getMethod().getReturnType() != View.class) return;
            if (!info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) return;
            for (var path : info.getPatternValues())
                if (!path.contains("{")
                        && !NO_PLACES_TO_GO_TO.contains(path)
                        && !Messages.in(Locale.FRENCH).has(SiteMapPages.key(path))) unnamed.add(SiteMapPages.key(path));
        });
        assertThat(unnamed).isEmpty();
    }

    @Test
    void theMenuIsMarkedWhereOneStands() {
        var link = PublicMenuEntry.open("/lieux", "web.brand", 1);
        assertThat(Map.of("/lieux", true, "/lieux/1", true, "/lieuxdits", false, "/", false))
                .allSatisfy(
                        (path, leads) -> assertThat(link.leads(path)).as(path).isEqualTo(leads));
        assertThat(PublicMenuEntry.open("/", "web.brand", 1).leads("/aide")).isFalse();
    }
}
