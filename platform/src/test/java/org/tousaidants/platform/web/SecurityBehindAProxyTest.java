package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextCustomizerFactories;
import org.tousaidants.platform.db.TestDatabase;

/// The site as deployed on the Internet: https ends at a trusted proxy, with the default limits.
@ContextCustomizerFactories(TestDatabase.class)
@SpringBootTest(
        classes = TestSite.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "ta.network.id=charente-maritime",
            "ta.network.name=Charente-Maritime",
            "ta.network.departement=17",
            "ta.public-url=https://aidants.example",
            "ta.proxies=127.0.0.1/32,::1/128"
        })
@Import(AccessRuleTestPages.class)
class SecurityBehindAProxyTest {
    @LocalServerPort
    private int port;

    @Test
    void cookiesAreSecureAndBelongToThisHostAlone() {
        var visitor = visitor("203.0.113.1");
        var answer = visitor.get("/connexion");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-ta_form=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000 ; includeSubDomains");
    }

    @Test
    void aCookiePlantedByAnotherHostOfTheDomainIsIgnored() {
        var victim = visitor("203.0.113.2");
        var attacker = visitor("203.0.113.3");
        var token = attacker.token("/connexion");
        victim.cookies.put("ta_form", attacker.cookies.get("__Host-ta_form"));
        assertThat(victim.post("/specimen/open", Map.of("_csrf", token)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void nothingMayComeFromElsewhere() {
        assertThat(visitor("203.0.113.4")
                        .get("/connexion")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("default-src 'none'")
                .contains("img-src 'self' data:;")
                .contains("script-src 'self';");
    }

    @Test
    void aClientThatSearchesTooMuchIsAskedToWaitAndTheOthersAreNot() {
        var greedy = visitor("203.0.113.5");
        for (var i = 0; i < 60; i++)
            assertThat(greedy.get("/specimen/search").statusCode()).isEqualTo(200);
        var answers = IntStream.range(0, 40)
                .mapToObj(i -> greedy.get("/specimen/search"))
                .filter(answer -> answer.statusCode() == 429)
                .toList();
        assertThat(answers).isNotEmpty();
        assertThat(answers.getFirst().headers().firstValue("Retry-After")).contains("1");
        assertThat(greedy.get("/specimen/open").statusCode()).isEqualTo(200);
        assertThat(visitor("203.0.113.6").get("/specimen/search").statusCode()).isEqualTo(200);
    }

    @Test
    void aClientCannotChangeItsAddressByPretendingToBeAProxy() {
        var refused = 0;
        for (var i = 0; i < 120; i++) {
            var liar = visitor("198.51.100." + i + ", 203.0.113.7");
            if (liar.get("/specimen/search").statusCode() == 429) refused++;
        }
        assertThat(refused).isPositive();
    }

    @Test
    void aWholeIpv6NetworkIsOneClient() {
        var refused = 0;
        for (var i = 0; i < 120; i++)
            if (visitor("2001:db8:1:2::" + Integer.toHexString(i))
                            .get("/specimen/search")
                            .statusCode()
                    == 429) refused++;
        assertThat(refused).isPositive();
    }

    @Test
    void formsThatAnybodyMaySendAreLimitedToo() {
        var robot = visitor("203.0.113.8");
        var token = robot.token("/connexion");
        var refused = 0;
        for (var i = 0; i < 60; i++)
            if (robot.post("/specimen/open", Map.of("_csrf", token)).statusCode() == 429) refused++;
        assertThat(refused).isBetween(25, 30);
    }

    /// A proxy may add the port of its client, different in each connection.
    @Test
    void aPortBesideTheAddressMakesNoOtherClient() {
        var refused = 0;
        for (var i = 0; i < 120; i++)
            if (visitor("198.51.100.77:" + (20_000 + i)).get("/specimen/search").statusCode() == 429) refused++;
        assertThat(refused).isPositive();
        refused = 0;
        for (var i = 0; i < 120; i++)
            if (visitor("[2001:db8:7::1]:" + (20_000 + i))
                            .get("/specimen/search")
                            .statusCode()
                    == 429) refused++;
        assertThat(refused).isPositive();
    }

    @Test
    void thereAreNoDemoLettersHere() {
        assertThat(visitor("127.0.0.1").get("/courriels").statusCode()).isEqualTo(404);
        assertThat(new Visitor(port).get("/courriels").statusCode()).isEqualTo(404);
    }

    private Visitor visitor(String client) {
        var visitor = new Visitor(port);
        visitor.headers.put("X-Forwarded-For", client);
        visitor.headers.put("X-Forwarded-Proto", "https");
        return visitor;
    }
}
