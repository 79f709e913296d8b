package org.tousaidants.community.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class CommunityEventsTest extends RunningSite {
    @Autowired
    CommunityEvents events;

    @Autowired
    JdbcClient db;

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
        var day = LocalDateTime.ofInstant(clock.instant(), ParisTime.ZONE)
                .plusDays(40)
                .plusHours(1)
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
        assertThat(late.body()).contains("Le temps pour proposer est terminé").contains("Trois situations jouées.");
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

    /// Followers are counted apart and take no seat of the room; the address is in their letter and on their page.
    @Test
    void whoFollowsFromAfarTakesNoSeatOfTheRoomAndAloneGetsTheAddress() {
        var id = UUID.randomUUID();
        var address = "https://visio.example.org/" + id;
        var starts = clock.instant().plus(Duration.ofDays(9)).truncatedTo(ChronoUnit.HOURS);
        events.open(new CommunityEventForm.NewEventInput(
                id,
                "NEC à suivre",
                "Une journée.",
                "Halle",
                starts,
                starts.plusSeconds(7200),
                1,
                starts,
                address,
                EventKind.DAY));
        var here = "/evenements/" + id;
        assertThat(visitor().get(here).body()).contains("Une place libre").doesNotContain(address);
        var unsaid = visitor();
        assertThat(unsaid.post(here + "/inscriptions", form(unsaid.token(here), "name", "Zoé"))
                        .statusCode())
                .isEqualTo(422);
        var mail = "loin-" + UUID.randomUUID() + "@exemple.fr";
        follow(here, "how", "remote", "name", "Ali", "mail", mail);
        var page = follow(here, "how", "remote", "name", "Léa");
        assertThat(page).contains(address);
        assertThat(posted(mail).getFirst().body()).contains(address);
        assertThat(visitor().get(here).body()).contains("Une place libre").doesNotContain(address);
        assertThat(follow(here, "how", "room", "name", "Rose")).doesNotContain(address);
        var desk = signedIn(person(Role.COORDINATOR));
        assertThat(desk.get("/bureau/evenements/" + id).body())
                .contains("Une personne avec une place, 0 en attente", "2 personnes inscrites à distance");
        assertThat(visitor().get("/agenda/events.remote.ics").body()).doesNotContain(address);
        // The address of registered people is not taken away.
        var edit = "/bureau/evenements/" + id + "/modification";
        var to = form(desk.token(edit), "title", "NEC à suivre", "words", "Une journée.", "place", "Halle");
        to.putAll(Map.of(
                "id",
                id.toString(),
                "seats",
                "1",
                "remote",
                "",
                "kind",
                EventKind.DAY.parameter(),
                "starts",
                typed(starts),
                "ends",
                typed(starts.plusSeconds(7200)),
                "until",
                typed(starts)));
        assertThat(desk.post(edit, to).statusCode()).isEqualTo(409);
    }

    /// Books and returns the page to which the booking leads.
    private String follow(String here, String... pairs) {
        var visitor = visitor();
        var answer = visitor.post(here + "/inscriptions", form(visitor.token(here), pairs));
        assertThat(answer.statusCode()).isEqualTo(303);
        return visitor.get(answer.headers().firstValue("Location").orElseThrow())
                .body();
    }

    @Test
    void anEventIsChangedAndCalledOffWithLettersAndItsTalksLieWithinItsHours() {
        var id = opened(Duration.ofDays(5));
        var here = "/evenements/" + id;
        var speaker = "odette-" + UUID.randomUUID() + "@exemple.fr";
        var talk = UUID.randomUUID();
        events.propose(id, talk, "Aider", "Trois situations.", "Odette Guérin", speaker);
        var guest = "invite-" + UUID.randomUUID() + "@exemple.fr";
        var visitor = visitor();
        visitor.post(here + "/inscriptions", form(visitor.token(here), "name", "Ali", "mail", guest));
        var desk = signedIn(person(Role.COORDINATOR));
        var bureau = "/bureau/evenements/" + id;
        var starts = events.find(id).orElseThrow().seats().slot().starts();
        var outside = desk.post(
                bureau + "/interventions/" + talk,
                form(
                        desk.token(bureau),
                        "act",
                        "take",
                        "room",
                        "Bleue",
                        "starts",
                        typed(starts.minus(Duration.ofHours(1)))));
        assertThat(outside.statusCode()).isEqualTo(422);
        assertThat(outside.body()).contains("Choisissez une heure entre les deux");
        desk.post(
                bureau + "/interventions/" + talk,
                form(
                        desk.token(bureau),
                        "act",
                        "take",
                        "room",
                        "Bleue",
                        "starts",
                        typed(starts.plus(Duration.ofHours(1)))));
        var edit = bureau + "/modification";
        assertThat(desk.get(edit).body()).contains("value=\"NEC du port\"", typed(starts));
        var to = form(
                desk.token(edit),
                "id",
                id.toString(),
                "kind",
                "rencontre",
                "title",
                "NEC de la rade",
                "words",
                "Une journée.",
                "place",
                "Halle",
                "starts",
                typed(starts.plus(Duration.ofDays(1))),
                "ends",
                typed(starts.plus(Duration.ofDays(1)).plus(Duration.ofHours(7))),
                "seats",
                "5",
                "until",
                typed(starts.minus(Duration.ofDays(9))));
        var refused = desk.post(edit, to);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Ces interventions ne seraient plus dans l’horaire");
        to.put("starts", typed(starts));
        to.put("ends", typed(starts.plus(Duration.ofHours(5))));
        to.put("remote", "javascript:alert(1)");
        assertThat(desk.post(edit, to).body()).contains("Écrivez une adresse qui commence par https://");
        to.put("remote", "https://visio.example.org/rade");
        assertThat(desk.post(edit, to).headers().firstValue("Location")).contains(bureau + "?fait=change");
        assertThat(visitor().get(here).body())
                .contains("NEC de la rade", "Halle", "À distance, il y a toujours une place")
                .doesNotContain("visio.example.org");
        assertThat(desk.get(edit).body()).contains("value=\"https://visio.example.org/rade\"");
        assertThat(posted(guest)).as("the seat, then the change").hasSize(2);
        assertThat(posted(speaker).getFirst().subject()).contains("Nouvelle date ou nouveau lieu");

        assertThat(desk.post(bureau + "/annulation", form(desk.token(bureau))).statusCode())
                .isEqualTo(422);
        assertThat(events.find(id).orElseThrow().isCalledOff()).isFalse();
        desk.post(bureau + "/annulation", form(desk.token(bureau), "sur", "oui"));
        assertThat(visitor().get(here).body())
                .contains("Cet événement n’aura pas lieu")
                .doesNotContain("Prendre ma place", "visio.example.org");
        assertThat(posted(guest)).hasSize(3);
        assertThat(posted(speaker).getFirst().subject()).isEqualTo("Annulation\u00a0: NEC de la rade n’aura pas lieu");
        assertThat(desk.get(edit).statusCode()).isEqualTo(404);
        assertThat(signedIn(person(Role.HELPER)).get(bureau).statusCode()).isEqualTo(404);
    }

    @Test
    void aRepairWorkshopIsOpenedAndFoundByItsKind() {
        var desk = signedIn(person(Role.COORDINATOR));
        var starts = clock.instant().plus(Duration.ofDays(9)).truncatedTo(ChronoUnit.HOURS);
        var opening = form(
                desk.token("/bureau/evenements"),
                "title",
                "Réparer à Pons",
                "words",
                "On regarde ensemble.",
                "place",
                "Salle du Donjon",
                "starts",
                typed(starts),
                "ends",
                typed(starts.plus(Duration.ofHours(3))),
                "seats",
                "12",
                "until",
                typed(starts));
        assertThat(desk.post("/bureau/evenements", opening).statusCode())
                .as("an event without a kind")
                .isEqualTo(422);
        for (var wrong : new String[] {"analyse", "fete"}) {
            opening.put("kind", wrong);
            assertThat(desk.post("/bureau/evenements", opening).body()).contains("Choisissez un genre d’événement.");
        }
        opening.put("kind", "reparation");
        assertThat(desk.post("/bureau/evenements", opening).statusCode()).isEqualTo(303);
        opened(Duration.ofDays(2));
        assertThat(visitor().get("/evenements?genre=reparation").body())
                .contains("Réparer à Pons", "Atelier de réparation")
                .doesNotContain("NEC du port");
        assertThat(visitor().get("/evenements?genre=journee").body()).doesNotContain("Réparer à Pons");
        assertThat(visitor().get("/evenements?genre=%22%3E").body()).contains("Réparer à Pons", "NEC du port");
        assertThat(visitor()
                        .get("/evenements/" + opening.get("id") + "?lang=en")
                        .body())
                .contains("Bring your device and its charger");
    }

    @Test
    void anAnalysisOfPracticeKeepsOnlyItsThemeItsFacilitatorAndHowManyCame() {
        var desk = signedIn(person(Role.COORDINATOR));
        var starts = clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.HOURS);
        var opening = form(
                desk.token("/bureau/evenements"),
                "theme",
                "Madame Roy, qui ne paie plus",
                "facilitator",
                "Thomas Bernard",
                "place",
                "Centre social",
                "starts",
                typed(starts),
                "ends",
                typed(starts.plus(Duration.ofHours(2))),
                "seats",
                "10");
        assertThat(desk.post("/bureau/evenements/analyses", opening).statusCode())
                .as("a theme that is not in the list")
                .isEqualTo(422);
        opening.put("theme", "limites");
        opening.put("words", "Madame Roy pleure");
        assertThat(desk.post("/bureau/evenements/analyses", opening).statusCode())
                .isEqualTo(303);
        var id = opening.get("id");
        var here = "/evenements/" + id;
        var bureau = "/bureau" + here;
        assertThat(visitor().get(here).body())
                .contains("Analyse de pratique : dire non", "Rien n’est gardé sur personne", "Thomas Bernard")
                .doesNotContain("Prendre ma place", "Madame Roy", "Proposer une intervention");
        assertThat(visitor().get("/evenements?genre=analyse").body()).contains("dire non, poser ses limites");
        assertThat(visitor().get(here + "?lang=en").body()).contains("Analysis of practice", "saying no");

        // Nobody can leave a name, a talk or a note there.
        var visitor = visitor();
        var seat = form(visitor.token("/evenements/" + opened(Duration.ofDays(1))), "name", "Madame Roy");
        assertThat(visitor.post(here + "/inscriptions", seat).statusCode()).isEqualTo(404);
        assertThat(visitor.get(here + "/proposition").statusCode()).isEqualTo(404);
        assertThat(events.propose(UUID.fromString(id), UUID.randomUUID(), "Roy", "Roy", "Roy", "roy"))
                .isFalse();
        assertThat(visitor.get(here + "/carnet.pdf").statusCode()).isEqualTo(404);
        assertThat(desk.get(bureau + "/badges.pdf").statusCode()).isEqualTo(404);
        assertThat(desk.get(bureau + "/modification").statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> db.sql("update events_event set comment = 'Madame Roy' where id = ?")
                        .param(UUID.fromString(id))
                        .update())
                .hasMessageContaining("events_event_analysis");

        var before = form(desk.token(bureau), "came", "7");
        assertThat(desk.post(bureau + "/venus", before).statusCode())
                .as("before it begins")
                .isEqualTo(404);
        assertThat(desk.get(bureau).body()).contains("Aucun nom n’est demandé").doesNotContain("name=\"came\"");
    }

    @Test
    void howManyCameIsWrittenAfterTheSessionByTheCoordinationOnly() {
        var id = UUID.randomUUID();
        var starts = clock.instant().minus(Duration.ofHours(3));
        events.openAnalysis(
                id, "secret", "Thomas Bernard", "Centre social", starts, starts.plus(Duration.ofHours(2)), 9);
        var desk = signedIn(person(Role.COORDINATOR));
        var bureau = "/bureau/evenements/" + id;
        for (var wrong : new String[] {"31", "-1", "Ali et Rose", ""})
            assertThat(desk.post(bureau + "/venus", form(desk.token(bureau), "came", wrong))
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        assertThat(desk.post(bureau + "/venus", form(desk.token(bureau), "came", "7"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor().get("/evenements/" + id).body()).contains("7 personnes sont venues.");
        var helper = signedIn(person(Role.HELPER));
        assertThat(helper.post(bureau + "/venus", form(helper.token("/profil"), "came", "9"))
                        .statusCode())
                .isEqualTo(404);
        var other = opened(Duration.ofDays(1));
        assertThat(desk.post("/bureau/evenements/" + other + "/venus", form(desk.token(bureau), "came", "7"))
                        .statusCode())
                .as("an event of another kind")
                .isEqualTo(404);
    }

    private static String typed(java.time.Instant moment) {
        return LocalDateTime.ofInstant(moment, ParisTime.ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
