package org.tousaidants.community.sharedservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class SharedServicesTest extends RunningSite {
    private static final String HERE = "/services-partages";
    private static final String DESK = "/bureau/services-partages";

    private static HttpResponse<String> propose(Visitor who, UUID id, String title) {
        return who.post(
                HERE,
                Map.of(
                        "_csrf",
                        who.token(HERE + "/proposition"),
                        "id",
                        id.toString(),
                        "kind",
                        "post",
                        "title",
                        title,
                        "organisation",
                        "Centre social de Pons",
                        "shown",
                        "Notre comptable tient aussi les comptes d’une autre association.",
                        "conditions",
                        "Un jour par semaine, à prix coûtant.",
                        "contact",
                        "accueil@pons.example"));
    }

    private static HttpResponse<String> interested(Visitor who, UUID offer, String organisation) {
        return who.post(
                HERE + "/" + offer + "/interets",
                Map.of(
                        "_csrf",
                        who.token(HERE + "/" + offer),
                        "id",
                        UUID.randomUUID().toString(),
                        "organisation",
                        organisation,
                        "contact",
                        "05 46 00 00 09",
                        "words",
                        "Une demi-journée suffit."));
    }

    private static HttpResponse<String> desk(Visitor who, String path, String... pairs) {
        var form = new HashMap<>(Map.of("_csrf", who.token(DESK)));
        for (var i = 0; i < pairs.length; i += 2) form.put(pairs[i], pairs[i + 1]);
        return who.post(DESK + path, form);
    }

    @Test
    void anOrganisationSharesAPostAndAnotherJoinsByTheCoordination() {
        var id = UUID.randomUUID();
        var title = "Une comptable partagée " + id;
        assertThat(propose(visitor(), id, title).body()).contains("La coordination a reçu votre proposition");
        assertThat(visitor().get(HERE).body()).doesNotContain(title);
        var nadia = signedIn(person(Role.COORDINATOR));
        assertThat(nadia.get(DESK).body()).contains(title, "accueil@pons.example");
        assertThat(desk(nadia, "/" + id + "/publication", "published", "oui").statusCode())
                .isEqualTo(303);
        assertThat(visitor().get(HERE).body()).contains(title, "Poste partagé");
        assertThat(interested(visitor(), id, "Médiathèque de Saintes").body())
                .contains("La coordination a reçu votre demande");
        assertThat(nadia.get(DESK).body()).contains("Médiathèque de Saintes", "05 46 00 00 09");
        var interest = sql.sql("select id from sharedservices_interest where offer = :offer")
                .param("offer", id)
                .query(UUID.class)
                .single();
        desk(nadia, "/interets/" + interest, "shared", "oui");
        assertThat(visitor().get(HERE).body()).contains("Partagé avec une structure");
        desk(nadia, "/interets/" + interest, "shared", "non");
        assertThat(visitor().get(HERE).body()).doesNotContain("Partagé avec une structure");
    }

    /// The public pages show no contact, a proposal is not public, and a helper neither publishes nor reads the desk.
    @Test
    void contactsAndProposalsStayWithTheCoordination() {
        var id = UUID.randomUUID();
        propose(visitor(), id, "Une comptable partagée " + id);
        assertThat(visitor().get(HERE + "/" + id).statusCode()).isEqualTo(404);
        var helper = signedIn(person(Role.HELPER));
        assertThat(helper.get(DESK).statusCode()).isEqualTo(404);
        var form = Map.of("_csrf", helper.token("/profil"), "published", "oui");
        assertThat(helper.post(DESK + "/" + id + "/publication", form).statusCode())
                .isEqualTo(404);
        var nadia = signedIn(person(Role.COORDINATOR));
        desk(nadia, "/" + id + "/publication", "published", "oui");
        assertThat(visitor().get(HERE + "/" + id).body()).doesNotContain("accueil@pons.example");
    }

    @Test
    void anOrganisationIsInterestedOnceAndNotInItsOwnOffer() {
        var id = UUID.randomUUID();
        propose(visitor(), id, "Une comptable partagée " + id);
        var nadia = signedIn(person(Role.COORDINATOR));
        desk(nadia, "/" + id + "/publication", "published", "oui");
        assertThat(interested(visitor(), id, "centre social de PONS").body())
                .contains("Cette structure propose elle-même");
        assertThat(interested(visitor(), id, "Mairie de Jonzac").statusCode()).isEqualTo(200);
        assertThat(interested(visitor(), id, "mairie de jonzac").statusCode()).isEqualTo(409);
        desk(nadia, "/" + id + "/publication", "published", "non");
        assertThat(visitor().get(HERE + "/" + id).statusCode()).isEqualTo(404);
        clock.advance(Duration.ofDays(3 * 366L));
        job("datadeletion.night");
        assertThat(sql.sql("select count(*) from sharedservices_interest where offer = :offer")
                        .param("offer", id)
                        .query(Integer.class)
                        .single())
                .isZero();
        // The session ended in the meantime.
        nadia = signedIn(person(Role.COORDINATOR));
        desk(nadia, "/" + id + "/effacement");
        assertThat(nadia.get(DESK).body()).doesNotContain(id.toString());
    }
}
