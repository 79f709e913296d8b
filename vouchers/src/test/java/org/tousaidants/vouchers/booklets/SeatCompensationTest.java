package org.tousaidants.vouchers.booklets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.sortition.MeetingKind;
import org.tousaidants.label.sortition.SeatAgreementRequest;
import org.tousaidants.label.sortition.SeatAgreements;
import org.tousaidants.label.sortition.SeatDraws;
import org.tousaidants.label.sortition.SeatedMeeting;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.vouchers.VoucherTestSite;
import org.tousaidants.vouchers.orders.VoucherOrder;

/// Tests that a person helped who sat in a meeting receives a booklet, and that nothing links it to them.
class SeatCompensationTest extends VoucherTestSite {
    @Autowired
    SeatAgreements agreements;

    @Autowired
    SeatDraws draws;

    @Test
    void aBookletIsHandedOverOnceOnTheDayAndToAPersonWhoComes() {
        networks.found(networks.here());
        var account = person(Role.COORDINATOR);
        var nadia = actor(account);
        var helper = person(Role.HELPER);
        var made = delivered(
                nadia, orders.today().getYear() + 1, new VoucherOrder.BookletQuantity(1_000, 2, 4), helper.id());
        var code = made.booklets().getFirst().code().printed();
        agreements.agree(
                Optional.empty(),
                new SeatAgreementRequest("Odette Martin", Optional.empty(), "Le bourg, 17120 Cozes", "fr"));
        var id = UUID.randomUUID();
        draws.open(
                nadia,
                new SeatedMeeting(
                        id,
                        MeetingKind.COMMITTEE,
                        Optional.empty(),
                        "Une séance du comité",
                        ParisTime.today(clock).plusDays(2),
                        "de 14 h à 16 h",
                        "Mairie de Saintes",
                        1));
        assertThat(visitor().get("/voix").body()).contains("un carnet de chèques du pass numérique");
        var coordinator = signedIn(account);
        var here = "/bureau/voix/" + id;
        var give = here + "/sieges/1/dedommagement";
        draws.answer(nadia, id, 1, true);
        // The day has not come.
        assertThat(coordinator
                        .post(give, Map.of("_csrf", coordinator.token(here), "carnet", code))
                        .statusCode())
                .isEqualTo(409);
        sql.sql("update sortition_meeting set day = :today where id = :id")
                .param("today", ParisTime.today(clock))
                .param("id", id)
                .update();
        assertThat(coordinator
                        .post(give, Map.of("_csrf", coordinator.token(here), "carnet", "C000-0000"))
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(coordinator
                        .post(give, Map.of("_csrf", coordinator.token(here), "carnet", code))
                        .statusCode())
                .isEqualTo(303);
        assertThat(coordinator.get(here).body()).contains("Dédommagement remis le");
        assertThat(booklets.counts(made.order().id())).containsEntry(VoucherBooklet.BookletState.HANDED, 1);
        assertThat(coordinator
                        .post(
                                give,
                                Map.of(
                                        "_csrf",
                                        coordinator.token(here),
                                        "carnet",
                                        made.booklets().getLast().code().printed()))
                        .statusCode())
                .isEqualTo(409);
        assertThat(booklets.counts(made.order().id())).containsEntry(VoucherBooklet.BookletState.HANDED, 1);
    }
}
