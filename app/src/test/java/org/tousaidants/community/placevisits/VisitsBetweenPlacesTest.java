package org.tousaidants.community.placevisits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class VisitsBetweenPlacesTest extends RunningSite {
    private static final String HERE = "/entraide/visites";

    @Autowired
    PlaceDirectory directory;

    @Autowired
    Places places;

    private Place named(String name) {
        return directory.snapshot().places().stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// A helper whose address is that of the place.
    private Account teamOf(Place place) {
        var person = person(Role.HELPER);
        var voice = new ValueStatementSource.AccountSource(UUID.randomUUID(), "Essai");
        var now = named(place.name());
        var mails = now.sheet().text(Field.COURRIELS);
        places.correct(
                now.code(),
                now.changes(),
                voice,
                Map.of(
                        Field.COURRIELS,
                        mails.isEmpty()
                                ? person.mail().value()
                                : mails + "|" + person.mail().value()));
        return person;
    }

    private static Map<String, String> form(Visitor visitor, String page, String... pairs) {
        var form = new HashMap<String, String>();
        form.put("_csrf", visitor.token(page));
        for (var i = 0; i < pairs.length; i += 2) form.put(pairs[i], pairs[i + 1]);
        return form;
    }

    @Test
    void aPlaceReceivesTheTeamOfAnotherAndOneSentenceStays() {
        var host = named("EPN de la Boutonne");
        var guest = named("Mairie de Loulay");
        var hosts = signedIn(teamOf(host));
        var guests = signedIn(teamOf(guest));
        var page = HERE + "/" + host.code();
        var asked = HERE + "/" + guest.code();
        assertThat(hosts.get(HERE).body()).contains("EPN de la Boutonne");
        assertThat(hosts.post(page + "/offre", form(hosts, page, "shown", " ", "days", ""))
                        .statusCode())
                .isEqualTo(422);
        var offer = form(hosts, page, "shown", "Notre accueil sans rendez-vous", "days", "Un mardi matin");
        assertThat(hosts.post(page + "/offre", offer).statusCode()).isEqualTo(303);
        assertThat(guests.get(HERE).body()).contains("Notre accueil sans rendez-vous", "Un mardi matin");

        var id = UUID.randomUUID().toString();
        var words = "Nous serions trois, un mardi de janvier.";
        var request = form(guests, page, "id", id, "guest", guest.code().value(), "words", words);
        for (var times = 0; times < 2; times++)
            assertThat(guests.post(page + "/demandes", request).statusCode()).isEqualTo(303);
        assertThat(hosts.get("/bureau").body()).contains("Visite demandée à EPN de la Boutonne");
        assertThat(hosts.get(page).body()).contains("Mairie de Loulay demande à venir", words);
        assertThat(guests.get(asked).body()).contains("Visite demandée à EPN de la Boutonne", "À répondre");

        // A result before the answer, an answer by the guests, and a stranger are refused.
        var result = "Le tableau des créneaux à l’entrée : nous le reprenons.";
        var early = form(guests, asked, "result", result);
        assertThat(guests.post(asked + "/demandes/" + id + "/resultat", early).statusCode())
                .isEqualTo(404);
        var accept = form(guests, page, "act", "accept", "answer", "Venez.");
        assertThat(guests.post(page + "/demandes/" + id + "/reponse", accept).statusCode())
                .isEqualTo(404);
        assertThat(guests.post(asked + "/demandes/" + id + "/reponse", accept).statusCode())
                .as("under the address of the own place")
                .isEqualTo(404);
        accept = form(hosts, page, "act", "accept", "answer", "Le 12 janvier, à 9 h.");
        assertThat(hosts.post(page + "/demandes/" + id + "/reponse", accept).statusCode())
                .isEqualTo(303);
        assertThat(hosts.post(page + "/demandes/" + id + "/reponse", accept).statusCode())
                .as("a second answer")
                .isEqualTo(404);
        assertThat(hosts.get("/bureau").body()).doesNotContain("Visite demandée à EPN de la Boutonne");
        assertThat(guests.get(asked).body()).contains("Acceptée", "Le 12 janvier");
        assertThat(guests.post(asked + "/demandes/" + id + "/resultat", form(guests, asked, "result", result))
                        .statusCode())
                .isEqualTo(303);
        assertThat(signedIn(person(Role.HELPER)).get(HERE).body()).contains("Le tableau des créneaux");
        assertThat(guests.get(HERE + "?lang=en").body()).contains("What was learned during a visit");
    }

    @Test
    void nobodyActsForAPlaceThatIsNotTheirs() {
        var host = named("EPN de la Boutonne");
        var page = HERE + "/" + host.code();
        var stranger = signedIn(person(Role.HELPER));
        var offer = form(stranger, "/profil", "shown", "Tout", "days", "Toujours");
        assertThat(stranger.post(page + "/offre", offer).statusCode()).isEqualTo(404);
        assertThat(stranger.post(page + "/offre/retrait", offer).statusCode()).isEqualTo(404);
        var guest = named("Mairie de Burie");
        var request = form(
                stranger,
                "/profil",
                "id",
                UUID.randomUUID().toString(),
                "guest",
                guest.code().value(),
                "words",
                "Nous venons.");
        assertThat(stranger.post(page + "/demandes", request).statusCode())
                .as("in the name of another place")
                .isEqualTo(404);
        var team = signedIn(teamOf(guest));
        var own = HERE + "/" + guest.code();
        team.post(own + "/offre", form(team, own, "shown", "L’accueil", "days", "Le jeudi"));
        request.put("_csrf", team.token(own));
        assertThat(team.post(own + "/demandes", request).statusCode())
                .as("a place does not visit itself")
                .isEqualTo(404);
        assertThat(stranger.get(own).body()).contains("L’accueil").doesNotContain("Les visites de ce lieu");
        assertThat(team.post(own + "/offre/retrait", form(team, own)).statusCode())
                .isEqualTo(303);
        assertThat(stranger.get(HERE).body()).doesNotContain("Le jeudi");
        assertThat(signedIn(person(Role.FUNDER)).get(HERE).statusCode()).isEqualTo(404);
        assertThat(visitor().get(HERE).statusCode()).isEqualTo(303);
        assertThat(stranger.get(HERE + "/zzzzzzz").statusCode()).isEqualTo(404);
    }
}
