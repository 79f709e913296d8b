package org.tousaidants.vouchers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.TousAidants;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.db.CommandSpringContext;
import org.tousaidants.platform.db.SeparateProcess;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.vouchers.booklets.VoucherBooklets;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.orders.VoucherOrders;
import org.tousaidants.vouchers.redemptions.VoucherPlaceQualifications;
import org.tousaidants.vouchers.redemptions.VoucherQualifiedPlace;
import org.tousaidants.vouchers.redemptions.VoucherRedemptions;
import org.tousaidants.vouchers.redemptions.VoucherRedemptions.PresentedVoucher;
import org.tousaidants.vouchers.redemptions.VoucherRedemptions.VoucherRedemptionResult;
import org.tousaidants.vouchers.treasury.LedgerAudit;
import org.tousaidants.vouchers.treasury.LedgerAuditResult;

/// Printed booklets are valid for a year, and the secret of the installation is replaced meanwhile, by its
/// command: earlier codes are handed over and redeemed, until the former secret is removed.
class ReplacedSecretTest {
    private static final List<String> SETTINGS = List.of("ta.secret-file", "ta.pass.labelled");

    @TempDir
    Path folder;

    private final Clock clock = Clock.system(ParisTime.ZONE);
    private final String url = TestDatabase.url();

    @AfterEach
    void asItWas() {
        SETTINGS.forEach(System::clearProperty);
    }

    @Test
    void whatWasPrintedBeforeIsReadUntilTheFormerSecretIsForgotten() throws Exception {
        System.setProperty("ta.secret-file", folder.resolve("secret").toString());
        System.setProperty("ta.pass.labelled", "false");
        secret("rotate");
        var place = with(ReplacedSecretTest::place);
        var first = with(ReplacedSecretTest::printed);
        var spent = presented(code(first, 0, 0), UUID.randomUUID());
        with(doors -> {
            hand(doors, first, 0);
            return assertThat(take(doors, place, spent)).isInstanceOf(VoucherRedemptionResult.VoucherRedeemed.class);
        });
        var before = Files.readString(folder.resolve("secret"));
        secret("rotate");
        assertThat(Files.readString(folder.resolve("secret"))).isNotEqualTo(before);
        var second = with(doors -> {
            assertThat(take(doors, place, spent))
                    .as("sent again")
                    .isInstanceOf(VoucherRedemptionResult.VoucherRedeemed.class);
            assertThat(word(doors, place, code(first, 0, 0))).as("taken before").isEqualTo("used");
            assertThat(word(doors, place, code(first, 0, 1))).isEqualTo("taken");
            hand(doors, first, 1);
            assertThat(word(doors, place, code(first, 1, 0))).isEqualTo("taken");
            var printed = printed(doors);
            hand(doors, printed, 0);
            assertThat(word(doors, place, code(printed, 0, 0))).isEqualTo("taken");
            return printed;
        });
        secret("rotate");
        with(doors -> {
            assertThat(word(doors, place, code(first, 1, 1)))
                    .as("two secrets ago")
                    .isEqualTo("taken");
            assertThat(word(doors, place, code(second, 0, 1))).isEqualTo("taken");
            return assertThat(word(doors, place, PaperCode.draw('V', 6, new SecureRandom())))
                    .as("made up")
                    .isEqualTo("unknown");
        });
        secret("forget", LocalDate.now(clock).plusDays(1).toString());
        with(doors -> {
            assertThat(word(doors, place, code(first, 1, 2))).isEqualTo("unknown");
            assertThat(doors.getBean(VoucherBooklets.class)
                            .handOver(nadia(doors), first.booklets().get(2).code()))
                    .isInstanceOf(VoucherBooklets.BookletHandOverResult.UnknownBooklet.class);
            var third = printed(doors);
            hand(doors, third, 0);
            assertThat(word(doors, place, code(third, 0, 0))).isEqualTo("taken");
            return assertThat(doors.getBean(LedgerAudit.class).run())
                    .isInstanceOf(LedgerAuditResult.NoDifference.class);
        });
    }

    private interface ThrowingTask<T> {
        T with(BeanFactory doors);
    }

    /// Like a restarted service, which reads the secret again.
    private <T> T with(ThrowingTask<T> doing) {
        try (var database = TestDatabase.joined(url);
                var doors = CommandSpringContext.over(database, clock)) {
            return doing.with(doors);
        }
    }

    /// `bin/tous-aidants secret …`, as an operator types it.
    private void secret(String... words) throws Exception {
        var builder = SeparateProcess.of(
                        TousAidants.class,
                        Stream.concat(Stream.of("secret"), Stream.of(words)).toArray(String[]::new))
                .redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("TA_SECRET", "TA_SECRET_FILE", "TA_SECRET_BEFORE"));
        builder.environment().put("TA_DATA_DIR", folder.toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static SignedInPerson nadia(BeanFactory doors) {
        return new SignedInPerson(
                new UUID(15, 1),
                "nadia@exemple.fr",
                "Nadia",
                Role.COORDINATOR,
                doors.getBean(TerritoryNetworks.class).here());
    }

    /// The place whose till Nadia keeps.
    private static UUID place(BeanFactory doors) {
        var networks = doors.getBean(TerritoryNetworks.class);
        networks.found(networks.here());
        var sheet =
                PlaceSheet.of(Map.of(Field.NOM, "Médiathèque", Field.COMMUNE, "Saintes", Field.CODE_POSTAL, "17100"));
        doors.getBean(Places.class)
                .gather(
                        new ValueStatementSource.HarvestedSource("secret", UUID.randomUUID()),
                        List.of(new HarvestedPlaceRecord("1", sheet)));
        var place = doors.getBean(PlaceDirectory.class).snapshot().places().stream()
                .filter(one -> one.name().equals("Médiathèque"))
                .findFirst()
                .orElseThrow();
        var nadia = nadia(doors);
        var wanted = new VoucherQualifiedPlace(
                UUID.randomUUID(),
                place.id().value(),
                new VoucherQualifiedPlace.PlaceBankAccount("Ville", "FR1420041010050500013M02606", "73282932000074"),
                nadia.id(),
                0,
                doors.getBean(VoucherOrders.class).today(),
                Optional.empty(),
                nadia.id(),
                Optional.empty(),
                Optional.empty());
        doors.getBean(VoucherPlaceQualifications.class).ask(nadia, wanted, "Médiathèque");
        // Signatures require pages, which a command does not have.
        doors.getBean(JdbcClient.class)
                .sql("update redemptions_place set second = :paul, pays_from_at = now() where id = :id")
                .param("paul", new UUID(15, 2))
                .param("id", wanted.id())
                .update();
        return place.id().value();
    }

    /// Three funded booklets.
    private static VoucherBooklets.BookletPrintingResult.BookletsPrinted printed(BeanFactory doors) {
        var orders = doors.getBean(VoucherOrders.class);
        var nadia = nadia(doors);
        var funder = new VoucherOrder.OrderFunder(UUID.randomUUID(), "Ville", "", 9_000);
        var order = orders.quote(
                nadia,
                new VoucherOrder(
                        UUID.randomUUID(),
                        0,
                        "Carnets",
                        new VoucherOrder.BookletQuantity(1_000, 3, 3),
                        orders.today().getYear() + 1,
                        VoucherOrder.VoucherUseRules.NONE,
                        VoucherOrder.OrderStage.QUOTED,
                        java.time.Instant.EPOCH,
                        nadia.id(),
                        List.of(funder)));
        orders.order(nadia, order.id());
        orders.provide(
                UUID.randomUUID(), order.id(), funder.id(), funder.cents(), "M-1", nadia.id(), UUID.randomUUID());
        var made = (VoucherBooklets.BookletPrintingResult.BookletsPrinted)
                doors.getBean(VoucherBooklets.class).print(nadia, order.id(), UUID.randomUUID(), 3);
        doors.getBean(VoucherBooklets.class).deliver(nadia, order.id(), 1, 3, nadia.id());
        return made;
    }

    private static PaperCode code(
            VoucherBooklets.BookletPrintingResult.BookletsPrinted printed, int booklet, int voucher) {
        return printed.booklets().get(booklet).vouchers().get(voucher);
    }

    private static void hand(
            BeanFactory doors, VoucherBooklets.BookletPrintingResult.BookletsPrinted printed, int booklet) {
        assertThat(doors.getBean(VoucherBooklets.class)
                        .handOver(nadia(doors), printed.booklets().get(booklet).code()))
                .isInstanceOf(VoucherBooklets.BookletHandOverResult.BookletHandedOver.class);
    }

    private PresentedVoucher presented(PaperCode code, UUID id) {
        return new PresentedVoucher(id, code, "Atelier", 60, "TYPED", LocalDate.now(clock));
    }

    private static VoucherRedemptionResult take(BeanFactory doors, UUID place, PresentedVoucher presented) {
        return doors.getBean(VoucherRedemptions.class)
                .take(nadia(doors), new VoucherRedemptions.VoucherTill(place, "127.0.0.1"), presented);
    }

    private String word(BeanFactory doors, UUID place, PaperCode code) {
        return take(doors, place, presented(code, UUID.randomUUID())).word();
    }
}
