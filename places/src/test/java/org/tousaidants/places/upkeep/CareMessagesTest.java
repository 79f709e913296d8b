package org.tousaidants.places.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.Role;

class CareMessagesTest extends CareTestSite {
    private static final String LETTERS = "/bureau/entretien/courriels";
    private static final String MESSAGE = "/bureau/entretien/message";

    @Test
    void whoWasWrittenToWhatAndWhatTheyAnsweredIsOnOnePage() {
        var mail = "lettre-" + mark + "@exemple.fr";
        var place = stale("Lettres " + mark, mail);
        round();
        var letter = letterTo(mail, 1);
        var coordinator = coordinator();
        assertThat(coordinator.get(LETTERS).body())
                .contains(mail, "Lettres " + mark, "Demande de vérification", "Pas encore de réponse");
        var sheet = link(letter);
        press(
                visitor(),
                sheet,
                sheet + "/confirmations",
                Map.of("seen", "" + now(place).changes()));
        assertThat(coordinator.get(LETTERS).body()).contains("Tout est juste");
    }

    @Test
    void aCoordinatorWritesTheirOwnWordsToAChosenListOnceAndWithinTheLimit() {
        var one = "un-" + mark + "@exemple.fr";
        var other = "autre-" + mark + "@exemple.fr";
        stale("Un " + mark, one);
        stale("Autre " + mark, other);
        var coordinator = coordinator();
        var typed = new HashMap<>(Map.of(
                "liste", "town",
                "commune", "Saintes",
                "objet", "Réunion " + mark,
                "texte", "La réunion est mardi.\n\nVenez nombreux.",
                "_csrf", coordinator.token(MESSAGE)));
        var list = coordinator.post(MESSAGE, typed);
        assertThat(list.body()).contains(one, other, "Un " + mark);
        typed.put("envoi", java.util.UUID.randomUUID().toString());
        typed.put("a", one);
        for (var twice = 0; twice < 2; twice++)
            assertThat(coordinator.post(MESSAGE + "/envois", typed).statusCode())
                    .isEqualTo(303);
        carry();
        var letter = letterTo(one, 1);
        assertThat(subject(letter)).isEqualTo("Réunion " + mark);
        assertThat(text(letter))
                .contains("La réunion est mardi.", "Venez nombreux.", "Pour répondre", "Ne plus m’écrire");
        assertThat(sentTo(other)).isEmpty();
        assertThat(coordinator.get(LETTERS).body()).contains("Réunion " + mark, "Venez nombreux.");
        // A person who wants no more letters is in no list.
        var stopping = visitor();
        stopping.post(stopLink(letter), Map.of("_csrf", stopping.token(stopLink(letter))));
        assertThat(coordinator.post(MESSAGE, typed).body()).doesNotContain(one);
    }

    @Test
    void anEmptyMessageGoesToNobodyAndAHelperWritesToNobody() {
        var coordinator = coordinator();
        var refused = coordinator.post(
                MESSAGE, Map.of("liste", "all", "objet", "", "texte", "", "_csrf", coordinator.token(MESSAGE)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Écrivez l’objet du courriel.");
        var helper = desk(person(Role.HELPER));
        assertThat(helper.get(LETTERS).statusCode()).isEqualTo(404);
        assertThat(helper.get(MESSAGE).statusCode()).isEqualTo(404);
    }
}
