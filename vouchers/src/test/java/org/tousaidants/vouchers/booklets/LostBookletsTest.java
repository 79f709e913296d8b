package org.tousaidants.vouchers.booklets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.vouchers.VoucherTestSite;
import org.tousaidants.vouchers.booklets.VoucherBooklets.BookletHandOverResult;
import org.tousaidants.vouchers.booklets.VoucherBooklets.BookletPrintingResult;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.signatures.SignatureFixture;
import org.tousaidants.vouchers.treasury.LedgerAudit;
import org.tousaidants.vouchers.treasury.LedgerAuditResult;

/// Tests booklets lost in transport or at the printer.
@Import(SignatureFixture.class)
@TestPropertySource(properties = "ta.pass.labelled=false")
class LostBookletsTest extends VoucherTestSite {
    @Autowired
    private SignatureFixture desk;

    @Autowired
    private LedgerAudit audit;

    private SignedInPerson nadia;
    private SignedInPerson paul;
    private Account samira;
    private Place place;
    private @Nullable Visitor keeper;

    @BeforeEach
    void people() {
        networks.found(networks.here());
        nadia = actor(person(Role.COORDINATOR));
        paul = actor(person(Role.COORDINATOR));
        samira = person(Role.HELPER);
        place = place("Salle " + UUID.randomUUID(), "Saintes");
        qualify(samira, place, Optional.empty());
    }

    private BookletPrintingResult.BookletsPrinted delivered(int many) {
        return delivered(
                nadia, orders.today().getYear() + 1, new VoucherOrder.BookletQuantity(1_000, many, 4), samira.id());
    }

    private String till(PaperCode code) {
        if (keeper == null) keeper = signedIn(samira);
        return typed(keeper, place, code.printed(), UUID.randomUUID(), "");
    }

    private UUID lost(BookletPrintingResult.BookletsPrinted made, int from, int to) {
        var request = UUID.randomUUID();
        assertThat(booklets.reportLost(nadia, request, made.order().id(), from, to, "perdus par la poste"))
                .isEqualTo(to - from + 1);
        return request;
    }

    private void clean() {
        assertThat(audit.run()).isInstanceOf(LedgerAuditResult.NoDifference.class);
    }

    @Test
    void aBoxThatWasLostOnItsWayIsPrintedAgain() {
        var made = delivered(3);
        assertThat(booklets.print(nadia, made.order().id(), UUID.randomUUID(), 1))
                .isEqualTo(new BookletPrintingResult.TooManyBookletsToPrint(0));
        assertThat(desk.sign(paul, lost(made, 1, 3))).isTrue();
        var again = booklets.print(nadia, made.order().id(), UUID.randomUUID(), 3);
        assertThat(again).isInstanceOf(BookletPrintingResult.BookletsPrinted.class);
        booklets.deliver(nadia, made.order().id(), 4, 6, samira.id());
        assertThat(booklets.handOver(actor(samira), made.booklets().getFirst().code()))
                .isInstanceOf(BookletHandOverResult.BookletNotUsable.class);
        for (var one : ((BookletPrintingResult.BookletsPrinted) again).booklets())
            assertThat(booklets.handOver(actor(samira), one.code()))
                    .isInstanceOf(BookletHandOverResult.BookletHandedOver.class);
        clean();
    }

    @Test
    void aBookletIsBlockedFromTheMomentAtWhichItIsReportedLost() {
        var made = delivered(2);
        var booklet = made.booklets().getFirst();
        booklets.handOver(actor(samira), booklet.code());
        assertThat(till(booklet.vouchers().get(0))).contains("\"taken\"");
        var request = lost(made, 1, 2);
        assertThat(till(booklet.vouchers().get(1))).contains("\"lost\"");
        assertThat(booklets.handOver(actor(samira), made.booklets().getLast().code()))
                .isInstanceOf(BookletHandOverResult.BookletNotUsable.class);
        // The booklet was found: the second signature is refused and its vouchers are valid again.
        assertThat(desk.refuse(paul, request)).isTrue();
        assertThat(till(booklet.vouchers().get(1))).contains("\"taken\"");
        clean();
    }

    @Test
    void aReplacementIsPaperUntilItIsInThePersonsHand() {
        var made = delivered(1);
        var booklet = made.booklets().getFirst();
        booklets.handOver(actor(samira), booklet.code());
        assertThat(till(booklet.vouchers().get(0))).contains("\"taken\"");
        desk.sign(paul, lost(made, 1, 1));
        var replacement = replacement(made);
        assertThat(replacement.vouchers()).hasSize(3);
        assertThat(till(replacement.vouchers().get(0))).contains("\"notActive\"");
        assertThat(booklets.handOver(actor(samira), replacement.code()))
                .isInstanceOf(BookletHandOverResult.BookletHandedOver.class);
        assertThat(till(replacement.vouchers().get(0))).contains("\"taken\"");
        assertThat(booklets.replace(nadia, number(made, 1)))
                .isInstanceOf(BookletPrintingResult.PrintingNotPossibleNow.class);
        // The whole order has been printed: a replacement does not count in addition.
        assertThat(booklets.print(nadia, made.order().id(), UUID.randomUUID(), 1))
                .isEqualTo(new BookletPrintingResult.TooManyBookletsToPrint(0));
        clean();
    }

    @Test
    void aReplacementThatThePrinterSpoiltOrThePostLostIsMadeAnew() {
        var made = delivered(1);
        booklets.handOver(actor(samira), made.booklets().getFirst().code());
        desk.sign(paul, lost(made, 1, 1));
        var spoilt = replacement(made);
        var second = replacement(made);
        assertThat(booklets.handOver(actor(samira), spoilt.code()))
                .isInstanceOf(BookletHandOverResult.BookletNotUsable.class);
        desk.sign(paul, lost(made, second.number(), second.number()));
        var third = replacement(made);
        assertThat(booklets.handOver(actor(samira), second.code()))
                .isInstanceOf(BookletHandOverResult.BookletNotUsable.class);
        assertThat(booklets.handOver(actor(samira), third.code()))
                .isInstanceOf(BookletHandOverResult.BookletHandedOver.class);
        for (var code : third.vouchers()) assertThat(till(code)).contains("\"taken\"");
        for (var other : List.of(spoilt, second))
            assertThat(till(other.vouchers().getFirst())).contains("\"notActive\"");
        clean();
    }

    private VoucherBooklets.PrintedBooklet replacement(BookletPrintingResult.BookletsPrinted made) {
        return ((BookletPrintingResult.BookletsPrinted) booklets.replace(nadia, number(made, 1)))
                .booklets()
                .getFirst();
    }

    private UUID number(BookletPrintingResult.BookletsPrinted made, int number) {
        return sql.sql("select id from booklets_booklet where \"order\" = :order and number = :number")
                .param("order", made.order().id())
                .param("number", number)
                .query(UUID.class)
                .single();
    }
}
