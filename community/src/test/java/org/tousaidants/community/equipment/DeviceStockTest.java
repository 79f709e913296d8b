package org.tousaidants.community.equipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class DeviceStockTest extends RunningSite {
    @Autowired
    DeviceStock equipment;

    private Visitor desk;

    @BeforeEach
    void comeIn() {
        desk = signedIn(person(Role.HELPER));
    }

    private HttpResponse<String> post(String path, String... pairs) {
        var form = new HashMap<String, String>();
        form.put("_csrf", desk.token("/equipement/nouveau"));
        for (var i = 0; i < pairs.length; i += 2) form.put(pairs[i], pairs[i + 1]);
        return desk.post(path, form);
    }

    private HttpResponse<String> receive(UUID id, String serial) {
        return post(
                "/equipement",
                "id",
                id.toString(),
                "kind",
                "laptop",
                "model",
                "ThinkPad X250",
                "serial",
                serial,
                "donor",
                "Crédit maritime");
    }

    private UUID asked(String name, List<String> reasons) {
        var id = UUID.randomUUID();
        equipment.ask(id, "LAPTOP", reasons, name, "05 46 00 00 01");
        return id;
    }

    private static String serial() {
        return "SN" + UUID.randomUUID().toString().substring(0, 12).toUpperCase(Locale.ROOT);
    }

    @Test
    void aLaptopGoesFromACompanyToAPersonAndBackAndNothingPersonalStays() {
        var id = UUID.randomUUID();
        var here = "/equipement/" + id;
        assertThat(receive(id, serial()).statusCode()).isEqualTo(303);
        assertThat(desk.get(here + "/effacement.pdf").statusCode()).isEqualTo(404);
        assertThat(post(here + "/actes/WIPE", "words", "Effacement sécurisé du disque")
                        .statusCode())
                .isEqualTo(303);
        assertThat(desk.get(here + "/effacement.pdf").body()).startsWith("%PDF");
        assertThat(post(here + "/actes/TEST", "grade", "b", "words", "").statusCode())
                .isEqualTo(303);
        var request = asked("Lucien Petit " + id, List.of("demarches", "isolement"));
        assertThat(post(here + "/remises", "request", request.toString(), "terms", "loan")
                        .statusCode())
                .isEqualTo(303);
        assertThat(desk.get(here).body()).contains("Lucien Petit " + id);
        assertThat(desk.get(here + "/accord.pdf").body()).startsWith("%PDF");
        assertThat(desk.get(here + "/etiquette.pdf").body()).startsWith("%PDF");
        assertThat(post(here + "/actes/RETURN").statusCode()).isEqualTo(303);
        assertThat(desk.get(here).body()).doesNotContain("Lucien Petit").contains("pas encore effacé");
        assertThat(sql.sql("select count(*) from equipment_holder where name like '%' || :id")
                        .param("id", id.toString())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(desk.get(here + "/effacement.pdf").statusCode())
                .as("the old certificate no longer holds")
                .isEqualTo(404);
    }

    @Test
    void whatIsBrokenIsRepairedAndTestedAgainOrGoesToTheRecyclerWithItsSlip() {
        var id = UUID.randomUUID();
        var here = "/equipement/" + id;
        receive(id, serial());
        post(here + "/actes/WIPE", "words", "Effacement sécurisé");
        assertThat(post(here + "/actes/REPAIR", "repair", "").statusCode()).isEqualTo(422);
        assertThat(post(here + "/actes/REPAIR", "repair", "La charnière est cassée")
                        .statusCode())
                .isEqualTo(303);
        assertThat(post(here + "/actes/TEST", "grade", "a", "words", "").statusCode())
                .as("not before it is repaired")
                .isEqualTo(409);
        assertThat(post(here + "/actes/REPAIRED", "repair", "Charnière changée").statusCode())
                .isEqualTo(303);
        assertThat(post(here + "/actes/TEST", "grade", "b", "words", "").statusCode())
                .isEqualTo(303);
        assertThat(desk.get(here + "/bordereau.pdf").statusCode()).isEqualTo(404);
        assertThat(post(here + "/actes/RECYCLE", "words", "").statusCode()).isEqualTo(422);
        assertThat(post(here + "/actes/RECYCLE", "words", "BSD-2026-118").statusCode())
                .isEqualTo(303);
        assertThat(desk.get(here + "/bordereau.pdf").body()).startsWith("%PDF");
        assertThat(desk.get(here).body()).contains("Charnière changée", "BSD-2026-118", "Recyclé");
    }

    @Test
    void aHelperAsksForADeviceInTheirRoleWithTheirOwnReasons() {
        var id = UUID.randomUUID();
        assertThat(desk.get("/equipement/demande?pour=aidant").body())
                .contains("Rôle de l’aidant", "Se déplace chez les personnes")
                .doesNotContain("Revenus sous le plafond");
        assertThat(forHelper(id, "volunteer", "se-deplace").statusCode()).isEqualTo(303);
        assertThat(desk.get("/equipement").body()).contains("Jeanne Robin " + id + " (Bénévole)");
        assertThat(points(id)).isEqualTo(3);
        var device = UUID.randomUUID();
        var here = "/equipement/" + device;
        receive(device, serial());
        post(here + "/actes/WIPE", "words", "Effacement sécurisé");
        post(here + "/actes/TEST", "grade", "a", "words", "");
        assertThat(post(here + "/remises", "request", id.toString(), "terms", "loan")
                        .statusCode())
                .isEqualTo(303);
        assertThat(desk.get(here + "/accord.pdf").body()).startsWith("%PDF");
    }

    /// The reasons of people helped have more points: a helper who sends them gets none. A role is one of the list.
    @Test
    void aHelperGetsNoPointsForTheReasonsOfAPersonHelped() {
        var id = UUID.randomUUID();
        assertThat(forHelper(id, "", "se-deplace").statusCode()).isEqualTo(422);
        assertThat(forHelper(id, "person", "demarches").statusCode()).isEqualTo(422);
        assertThat(forHelper(id, "mediator", "demarches").statusCode()).isEqualTo(303);
        assertThat(points(id)).isZero();
        var person = asked("Paul Bernard " + id, List.of("revenus", "sans-connexion"));
        assertThat(points(person)).isEqualTo(2);
    }

    private HttpResponse<String> forHelper(UUID id, String role, String reason) {
        return post(
                "/equipement/demandes",
                "id",
                id.toString(),
                "pour",
                "aidant",
                "role",
                role,
                "kind",
                "laptop",
                "reasons",
                reason,
                "name",
                "Jeanne Robin " + id,
                "contact",
                "05 46 00 00 02");
    }

    private int points(UUID request) {
        return sql.sql("select points from equipment_request where id = :id")
                .param("id", request)
                .query(Integer.class)
                .single();
    }

    @Test
    void aSerialNumberComesInOnce() {
        var serial = serial();
        assertThat(receive(UUID.randomUUID(), serial).statusCode()).isEqualTo(303);
        var again = receive(UUID.randomUUID(), serial.toLowerCase(Locale.ROOT));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("déjà dans le parc");
    }

    @Test
    void whatIsNotWipedIsHandedToNobodyAndARequestIsServedOnce() {
        var id = UUID.randomUUID();
        receive(id, serial());
        var request = asked("Fatou Diallo", List.of("emploi"));
        var here = "/equipement/" + id;
        assertThat(post(here + "/remises", "request", request.toString(), "terms", "gift")
                        .statusCode())
                .isEqualTo(409);
        post(here + "/actes/WIPE", "words", "Réinitialisation");
        post(here + "/actes/TEST", "grade", "a", "words", "");
        assertThat(post(here + "/remises", "request", request.toString(), "terms", "gift")
                        .statusCode())
                .isEqualTo(303);
        var other = UUID.randomUUID();
        receive(other, serial());
        post("/equipement/" + other + "/actes/WIPE", "words", "Réinitialisation");
        post("/equipement/" + other + "/actes/TEST", "grade", "a", "words", "");
        var twice = post("/equipement/" + other + "/remises", "request", request.toString(), "terms", "gift");
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.body()).contains("a déjà reçu un appareil");
    }

    @Test
    void whatSomebodyElseBringsBackIsTakenByItsLabelAndASecondReturnIsToldSo() {
        var id = UUID.randomUUID();
        var here = "/equipement/" + id;
        receive(id, serial());
        post(here + "/actes/WIPE", "words", "Réinitialisation");
        post(here + "/actes/TEST", "grade", "a", "words", "");
        var request = asked("Paulette Roy " + id, List.of("demarches"));
        post(here + "/remises", "request", request.toString(), "terms", "loan");
        // The device is returned at another desk.
        desk = signedIn(person(Role.HELPER));
        assertThat(desk.get(here).body()).contains("Lisez le code de l’étiquette, même si");
        assertThat(post(here + "/actes/RETURN").statusCode()).isEqualTo(303);
        assertThat(desk.get(here).body()).doesNotContain("Paulette Roy");
        var twice = post(here + "/actes/RETURN");
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.body()).contains("notice-warn");
    }

    @Test
    void theReasonsThatCountMostComeFirstThenTheOldest() {
        var weak = asked("Un", List.of("revenus", "invented"));
        var strong = asked("Deux", List.of("demarches", "handicap"));
        var alsoWeak = asked("Trois", List.of("isolement"));
        assertThat(equipment.waiting().stream()
                        .map(DeviceAllocationRequest::id)
                        .filter(List.of(weak, strong, alsoWeak)::contains))
                .containsExactly(strong, weak, alsoWeak);
    }

    @Test
    void aStrangerSeesNothingOfTheStock() {
        assertThat(visitor().get("/equipement").statusCode()).isNotEqualTo(200);
    }
}
