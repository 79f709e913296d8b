package org.tousaidants.vouchers.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.vouchers.VoucherTestSite;
import org.tousaidants.vouchers.booklets.VoucherBooklets;

/// Tests the letters of 30 November, 15 and 22 December over several years with a real mail server.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CalendarLettersTest extends VoucherTestSite {
    private static final VoucherOrder.BookletQuantity CARNETS = new VoucherOrder.BookletQuantity(1_000, 3, 10);
    private static final GreenMail POST = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @DynamicPropertySource
    static void post(DynamicPropertyRegistry settings) {
        if (!POST.isRunning()) POST.start();
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> POST.getSmtp().getPort());
    }

    @Test
    @org.junit.jupiter.api.Order(1)
    void eachIsToldOnceOnTheDayWhateverTheClockAndTheProcessDid() throws Exception {
        networks.found(networks.here());
        var nadia = actor(person(Role.COORDINATOR));
        var holder = person(Role.HELPER);
        var done = person(Role.HELPER);
        var keeper = person(Role.HELPER);
        var ended = person(Role.HELPER);
        var year = orders.today().getYear() + 1;
        // A name and a title that try to add a header to a letter.
        var first = ordered(nadia, "Carnets\nBcc: intrus@exemple.fr", year, CARNETS, funders("ville@exemple.fr"));
        var second = ordered(nadia, "Carnets du canton", year, CARNETS, funders("canton@exemple.fr"));
        var later = ordered(nadia, "Carnets d’après", year + 1, CARNETS, funders("apres@exemple.fr"));
        var quoted = quoted(nadia, "Devis seulement", year, CARNETS, funders("devis@exemple.fr"));
        assertThat(quoted.stage()).isEqualTo(VoucherOrder.OrderStage.QUOTED);
        var made = (VoucherBooklets.BookletPrintingResult.BookletsPrinted)
                booklets.print(nadia, first.id(), UUID.randomUUID(), 3);
        booklets.deliver(nadia, first.id(), 1, 2, holder.id());
        booklets.deliver(nadia, first.id(), 3, 3, done.id());
        booklets.receive(actor(holder));
        assertThat(booklets.handOver(actor(done), made.booklets().getLast().code()))
                .isInstanceOf(VoucherBooklets.BookletHandOverResult.BookletHandedOver.class);
        qualify(keeper, place("Lieu ouvert", "Saintes"), Optional.empty());
        qualify(
                ended,
                place("Lieu qui a cessé", "Saintes"),
                Optional.of(orders.today().plusDays(30)));

        at(LocalDateTime.of(year, 8, 1, 12, 0));
        everyProcessTurns();
        assertThat(POST.getReceivedMessages()).as("in August").isEmpty();
        at(LocalDateTime.of(year, 11, 29, 23, 50));
        everyProcessTurns();
        assertThat(POST.getReceivedMessages()).as("ten minutes before").isEmpty();

        at(LocalDateTime.of(year, 11, 30, 0, 10));
        everyProcessTurns();
        assertThat(to("ville@exemple.fr"))
                .containsExactly("Pass numérique " + first.reference() + " : où en sont vos carnets");
        assertThat(words("ville@exemple.fr"))
                .contains("Ville, voici l’état de « Carnets Bcc: intrus@exemple.fr »")
                .contains("Chèques imprimés : 30. Activés : 10. Encaissés : 0.", "Carnets entamés : 0.")
                .contains("En circulation : 100,00 €", "31 décembre " + year, "31 janvier " + (year + 1));
        assertThat(to("canton@exemple.fr")).hasSize(1);
        assertThat(to(holder.mail().value())).hasSize(1);
        assertThat(words(holder.mail().value()))
                .contains("Il vous reste 2 carnets", "À partir du", "15 décembre", "/pass/carnets");
        assertThat(POST.getReceivedMessages())
                .as("neither a prescriber without booklets nor the tills are notified yet")
                .hasSize(3);

        // The machine was off from 1 December until the 29th: only letters that are still useful are sent.
        at(LocalDateTime.of(year, 12, 29, 9, 0));
        everyProcessTurns();
        assertThat(to("ville@exemple.fr")).hasSize(3);
        assertThat(to("canton@exemple.fr")).hasSize(3);
        assertThat(words("ville@exemple.fr")).contains("Ce qui reste vous sera rendu ensuite");
        assertThat(to(holder.mail().value())).hasSize(2);
        assertThat(words(holder.mail().value())).contains("Il vous en reste 2. Rendez-les");
        assertThat(booklets.handOver(actor(holder), made.booklets().getFirst().code()))
                .isInstanceOf(VoucherBooklets.BookletHandOverResult.BookletExpired.class);
        assertThat(to(keeper.mail().value()))
                .as("one for all orders of the year")
                .hasSize(1);
        assertThat(words(keeper.mail().value()))
                .contains("Vous pouvez les encaisser jusqu’au", "31 janvier " + (year + 1), "/pass/encaisser");
        for (var nobody : List.of(
                done.mail().value(), ended.mail().value(), "devis@exemple.fr", "intrus@exemple.fr", "apres@exemple.fr"))
            assertThat(to(nobody)).as(nobody).isEmpty();

        // The next year the machine starts too late: no letter is sent.
        at(LocalDateTime.of(year + 2, 1, 10, 9, 0));
        var before = POST.getReceivedMessages().length;
        everyProcessTurns();
        assertThat(to(nadia.mail()))
                .as("two orders are over, and their credit notes wait")
                .hasSize(2);
        assertThat(POST.getReceivedMessages())
                .hasSize(before + 2 * accounts.coordination().size());
        assertThat(to("apres@exemple.fr")).isEmpty();
        assertThat(orders.find(later.id()).orElseThrow().stage()).isEqualTo(VoucherOrder.OrderStage.ORDERED);
        assertThat(orders.find(second.id()).orElseThrow().stage())
                .as("no refund before two signatures")
                .isEqualTo(VoucherOrder.OrderStage.EXPIRED);
    }

    /// Runs the job twice, as after a restart, and then empties the mailbox.
    private void everyProcessTurns() {
        calendar();
        calendar();
        while (outbox.carryNext())
            ;
    }

    /// The letters of one order cannot be written; other orders get theirs.
    @Test
    @org.junit.jupiter.api.Order(2)
    void anOrderThatCannotBeToldStopsNoOther() throws Exception {
        networks.found(networks.here());
        var nadia = actor(person(Role.COORDINATOR));
        var year = orders.today().getYear() + 5;
        var poisoned = ordered(nadia, "Empoisonnée", year, CARNETS, funders("poison@exemple.fr"));
        var other = ordered(nadia, "Saine", year, CARNETS, funders("saine@exemple.fr"));
        // With an invalid address, the letter cannot be built.
        sql.sql("update orders_funder set mail = 'pas une adresse' where \"order\" = :order and mail <> ''")
                .param("order", poisoned.id())
                .update();
        at(LocalDateTime.of(year, 11, 30, 9, 0));
        assertThat(jobs.run("orders.notices")).hasSize(1);
        assertThat(posted("saine@exemple.fr")).hasSize(1);
        assertThat(sql.sql("select count(*) from notices_notice where subject = :order")
                        .param("order", other.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        while (outbox.carryNext())
            ;
        POST.purgeEmailFromAllMailboxes();
    }

    private static VoucherOrder.OrderFunder[] funders(String mail) {
        return new VoucherOrder.OrderFunder[] {
            new VoucherOrder.OrderFunder(UUID.randomUUID(), "Ville", mail, 20_000),
            new VoucherOrder.OrderFunder(UUID.randomUUID(), "Sans adresse", "", 10_000)
        };
    }

    private void at(LocalDateTime moment) {
        clock.advance(
                Duration.between(clock.instant(), moment.atZone(ParisTime.ZONE).toInstant()));
    }

    private static Stream<MimeMessage> letters(String mail) {
        return Stream.of(POST.getReceivedMessages()).filter(letter -> {
            try {
                return letter.getRecipients(RecipientType.TO)[0].toString().equals(mail);
            } catch (Exception unreadable) {
                throw new AssertionError(unreadable);
            }
        });
    }

    /// The subjects of the letters to an address, in order.
    private static List<String> to(String mail) throws Exception {
        return letters(mail)
                .map(letter -> {
                    try {
                        return letter.getSubject().replace('\u00a0', ' ').replace('\u202f', ' ');
                    } catch (Exception unreadable) {
                        throw new AssertionError(unreadable);
                    }
                })
                .toList();
    }

    private static String words(String mail) throws Exception {
        return letters(mail)
                .map(letter -> {
                    try {
                        return letter.getContent().toString();
                    } catch (Exception unreadable) {
                        throw new AssertionError(unreadable);
                    }
                })
                .reduce("", (a, b) -> a + b)
                .replaceAll("[\u00a0\u202f]", " ");
    }
}
