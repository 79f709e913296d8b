package org.tousaidants.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.identity.Role;
import org.tousaidants.web.RunningSite;

class PlaceDeskPagesTest extends RunningSite {
    @Autowired
    Directory directory;

    @Test
    void theCoordinatorConfirmsAndThePublicPageSaysSo() {
        var place = anyPlace();
        var desk = "/bureau/lieux/" + place.code();
        var coordinator = signedIn(person(Role.COORDINATOR));
        assertThat(visitor().get("/lieux/" + place.slug()).body()).contains("dans la source");
        var form = new HashMap<>(Map.of("seen", "" + place.changes(), "tout", "1"));
        form.put("_csrf", coordinator.token(desk + "/provenance"));
        var answer = coordinator.post(desk + "/confirmations", form);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(coordinator.get(desk + "/provenance").body()).contains("Confirmé par Personne de test");
        assertThat(visitor().get("/lieux/" + place.slug()).body())
                .contains("par la coordination du réseau")
                .doesNotContain("Personne de test");
        assertThat(coordinator.get("/bureau/journal").body()).contains("Fiche confirmée");
    }

    @Test
    void nothingTickedIsExplained() {
        var place = anyPlace();
        var coordinator = signedIn(person(Role.COORDINATOR));
        var desk = "/bureau/lieux/" + place.code();
        var answer = coordinator.post(
                desk + "/confirmations",
                Map.of("seen", "1", "champ", "nimporte", "_csrf", coordinator.token(desk + "/provenance")));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Cochez au moins une ligne", "href=\"#f-champ\"");
    }

    @Test
    void aHelperNeitherSeesNorConfirms() {
        var desk = "/bureau/lieux/" + anyPlace().code();
        var helper = signedIn(person(Role.HELPER));
        assertThat(helper.get(desk + "/provenance").statusCode()).isEqualTo(404);
        var form = Map.of("seen", "1", "tout", "1", "_csrf", helper.token("/profil"));
        assertThat(helper.post(desk + "/confirmations", form).statusCode()).isEqualTo(404);
    }

    private Place anyPlace() {
        return directory.snapshot(networks.here().id()).places().getLast();
    }
}
