package org.tousaidants.community.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class EventsTest extends RunningSite {
    @Autowired
    Events events;

    private UUID opened(Duration callLasts) {
        var id = UUID.randomUUID();
        var starts = clock.instant().plus(Duration.ofDays(40)).truncatedTo(ChronoUnit.HOURS);
        events.open(
                id,
                "NEC du port",
                "Une journée pour se rencontrer.",
                "Salle des fêtes",
                starts,
                starts.plus(Duration.ofHours(7)),
                2,
                clock.instant().plus(callLasts));
        return id;
    }

    private static Map<String, String> form(String token, String... pairs) {
        var form = new HashMap<String, String>();
        form.put("_csrf", token);
        form.put("id", UUID.randomUUID().toString());
        for (var i = 0; i < pairs.length; i += 2) form.put(pairs[i], pairs[i + 1]);
        return form;
    }

    private static HttpResponse<String> propose(Visitor visitor, String here) {
        return visitor.post(
                here + "/propositions",
                form(
                        visitor.token(here + "/proposition"),
                        "title",
                        "Aider sans faire à la place",
                        "words",
                        "Trois situations jouées.",
                        "speaker",
                        "Odette Guérin",
                        "contact",
                        "05 46 00 00 02"));
    }

    @Test
    void fromTheCallToTheBooklet() {
        var id = opened(Duration.ofDays(5));
        var here = "/evenements/" + id;
        assertThat(propose(visitor(), here).body()).contains("Votre proposition est arrivée");
        assertThat(visitor().get(here).body()).doesNotContain("Aider sans faire");
        var desk = signedIn(person(Role.COORDINATOR));
        var bureau = "/bureau/evenements/" + id;
        var work = desk.get(bureau).body();
        var talk = found("/interventions/([0-9a-f-]{36})\"", work);
        var day = LocalDateTime.ofInstant(clock.instant(), clock.getZone())
                .plusDays(40)
                .truncatedTo(ChronoUnit.MINUTES);
        var taken = desk.post(
                bureau + "/interventions/" + talk,
                form(
                        Visitor.tokenIn(work),
                        "act",
                        "take",
                        "track",
                        "Aider sans faire",
                        "room",
                        "Salle bleue",
                        "starts",
                        day.toString()));
        assertThat(taken.statusCode()).isEqualTo(303);
        var visitor = visitor();
        var room = here + "/salles/" + talk;
        assertThat(visitor.post(
                                room + "/questions",
                                form(visitor.token(room), "words", "Et si la personne est pressée ?"))
                        .statusCode())
                .isEqualTo(303);
        var asked = visitor.get(room).body();
        var question = found("/questions/([0-9a-f-]{36})/voix", asked);
        visitor.post(room + "/questions/" + question + "/voix", Map.of("_csrf", Visitor.tokenIn(asked)));
        assertThat(visitor.get(room).body()).contains("Moi aussi (1)");
        desk.post(
                bureau + "/interventions/" + talk + "/compte-rendu",
                form(Visitor.tokenIn(work), "minutes", "On commence par demander ce que la personne veut."));
        assertThat(desk.post(bureau + "/interventions/" + talk + "/ressource", form(Visitor.tokenIn(work)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor.get("/ressources/" + talk).body()).contains("On commence par demander");
        assertThat(visitor.get(here).body()).contains("<h3 lang=\"fr\">Aider sans faire</h3>", "/ressources/" + talk);
        assertThat(visitor.get(here + "/carnet.pdf").body()).startsWith("%PDF");
        assertThat(visitor.get(here).body()).contains("Aider sans faire").doesNotContain("05 46 00 00 02");
    }

    @Test
    void aProposalOneSecondAfterTheEndIsToldSoAndItsTextStays() {
        var here = "/evenements/" + opened(Duration.ofSeconds(-1));
        var late = propose(visitor(), here);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("L’appel est fini").contains("Trois situations jouées.");
    }

    @Test
    void seatsAndNeedsAreCountedAndBadgesArePrinted() {
        var id = opened(Duration.ofDays(1));
        var here = "/evenements/" + id;
        for (var name : new String[] {"Une", "Deux", "Trois"}) {
            var visitor = visitor();
            var seat = form(visitor.token(here), "name", name, "needs", "loop");
            assertThat(visitor.post(here + "/inscriptions", seat).statusCode()).isEqualTo(303);
        }
        var desk = signedIn(person(Role.COORDINATOR));
        assertThat(desk.get("/bureau/evenements/" + id).body()).contains("2 personnes avec une place, 1 en attente");
        assertThat(desk.get("/bureau/evenements/" + id + "/badges.pdf").body()).startsWith("%PDF");
        assertThat(visitor().get("/bureau/evenements/" + id).statusCode()).isNotEqualTo(200);
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
