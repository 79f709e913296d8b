package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.Role;

/// Only the network changes a name on a valid badge.
class RenamedHolderTest extends RecognitionTestSite {
    @Test
    void whoIsRecognisedDoesNotTakeAnotherNameWhileHerBadgeKeepsHers() {
        var helper = recognised(member(), member());
        var account = accounts.find(helper.id()).orElseThrow();
        var herself = signedIn(account);
        var refused = herself.post("/profil/nom", Map.of("_csrf", herself.token("/profil"), "name", "Docteur Martin"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("figure sur votre badge");
        assertThat(accounts.find(helper.id()).orElseThrow().name()).isEqualTo(account.name());
        // The coordination changes both names together, with a reason.
        var code = life(helper).term().orElseThrow().code();
        var desk = signedIn(coordinator());
        var here = "/bureau/preuves/" + code;
        var form = Map.of("_csrf", desk.token(here), "nom", "Odile Neuve", "pourquoi", "");
        assertThat(desk.post(here + "/nom", form).statusCode())
                .as("without a reason")
                .isEqualTo(409);
        form = Map.of("_csrf", desk.token(here), "nom", "Odile Neuve", "pourquoi", "Mariage");
        assertThat(desk.post(here + "/nom", form).statusCode()).isEqualTo(303);
        assertThat(accounts.find(helper.id()).orElseThrow().name()).isEqualTo("Odile Neuve");
        assertThat(verified(helper)).contains("Odile Neuve", "Label valable aujourd’hui");
        assertThat(desk.get(here).body()).contains("Badge signé sous un autre nom", "Mariage");
        // A person without a badge can still change their own name.
        var free = signedIn(person(Role.HELPER));
        assertThat(free.post("/profil/nom", Map.of("_csrf", free.token("/profil"), "name", "Une Autre"))
                        .statusCode())
                .isEqualTo(303);
    }
}
