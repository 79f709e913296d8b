package org.tousaidants.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.web.RunningSite;

/// The checks of [PagesTest] on a page with deliberate mistakes: each finds its own.
@Tag("browser")
class SeededPageTest extends RunningSite {
    private void with(String mistake, Consumer<BrowserPage> found) {
        try (var screen = BrowserPage.open("http://localhost:" + port, "/accessibilite", Map.of())) {
            screen.page()
                    .evaluate("html => document.querySelector('#main').insertAdjacentHTML('beforeend', html)", mistake);
            found.accept(screen);
        }
    }

    @Test
    void aPictureWithoutWordsIsFound() {
        with(
                "<img src='/favicon.none'>",
                screen -> assertThat(screen.axe()).anyMatch(said -> said.startsWith("image-alt")));
    }

    @Test
    void paleLettersAreFound() {
        with("<p id='pale'>Pâle</p>", screen -> {
            screen.page().evaluate("() => { document.querySelector('#pale').style.color = '#aaa'; }");
            assertThat(screen.axe()).anyMatch(said -> said.startsWith("color-contrast"));
        });
    }

    @Test
    void paleLettersOfOneThemeOrOneWidthAreFound() {
        with("<p id='pale'>Pâle</p>", screen -> {
            rule(screen, "@media (prefers-color-scheme: dark) { #pale { color: #333 } }");
            rule(screen, "@media (min-width: 1000px) { #pale { color: #aaa } }");
            screen.width(768);
            assertThat(screen.axe()).isEmpty();
            screen.dark(true);
            assertThat(screen.axeOfColours()).singleElement().asString().contains("#pale");
            screen.dark(false);
            assertThat(screen.axeOfColours()).isEmpty();
            screen.width(1280);
            assertThat(screen.axe()).singleElement().asString().contains("#pale");
        });
    }

    @Test
    void darkLettersThatCameOverAnotherThingAreFound() {
        with("<p id='over'>Dessus</p><p id='under'>&nbsp;</p>", screen -> {
            rule(screen, "#over { position: relative; z-index: 1; top: 3em; color: #222 }");
            assertThat(screen.axe()).isEmpty();
            rule(screen, "#under { background: #333; margin: 0; height: 6em }");
            assertThat(screen.axe()).singleElement().asString().contains("#over");
        });
    }

    @Test
    void aThingThatOneWidthAloneShowsIsFound() {
        with("<button id='wide'></button>", screen -> {
            rule(screen, "@media (max-width: 700px) { #wide { display: none } }");
            screen.width(320);
            assertThat(screen.axe()).isEmpty();
            screen.width(768);
            assertThat(screen.axe()).anyMatch(said -> said.startsWith("button-name"));
        });
    }

    @Test
    void whatCameSinceAxeWasAskedIsFound() {
        with("<p id='last'>Rien</p>", screen -> {
            assertThat(screen.axe()).isEmpty();
            screen.page().evaluate("() => document.querySelector('#last').setAttribute('aria-labell', 'x')");
            assertThat(screen.axe()).anyMatch(said -> said.startsWith("aria-valid-attr"));
        });
    }

    private static void rule(BrowserPage screen, String css) {
        screen.page()
                .evaluate(
                        "css => { document.styleSheets[0].insertRule(css, document.styleSheets[0].cssRules.length); }",
                        css);
    }

    @Test
    void aPageThatScrollsSidewaysIsFound() {
        with(
                "<p id='long'><svg id='wide' width='2000' height='10'></svg></p>",
                screen -> assertThat(screen.scrollsSideways())
                        .singleElement()
                        .asString()
                        .startsWith("svg#wide"));
        with("<p>Court</p>", screen -> assertThat(screen.scrollsSideways()).isEmpty());
    }

    @Test
    void aFocusThatOneDoesNotSeeIsFound() {
        with("<button id='blind'>Invisible</button>", screen -> {
            screen.page().evaluate("() => { document.querySelector('#blind').style.outline = 'none'; }");
            assertThat(screen.walk()).anyMatch(said -> said.startsWith("no visible focus on button#blind"));
        });
    }

    @Test
    void aTargetThatAFingerMissesIsFound() {
        with(
                "<button class='button button-secondary' id='tiny'>+</button>",
                screen -> assertThat(screen.smallTargets()).isEmpty());
        with("<button id='tiny'>+</button>", screen -> {
            screen.page()
                    .evaluate(
                            "() => { const s = document.querySelector('#tiny').style; s.minHeight = 0; s.height = '24px'; s.padding = 0; }");
            assertThat(screen.smallTargets()).singleElement().asString().startsWith("button « + »");
        });
        with(
                "<p>Dans une phrase, <a href='/'>un</a> lien est un mot.</p>",
                screen -> assertThat(screen.smallTargets()).isEmpty());
    }

    @Test
    void aFocusThatJumpsIsFound() {
        with(
                "<a href='/' tabindex='1'>En premier</a>",
                screen -> assertThat(screen.walk()).isNotEmpty());
    }

    @Test
    void aThingThatTheKeyboardCannotReachIsFound() {
        with(
                "<button tabindex='-1'>Hors d’atteinte</button>",
                screen -> assertThat(screen.walk()).anyMatch(said -> said.startsWith("Tab stops")));
    }

    @Test
    void aTitleSaidTwiceIsFound() {
        with(
                "<h2>Les labels</h2><div class='table'><p>Les labels</p></div>",
                screen -> assertThat(screen.saysTwice()).containsExactly("Les labels"));
        with(
                "<h2>Les labels</h2><div class='table'><p>Par nom</p></div>",
                screen -> assertThat(screen.saysTwice()).isEmpty());
    }

    @Test
    void whatIsSaidInTheOtherLanguageIsFound() {
        with(
                "<p>Ask your network</p>",
                screen -> assertThat(screen.otherTongue())
                        .singleElement()
                        .asString()
                        .startsWith("fr: ")
                        .contains("your"));
        with(
                "<p lang='en'>Ask your network</p>",
                screen -> assertThat(screen.otherTongue()).isEmpty());
        with(
                "<p aria-label='Ask your network'></p>",
                screen -> assertThat(screen.otherTongue()).isNotEmpty());
    }

    /// The same page in English contains the mistake.
    @Test
    void whatAnEnglishPageSaysInFrenchWithoutSayingSoIsFound() {
        inEnglish(
                "<p>Écouter avec patience</p>",
                said -> assertThat(said)
                        .singleElement()
                        .asString()
                        .startsWith("en: ")
                        .contains("avec"));
        inEnglish(
                "<select><option>Écouter avec patience</option></select>",
                said -> assertThat(said).hasSize(1));
        inEnglish(
                "<p lang='fr'>Écouter avec patience</p>",
                said -> assertThat(said).isEmpty());
    }

    private void inEnglish(String mistake, Consumer<List<String>> found) {
        try (var screen = BrowserPage.open("http://localhost:" + port, "/accessibilite", Map.of())) {
            screen.page().route("**/accessibilite?lang=en", route -> {
                var answer = route.fetch();
                route.fulfill(new Route.FulfillOptions()
                        .setResponse(answer)
                        .setBody(answer.text().replace("</main>", mistake + "</main>")));
            });
            found.accept(screen.otherTongue());
        }
    }

    @Test
    void whatTheContentPolicyRefusesIsFound() {
        with(
                "<p style='color: red'>Rouge</p>",
                screen -> assertThat(screen.complaints()).anyMatch(said -> said.contains("Content Security Policy")));
    }
}
