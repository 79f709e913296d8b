package org.tousaidants.platform.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.platform.web.RunningSite;

@Import(PaperCodeEntryPagesTest.ARoom.class)
class PaperCodeEntryPagesTest extends RunningSite {
    @TestConfiguration(proxyBeanMethods = false)
    static class ARoom {
        @Bean
        PaperCodeDestination slips() {
            return PaperCodeDestination.of('R', "/accessibilite");
        }

        @Bean
        PaperCodeDestination vouchers() {
            return PaperCodeDestination.opening('V', 3, "/plan-du-site");
        }
    }

    private static String drawn(char kind) {
        return PaperCode.draw(kind, 3, new Random(5)).printed();
    }

    @Test
    void aCodeLeadsToTheRoomOfItsLetter() {
        var answer = visitor().get("/code?code=" + drawn('R').toLowerCase(java.util.Locale.ROOT));
        assertThat(answer.headers().firstValue("Location").orElse(answer.uri().toString()))
                .contains("/accessibilite?code=R");
    }

    @Test
    void aCodeThatOpensOrPaysSomethingStandsInNoAddress() {
        var code = drawn('V');
        for (var before : new boolean[] {false, true}) {
            var person = visitor();
            var answer = before
                    ? person.get("/code?code=" + code)
                    : person.post("/code", Map.of("_csrf", person.token("/code"), "code", code));
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).contains("/plan-du-site");
            assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                    .startsWith("ta_code=" + code.replace("-", ""))
                    .contains("Path=/plan-du-site", "HttpOnly", "SameSite=Lax", "Max-Age=1800");
        }
    }

    @Test
    void aPrintedSquareLeadsThereAndNoRequestHoldsItsCode() {
        var code = drawn('V').replace("-", "");
        try (var screen = BrowserPage.open("http://localhost:" + port, "/accessibilite", Map.of())) {
            var page = screen.page();
            var asked = new ArrayList<String>();
            page.onRequest(request -> asked.add(request.url()));
            page.navigate("http://localhost:" + port + "/code#" + code);
            page.waitForURL("**/plan-du-site");
            assertThat(asked)
                    .isNotEmpty()
                    .noneMatch(url -> url.replaceAll("#.*", "").contains(code));
        }
    }

    @Test
    void whatIsWrongIsSaidAndWhatWasTypedStays() {
        var code = drawn('R');
        var mistyped = code.substring(0, 6) + (code.charAt(6) == '2' ? '3' : '2') + code.substring(7);
        assertThat(visitor().get("/code?code=" + mistyped).body()).contains("Relisez le groupe 2", mistyped);
        assertThat(visitor().get("/code?code=bonjour").body()).contains("Écrivez le code en entier");
        assertThat(visitor().get("/code?code=" + drawn('Q')).body()).contains("Ce site ne connaît pas ce code");
        assertThat(visitor().get("/code?code=" + "A".repeat(5_000)).statusCode())
                .isIn(400, 414, 422);
    }
}
