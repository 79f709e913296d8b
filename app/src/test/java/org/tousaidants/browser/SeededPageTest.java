package org.tousaidants.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.web.RunningSite;

/// The checks of [PagesTest] on a page with mistakes made on purpose: each finds its own.
class SeededPageTest extends RunningSite {
    private void with(String mistake, Consumer<Screen> found) {
        try (var screen = Screen.open("http://localhost:" + port, "/accessibilite", Map.of())) {
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

    /// The page that is asked once more in English carries the mistake.
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
        try (var screen = Screen.open("http://localhost:" + port, "/accessibilite", Map.of())) {
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

    /// The window that is kept for the next page shows it as to who comes for the first time.
    @Test
    void nothingOfThePageBeforeIsLeftInAWindowThatIsKept() {
        var site = "http://localhost:" + port;
        double weight;
        try (var before = Screen.again(site, "/accessibilite", Map.of("before", "yes"))) {
            weight = before.kilobytes();
            before.page().evaluate("() => localStorage.setItem('before', 'yes')");
            before.page()
                    .evaluate(
                            "() => document.querySelector('#main').insertAdjacentHTML('beforeend', '<p>Your turn</p>')");
            before.width(320);
            before.dark(true);
            assertThat(before.otherTongue()).isNotEmpty();
        }
        try (var after = Screen.again(site, "/accessibilite", Map.of())) {
            assertThat(after.kilobytes()).as("read anew").isCloseTo(weight, within(1.0));
            assertThat(after.page().context().cookies())
                    .extracting(cookie -> cookie.name)
                    .doesNotContain("before", "ta_lang");
            assertThat(
                            after.page()
                                    .evaluate(
                                            "() => [localStorage.getItem('before'), innerWidth, matchMedia('(prefers-color-scheme: dark)').matches].join()"))
                    .isEqualTo(",1280,false");
            assertThat(after.otherTongue()).isEmpty();
            assertThat(after.complaints()).isEmpty();
        }
    }
}
